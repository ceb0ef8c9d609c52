using DigitalBank.Payments.DirectDebits;
using DigitalBank.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalBank.Payments.Data;

internal sealed class IncomingDebitTable : IEntityTypeConfiguration<IncomingDebit>
{
    public void Configure(EntityTypeBuilder<IncomingDebit> builder)
    {
        builder.ToTable("IncomingDebits");
        builder.HasKey(debit => debit.Id);

        // Like an order it carries its own history.
        builder.IsNotAudited();
        builder.Ignore(debit => debit.Amount);
        builder.Property(debit => debit.Version).IsConcurrencyToken();
        builder.Property(debit => debit.SenderBic).HasMaxLength(11);
        builder.Property(debit => debit.MessageId).HasMaxLength(35);
        builder.Property(debit => debit.MessageName).HasMaxLength(40);
        builder.Property(debit => debit.InstructionId).HasMaxLength(35);
        builder.Property(debit => debit.EndToEndId).HasMaxLength(35);
        builder.Property(debit => debit.TransactionId).HasMaxLength(35);
        builder.Property(debit => debit.Uetr).HasMaxLength(36);
        builder.Property(debit => debit.UetrKey).HasMaxLength(36);
        builder.Property(debit => debit.ReferenceKey).HasMaxLength(50);
        builder.Property(debit => debit.CurrencyCode).HasMaxLength(3);
        builder.Ignore(debit => debit.IsB2B);
        builder.HasIndex(debit => debit.CollectionId);
        builder.Property(debit => debit.LocalInstrument).HasMaxLength(35);
        builder.Property(debit => debit.SequenceType).HasMaxLength(4);
        builder.Property(debit => debit.MandateId).HasMaxLength(35);
        builder.Property(debit => debit.CreditorSchemeId).HasMaxLength(256);
        builder.Property(debit => debit.CreditorIdentifier).HasMaxLength(34);
        builder.Property(debit => debit.DebtorIdentifier).HasMaxLength(34);
        builder.Property(debit => debit.RemittanceInformation).HasMaxLength(-1);
        builder.Property(debit => debit.ReasonCode).HasMaxLength(4);

        // Settle the races of two deliveries: of one message, of one debit, of one reference.
        builder.HasIndex(debit => new { debit.GatewayMessageId, debit.Position }).IsUnique();
        builder.HasIndex(debit => debit.UetrKey).IsUnique();
        builder.HasIndex(debit => debit.ReferenceKey).IsUnique();
        builder.HasIndex(debit => new { debit.Status, debit.CollectionDate });
        builder.HasIndex(debit => new { debit.DebtorPartyId, debit.Id });
    }
}

internal sealed class IncomingDebitStepTable : IEntityTypeConfiguration<IncomingDebitStep>
{
    public void Configure(EntityTypeBuilder<IncomingDebitStep> builder)
    {
        builder.ToTable("IncomingDebitSteps");
        builder.HasKey(step => new { step.IncomingDebitId, step.Number });
        builder.IsNotAudited(); // is a log itself
        builder.Property(step => step.ReasonCode).HasMaxLength(4);
        builder.Property(step => step.Note).HasMaxLength(500);
    }
}

internal sealed class CreditorRuleTable : IEntityTypeConfiguration<CreditorRule>
{
    public void Configure(EntityTypeBuilder<CreditorRule> builder)
    {
        builder.ToTable("CreditorRules");
        builder.HasKey(rule => rule.Id);
        builder.Property(rule => rule.CreditorSchemeId).HasMaxLength(35);
        builder.HasIndex(rule => new { rule.AccountId, rule.CreditorSchemeId }).IsUnique();
        builder.HasIndex(rule => new { rule.PartyId, rule.Id });
    }
}
