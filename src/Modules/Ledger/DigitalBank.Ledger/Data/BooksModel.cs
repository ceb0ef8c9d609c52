using DigitalBank.Ledger.Mapping;
using DigitalBank.Ledger.Periods;
using DigitalBank.Ledger.Positions;
using DigitalBank.Ledger.SubLedgers;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Data;

/// <summary>Tables of what stands upon the journal: periods, positions, proofs, mappings.</summary>
internal static class BooksModel
{
    private const int CurrencyLength = 3;
    private const int RateDecimals = 10;

    public static void ApplyBooks(this ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PeriodChange>(change =>
        {
            change.Property(c => c.Id).ValueGeneratedNever();
            change.Property(c => c.Reason).HasMaxLength(140);
            change.Property(c => c.ChangedBy).HasMaxLength(64);
        });
        modelBuilder.Entity<AnnualClose>(close =>
        {
            close.HasKey(c => new { c.Year, c.CurrencyCode, c.Part });
            close.Property(c => c.Year).ValueGeneratedNever();
            close.Property(c => c.Part).ValueGeneratedNever();
            close.Property(c => c.CurrencyCode).HasMaxLength(CurrencyLength);
        });
        modelBuilder.Entity<RateOfDay>(rate =>
        {
            rate.ToTable("ExchangeRates");
            rate.HasKey(r => new { r.CurrencyCode, r.Date });
            rate.Property(r => r.CurrencyCode).HasMaxLength(CurrencyLength);
            rate.Property(r => r.Rate).HasPrecision(18, RateDecimals);
            rate.Property(r => r.Source).HasMaxLength(40);
        });
        modelBuilder.Entity<Revaluation>(revaluation =>
        {
            revaluation.HasKey(r => new { r.ClosingDate, r.CurrencyCode });
            revaluation.Property(r => r.CurrencyCode).HasMaxLength(CurrencyLength);
            revaluation.Property(r => r.Rate).HasPrecision(18, RateDecimals);
        });
        modelBuilder.Entity<RecordedProof>(proof =>
        {
            proof.HasKey(p => new { p.ClosingDate, p.HeaderCode, p.CurrencyCode });
            proof.Property(p => p.HeaderCode).HasMaxLength(40);
            proof.Property(p => p.CurrencyCode).HasMaxLength(CurrencyLength);
            proof.Ignore(p => p.Holds);
        });
        modelBuilder.Entity<MappingVersion>(version =>
        {
            version.Property(v => v.Id).ValueGeneratedNever();
            version.Property(v => v.Product).HasMaxLength(40);
            version.Property(v => v.EventCode).HasMaxLength(40);
            version.Property(v => v.CurrencyCode).HasMaxLength(CurrencyLength);
            version.Property(v => v.DebitCode).HasMaxLength(40);
            version.Property(v => v.CreditCode).HasMaxLength(40);
            version.Property(v => v.SetBy).HasMaxLength(64);
            version.HasIndex(v => new { v.Product, v.EventCode, v.CurrencyCode, v.ValidFrom, v.Revision }).IsUnique();
        });
        modelBuilder.Entity<MethodVersion>(version =>
        {
            version.Property(v => v.Id).ValueGeneratedNever();
            version.Property(v => v.Product).HasMaxLength(40);
            version.Property(v => v.Method).HasConversion<short>();
            version.Property(v => v.SetBy).HasMaxLength(64);
            version.HasIndex(v => new { v.Product, v.ValidFrom, v.Revision }).IsUnique();
        });
    }
}
