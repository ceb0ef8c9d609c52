using DigitalBank.Payments.Answers;
using DigitalBank.Payments.Gateway;
using DigitalBank.Payments.Incoming;
using DigitalBank.Payments.Recalls;
using DigitalBank.Payments.Unplaced;
using DigitalBank.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalBank.Payments.Data;

internal sealed class GatewayMessageTable : IEntityTypeConfiguration<GatewayMessage>
{
    public void Configure(EntityTypeBuilder<GatewayMessage> builder)
    {
        builder.ToTable("GatewayMessages");
        builder.HasKey(message => message.Id);
        builder.IsNotAudited(); // is a log itself
        builder.Ignore(message => message.IsDone);
        builder.Ignore(message => message.FileName);
        builder.Property(message => message.Version).IsConcurrencyToken();
        builder.Property(message => message.Name).HasMaxLength(40);
        builder.Property(message => message.MessageId).HasMaxLength(35);
        builder.Property(message => message.Counterparty).HasMaxLength(11);
        builder.Property(message => message.ContentHash).HasMaxLength(64);
        builder.Property(message => message.DuplicateKey).HasMaxLength(64);
        builder.Property(message => message.ReasonCode).HasMaxLength(4);
        builder.Property(message => message.Remark).HasMaxLength(1000);
        builder.Property(message => message.HandedInReason).HasMaxLength(StaffReasons.Longest);
        builder.Property(message => message.DecisionReason).HasMaxLength(StaffReasons.Longest);

        // Settles the race of two deliveries of one message.
        builder.HasIndex(message => message.DuplicateKey).IsUnique();
        builder.HasIndex(message => message.AnswersId).IsUnique();
        builder.HasIndex(message => new { message.Status, message.Id });
        builder.HasIndex(message => message.MessageId);
    }
}

internal sealed class IncomingPaymentTable : IEntityTypeConfiguration<IncomingPayment>
{
    public void Configure(EntityTypeBuilder<IncomingPayment> builder)
    {
        builder.ToTable("IncomingPayments");
        builder.HasKey(payment => payment.Id);

        // Like an order it carries its own history.
        builder.IsNotAudited();
        builder.Ignore(payment => payment.Amount);
        builder.Ignore(payment => payment.HasMoney);
        builder.Ignore(payment => payment.IsGoingBack);
        builder.Property(payment => payment.Version).IsConcurrencyToken();
        builder.Property(payment => payment.SenderBic).HasMaxLength(11);
        builder.Property(payment => payment.MessageId).HasMaxLength(35);
        builder.Property(payment => payment.MessageName).HasMaxLength(40);
        builder.Property(payment => payment.InstructionId).HasMaxLength(35);
        builder.Property(payment => payment.EndToEndId).HasMaxLength(35);
        builder.Property(payment => payment.TransactionId).HasMaxLength(35);
        builder.Property(payment => payment.Uetr).HasMaxLength(36);
        builder.Property(payment => payment.UetrKey).HasMaxLength(36);
        builder.Property(payment => payment.ReferenceKey).HasMaxLength(50);
        builder.Property(payment => payment.CurrencyCode).HasMaxLength(3);
        builder.Property(payment => payment.DebtorIdentifier).HasMaxLength(34);
        builder.Property(payment => payment.DebtorAgentBic).HasMaxLength(11);
        builder.Property(payment => payment.DebtorCountry).HasMaxLength(2);
        builder.Property(payment => payment.CreditorIdentifier).HasMaxLength(34);
        builder.Property(payment => payment.RemittanceInformation).HasMaxLength(-1);
        builder.Property(payment => payment.ReasonCode).HasMaxLength(4);
        builder.Property(payment => payment.ReturnMessageId).HasMaxLength(35);
        builder.HasIndex(payment => payment.ReturnMessageId);
        builder.HasIndex(payment => payment.MessageId);

        // Settle the races of two deliveries: of one message, of one payment, of one reference.
        builder.HasIndex(payment => new { payment.GatewayMessageId, payment.Position }).IsUnique();
        builder.HasIndex(payment => payment.UetrKey).IsUnique();
        builder.HasIndex(payment => payment.ReferenceKey).IsUnique();
        builder.HasIndex(payment => new { payment.Status, payment.Id });
        builder.HasIndex(payment => new { payment.CreditorPartyId, payment.Id });
    }
}

internal sealed class IncomingPaymentStepTable : IEntityTypeConfiguration<IncomingPaymentStep>
{
    public void Configure(EntityTypeBuilder<IncomingPaymentStep> builder)
    {
        builder.ToTable("IncomingPaymentSteps");
        builder.HasKey(step => new { step.IncomingPaymentId, step.Number });
        builder.IsNotAudited(); // is a log itself
        builder.Property(step => step.ReasonCode).HasMaxLength(4);
        builder.Property(step => step.Note).HasMaxLength(500);
    }
}

internal sealed class StaffDecisionTable : IEntityTypeConfiguration<StaffDecision>
{
    public void Configure(EntityTypeBuilder<StaffDecision> builder)
    {
        builder.ToTable("IncomingDecisions");
        builder.HasKey(decision => decision.Id);
        builder.Property(decision => decision.ReturnReasonCode).HasMaxLength(4);
        builder.Property(decision => decision.Reason).HasMaxLength(StaffReasons.Longest);
        builder.HasIndex(decision => decision.IncomingPaymentId);
    }
}

internal sealed class UnplacedMoneyTable : IEntityTypeConfiguration<UnplacedMoney>
{
    public void Configure(EntityTypeBuilder<UnplacedMoney> builder)
    {
        builder.ToTable("UnplacedMoney");
        builder.HasKey(money => money.PaymentOrderId);
        builder.Ignore(money => money.Amount);
        builder.Property(money => money.Version).IsConcurrencyToken();
        builder.Property(money => money.CurrencyCode).HasMaxLength(3);
        builder.Property(money => money.Reason).HasMaxLength(StaffReasons.Longest);
        builder.Property(money => money.DecisionReason).HasMaxLength(StaffReasons.Longest);
        builder.HasIndex(money => new { money.Status, money.PaymentOrderId });
    }
}

internal sealed class RecallTable : IEntityTypeConfiguration<Recall>
{
    public void Configure(EntityTypeBuilder<Recall> builder)
    {
        builder.ToTable("Recalls");
        builder.HasKey(recall => recall.Id);
        builder.Ignore(recall => recall.IsOurs);
        builder.Property(recall => recall.Version).IsConcurrencyToken();
        builder.Property(recall => recall.CaseId).HasMaxLength(35);
        builder.Property(recall => recall.Counterparty).HasMaxLength(11);
        builder.Property(recall => recall.ReasonCode).HasMaxLength(4);
        builder.Property(recall => recall.AnswerCode).HasMaxLength(4);
        builder.Property(recall => recall.Reason).HasMaxLength(StaffReasons.Longest);
        builder.HasIndex(recall => recall.PaymentOrderId).IsUnique();
        builder.HasIndex(recall => recall.IncomingPaymentId);
        builder.HasIndex(recall => recall.JoinsId);
        builder.HasIndex(recall => new { recall.GatewayMessageId, recall.Position }).IsUnique();
        builder.HasIndex(recall => new { recall.Status, recall.Id });
    }
}

internal sealed class StatusInquiryTable : IEntityTypeConfiguration<StatusInquiry>
{
    public void Configure(EntityTypeBuilder<StatusInquiry> builder)
    {
        builder.ToTable("StatusInquiries");
        builder.HasKey(inquiry => inquiry.PaymentOrderId);
        builder.IsNotAudited(); // the order's history tells the same
        builder.Property(inquiry => inquiry.Asked).IsConcurrencyToken();
    }
}
