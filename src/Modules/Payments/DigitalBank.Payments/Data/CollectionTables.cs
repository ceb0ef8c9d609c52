using System.Text.Json;
using DigitalBank.Payments.DirectDebits.Collections;
using DigitalBank.Payments.DirectDebits.Collections.Files;
using DigitalBank.Payments.DirectDebits.Creditors;
using DigitalBank.Payments.DirectDebits.DebitMandates;
using DigitalBank.Platform;
using DigitalBank.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalBank.Payments.Data;

internal sealed class CreditorTable : IEntityTypeConfiguration<Creditor>
{
    public void Configure(EntityTypeBuilder<Creditor> builder)
    {
        builder.ToTable("Creditors");
        builder.HasKey(creditor => creditor.Id);
        builder.Property(creditor => creditor.Version).IsConcurrencyToken();
        builder.Property(creditor => creditor.AccountIdentifier).HasMaxLength(34);
        builder.Property(creditor => creditor.CurrencyCode).HasMaxLength(3);
        builder.Property(creditor => creditor.SchemeId).HasMaxLength(35);
        builder.Property(creditor => creditor.SchemeKey).HasMaxLength(35);
        builder.Property(creditor => creditor.Name).HasMaxLength(70).IsSecret(); // a person may collect, and erasure takes the name away
        builder.Property(creditor => creditor.Reason).HasMaxLength(StaffReasons.Longest).IsSecret(); // free text, which erasure takes away
        builder.Property(creditor => creditor.DecisionReason).HasMaxLength(StaffReasons.Longest).IsSecret();
        builder.Property(creditor => creditor.Terms).HasMaxLength(200).HasConversion(terms => Write(terms), text => Read(text));
        builder.Property(creditor => creditor.ProposedTerms).HasMaxLength(200).HasConversion(terms => Write(terms), text => Read(text));
        builder.Property(creditor => creditor.ProposedAccount).HasMaxLength(200).HasConversion(account => Write(account), text => ReadAccount(text));
        builder.HasIndex(creditor => creditor.SchemeKey).IsUnique();
        builder.HasIndex(creditor => new { creditor.PartyId, creditor.Id });
    }

    private static string? Write<T>(T? part) where T : class => part is null ? null : JsonSerializer.Serialize(part, BankJson.Options);

    private static CreditorAccount? ReadAccount(string? text) => text is null ? null : JsonSerializer.Deserialize<CreditorAccount>(text, BankJson.Options);

    private static CollectingTerms? Read(string? text) => text is null ? null : JsonSerializer.Deserialize<CollectingTerms>(text, BankJson.Options);
}

internal sealed class DebitMandateTable : IEntityTypeConfiguration<DebitMandate>
{
    public void Configure(EntityTypeBuilder<DebitMandate> builder)
    {
        builder.ToTable("DebitMandates");
        builder.HasKey(mandate => mandate.Id);
        builder.Property(mandate => mandate.Version).IsConcurrencyToken();
        builder.Property(mandate => mandate.Reference).HasMaxLength(35);
        builder.Property(mandate => mandate.DebtorName).HasMaxLength(70).IsSecret(); // of somebody who may be no customer at all
        builder.Property(mandate => mandate.DebtorIban).HasMaxLength(34).IsSecret();
        builder.Property(mandate => mandate.PresentedIban).HasMaxLength(34).IsSecret();
        builder.Property(mandate => mandate.DebtorBic).HasMaxLength(11);
        builder.HasIndex(mandate => new { mandate.CreditorId, mandate.Reference }).IsUnique();
        builder.HasIndex(mandate => new { mandate.CreditorId, mandate.Id });
        builder.HasIndex(mandate => mandate.DebtorIban); // what a debtor here has signed
    }
}

internal sealed class CollectionTable : IEntityTypeConfiguration<Collection>
{
    public void Configure(EntityTypeBuilder<Collection> builder)
    {
        builder.ToTable("Collections");
        builder.HasKey(collection => collection.Id);

        // Like an order it carries its own history.
        builder.IsNotAudited();
        builder.Ignore(collection => collection.Amount);
        builder.Property(collection => collection.Version).IsConcurrencyToken();
        builder.Property(collection => collection.EndToEndId).HasMaxLength(35);
        builder.Property(collection => collection.ReferenceKey).HasMaxLength(70);
        builder.Property(collection => collection.MessageId).HasMaxLength(35);
        builder.Property(collection => collection.Uetr).HasMaxLength(36);
        builder.Property(collection => collection.CurrencyCode).HasMaxLength(3);
        builder.Property(collection => collection.DebtorName).HasMaxLength(70);
        builder.Property(collection => collection.DebtorIban).HasMaxLength(34);
        builder.Property(collection => collection.OriginalDebtorIban).HasMaxLength(34);
        builder.Ignore(collection => collection.IsLast);
        builder.Property(collection => collection.DebtorBic).HasMaxLength(11);
        builder.Property(collection => collection.RemittanceInformation).HasMaxLength(140);
        builder.Property(collection => collection.ReasonCode).HasMaxLength(4);

        // Settles the race of two orders of one collection.
        builder.HasIndex(collection => collection.ReferenceKey).IsUnique();
        builder.HasIndex(collection => new { collection.Status, collection.DueDate });
        builder.HasIndex(collection => new { collection.CreditorId, collection.DueDate });
        builder.HasIndex(collection => new { collection.CreditorId, collection.Id });
        builder.HasIndex(collection => new { collection.PartyId, collection.Id });
        builder.HasIndex(collection => collection.MessageId);

        // Answers may name a collection by nothing else.
        builder.HasIndex(collection => collection.Uetr);
        builder.HasIndex(collection => new { collection.MandateId, collection.DueDate });
        builder.HasIndex(collection => new { collection.CreditorId, collection.CollectedOn, collection.Status });
    }
}

internal sealed class CollectionStepTable : IEntityTypeConfiguration<CollectionStep>
{
    public void Configure(EntityTypeBuilder<CollectionStep> builder)
    {
        builder.ToTable("CollectionSteps");
        builder.HasKey(step => new { step.CollectionId, step.Number });
        builder.IsNotAudited(); // is a log itself
        builder.Property(step => step.ReasonCode).HasMaxLength(4);
        builder.Property(step => step.Note).HasMaxLength(500);
    }
}

internal sealed class PreNotificationTable : IEntityTypeConfiguration<PreNotification>
{
    public void Configure(EntityTypeBuilder<PreNotification> builder)
    {
        builder.ToTable("PreNotifications");
        builder.HasKey(notice => notice.CollectionId);
        builder.IsNotAudited(); // belongs to a collection, which has its history
        builder.Property(notice => notice.Version).IsConcurrencyToken();
        builder.HasIndex(notice => new { notice.Status, notice.TellOn });
        builder.HasIndex(notice => new { notice.DebtorPartyId, notice.CollectionId });
    }
}

internal sealed class CollectionFileLineTable : IEntityTypeConfiguration<CollectionFileLine>
{
    public void Configure(EntityTypeBuilder<CollectionFileLine> builder)
    {
        builder.ToTable("CollectionFileLines");
        builder.HasKey(line => new { line.FileId, line.Position });
        builder.IsNotAudited(); // never changes
        builder.Property(line => line.PaymentInformationId).HasMaxLength(35);
        builder.Property(line => line.InstructionId).HasMaxLength(35);
        builder.Property(line => line.EndToEndId).HasMaxLength(35);
        builder.Property(line => line.ReasonCode).HasMaxLength(4);
        builder.Property(line => line.FailureCode).HasMaxLength(100);
    }
}
