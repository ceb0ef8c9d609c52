using DigitalBank.Payments.Reconciliation;
using DigitalBank.Payments.Reconciliation.Breaks;
using DigitalBank.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalBank.Payments.Data;

internal sealed class ReceivedStatementTable : IEntityTypeConfiguration<ReceivedStatement>
{
    public void Configure(EntityTypeBuilder<ReceivedStatement> builder)
    {
        builder.ToTable("ReceivedStatements");
        builder.HasKey(statement => statement.Id);
        builder.Property(statement => statement.AccountCode).HasMaxLength(40);
        builder.Property(statement => statement.CurrencyCode).HasMaxLength(3);
        builder.Property(statement => statement.StatementId).HasMaxLength(100);
        builder.Property(statement => statement.DuplicateKey).HasMaxLength(64);
        builder.Property(statement => statement.ContentHash).HasMaxLength(64);
        builder.Property(statement => statement.FileName).HasMaxLength(260);

        // Settles the race of two runs over one statement.
        builder.HasIndex(statement => new { statement.LedgerAccountId, statement.DuplicateKey }).IsUnique();

        // And that of two different statements of one account, of which the later one has to see what the earlier one has brought.
        builder.HasIndex(statement => new { statement.LedgerAccountId, statement.Number }).IsUnique();
        builder.HasIndex(statement => new { statement.LedgerAccountId, statement.ClosingDate });
    }
}

internal sealed class ReconciliationItemTable : IEntityTypeConfiguration<ReconciliationItem>
{
    public void Configure(EntityTypeBuilder<ReconciliationItem> builder)
    {
        builder.ToTable("ReconciliationItems");
        builder.IsNotAudited(); // follows from statements and ledger; what people do with it stands in acts and write-offs
        builder.HasKey(item => item.Id);
        builder.Property(item => item.Version).IsConcurrencyToken();
        builder.Property(item => item.AccountCode).HasMaxLength(40);
        builder.Property(item => item.CurrencyCode).HasMaxLength(3);
        builder.Property(item => item.Uetr).HasMaxLength(36);
        builder.Property(item => item.EndToEndId).HasMaxLength(35);
        builder.Property(item => item.InstructionId).HasMaxLength(35);
        builder.Property(item => item.TransactionId).HasMaxLength(35);
        builder.Property(item => item.BatchReference).HasMaxLength(35);
        builder.Property(item => item.ServicerReference).HasMaxLength(140);
        builder.Property(item => item.Note).HasMaxLength(500);

        // A line of ours is taken up once, and a statement's entry once.
        builder.HasIndex(item => new { item.LedgerAccountId, item.EntryId, item.LineNumber }).IsUnique();
        builder.HasIndex(item => new { item.StatementId, item.Position }).IsUnique();
        builder.HasIndex(item => new { item.LedgerAccountId, item.MatchId });
        builder.HasIndex(item => new { item.LedgerAccountId, item.Side, item.StatedInId });
        builder.HasIndex(item => new { item.LedgerAccountId, item.Uetr });
        builder.HasIndex(item => new { item.LedgerAccountId, item.ServicerReference });
        builder.HasIndex(item => item.MatchId);
        builder.HasIndex(item => item.LeftOverOf);
    }
}

internal sealed class ReconciliationActTable : IEntityTypeConfiguration<ReconciliationAct>
{
    public void Configure(EntityTypeBuilder<ReconciliationAct> builder)
    {
        builder.ToTable("ReconciliationActs");
        builder.HasKey(act => act.Id);
        builder.Property(act => act.Reason).HasMaxLength(800);
        builder.HasIndex(act => act.ItemId);
        builder.HasIndex(act => act.MatchId);
    }
}

internal sealed class WriteOffTable : IEntityTypeConfiguration<WriteOff>
{
    public void Configure(EntityTypeBuilder<WriteOff> builder)
    {
        builder.ToTable("WriteOffs");
        builder.HasKey(writeOff => writeOff.Id);
        builder.Property(writeOff => writeOff.Version).IsConcurrencyToken();
        builder.Property(writeOff => writeOff.AccountCode).HasMaxLength(40);
        builder.Property(writeOff => writeOff.CurrencyCode).HasMaxLength(3);
        builder.Property(writeOff => writeOff.CounterAccountCode).HasMaxLength(40);
        builder.Property(writeOff => writeOff.Reason).HasMaxLength(StaffReasons.Longest);
        builder.Property(writeOff => writeOff.DecisionReason).HasMaxLength(StaffReasons.Longest);
        builder.HasIndex(writeOff => writeOff.OpenForItemId).IsUnique();
        builder.HasIndex(writeOff => writeOff.Status);
    }
}
