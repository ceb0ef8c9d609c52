using DigitalBank.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Deposits;

/// <summary>What is agreed is audited; what the close of business works through is a log itself.</summary>
internal static class DepositTables
{
    public static void Map(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Deposit>(deposit =>
        {
            deposit.ToTable("Deposits");
            deposit.Property(d => d.Id).ValueGeneratedNever();
            deposit.Property(d => d.ProductCode).HasMaxLength(40);
            deposit.Property(d => d.CurrencyCode).HasMaxLength(3).IsFixedLength();
            deposit.Property(d => d.Version).IsConcurrencyToken();
            deposit.Ignore(d => d.Term);
            deposit.HasIndex(d => d.OpeningKey).IsUnique();
            deposit.HasIndex(d => d.AccountKey).IsUnique();
            deposit.HasIndex(d => d.AccountId).IsUnique();
            deposit.HasIndex(d => new { d.HolderPartyId, d.Id });
            deposit.HasIndex(d => new { d.Status, d.MaturesOn, d.Id });
        });
        modelBuilder.Entity<DepositTerm>(term =>
        {
            term.ToTable("DepositTerms");
            term.HasKey(t => new { t.DepositId, t.Number });
            term.HasIndex(t => t.AccountId);
            term.Ignore(t => t.AnnualRate);
            term.Ignore(t => t.End);
        });
        modelBuilder.Entity<DepositPayout>(payout =>
        {
            payout.ToTable("DepositPayouts");
            payout.HasKey(p => new { p.DepositId, p.TermNumber });
            payout.Ignore(p => p.IsNothing);
            payout.HasIndex(p => new { p.IsBooked, p.DepositId });
            payout.IsNotAudited();
        });
        modelBuilder.Entity<DepositInstalment>(instalment =>
        {
            instalment.ToTable("DepositInstalments");
            instalment.HasKey(i => new { i.DepositId, i.Number });
            instalment.Property(i => i.LastCode).HasMaxLength(80);
            instalment.HasIndex(i => new { i.Status, i.DueDate, i.DepositId });
            instalment.IsNotAudited();
        });
        modelBuilder.Entity<DepositFailure>(failure =>
        {
            failure.ToTable("DepositFailures");
            failure.HasKey(f => f.DepositId);
            failure.Property(f => f.DepositId).ValueGeneratedNever();
            failure.Property(f => f.Code).HasMaxLength(80);
            failure.Property(f => f.Message).HasMaxLength(400);
            failure.IsNotAudited();
        });
    }
}
