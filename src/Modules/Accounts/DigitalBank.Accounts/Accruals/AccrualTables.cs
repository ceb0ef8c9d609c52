using DigitalBank.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalBank.Accounts.Accruals;

/// <summary>None of them is audited: they are a log themselves, or follow from one.</summary>
internal static class AccrualTables
{
    public static void Map(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<InterestAccount>(Map);
        modelBuilder.Entity<DailyAccrual>(accrual =>
        {
            accrual.ToTable("DailyAccruals");
            accrual.HasKey(a => new { a.AccountId, a.BusinessDate, a.Step });
            accrual.ComplexProperty(a => a.Credit, stored => Columns(stored, "credit"));
            accrual.ComplexProperty(a => a.Debit, stored => Columns(stored, "debit"));
            accrual.IsNotAudited();
        });
        modelBuilder.Entity<ValueDay>(day =>
        {
            day.ToTable("ValueDays");
            day.HasKey(d => new { d.AccountId, d.ValueDate });
            day.IsNotAudited();
        });
        modelBuilder.Entity<AccrualBooking>(booking =>
        {
            booking.ToTable("AccrualBookings");
            booking.Property(b => b.Id).ValueGeneratedNever();
            booking.Property(b => b.ProductCode).HasMaxLength(40);
            booking.Property(b => b.CurrencyCode).HasMaxLength(3).IsFixedLength();
            booking.Property(b => b.EventCode).HasMaxLength(40);
            booking.HasIndex(b => b.EntryId);
            booking.IsNotAudited();
        });
        modelBuilder.Entity<InterestPosting>(posting =>
        {
            posting.ToTable("InterestPostings");
            posting.HasKey(p => new { p.AccountId, p.PostingDate, p.Revision });
            posting.Property(p => p.ProductCode).HasMaxLength(40);
            posting.HasIndex(p => new { p.IsBooked, p.AccountId });
            posting.IsNotAudited();
        });
        MapSmall(modelBuilder);
    }

    private static void MapSmall(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<TaxWithheld>(tax =>
        {
            tax.ToTable("TaxWithheld");
            tax.HasKey(t => new { t.AccountId, t.PostingDate, t.Revision, t.Code });
            tax.Property(t => t.Code).HasMaxLength(40);
            tax.IsNotAudited();
        });
        modelBuilder.Entity<ClosedPeriod>(period =>
        {
            period.ToTable("ClosedPeriods");
            period.HasKey(p => new { p.AccountId, p.PostingDate });
            period.ComplexProperty(p => p.OpeningCredit, stored => Columns(stored, "opening_credit"));
            period.ComplexProperty(p => p.OpeningArranged, stored => Columns(stored, "opening_arranged"));
            period.ComplexProperty(p => p.OpeningUnarranged, stored => Columns(stored, "opening_unarranged"));
            period.Ignore(p => p.Opening);
            period.IsNotAudited();
        });
        modelBuilder.Entity<InterestRun>(run =>
        {
            run.ToTable("InterestRuns");
            run.HasKey(r => r.BusinessDate);
            run.IsNotAudited();
        });
        modelBuilder.Entity<ArrangedOverdraft>(overdraft =>
        {
            overdraft.ToTable("ArrangedOverdrafts");
            overdraft.HasKey(o => new { o.AccountId, o.ValidFrom });
        });
        modelBuilder.Entity<InterestFailure>(failure =>
        {
            failure.ToTable("InterestFailures");
            failure.HasKey(f => f.AccountId);
            failure.Property(f => f.AccountId).ValueGeneratedNever();
            failure.Property(f => f.Code).HasMaxLength(80);
            failure.Property(f => f.Message).HasMaxLength(400);
            failure.IsNotAudited();
        });
    }

    private static void Map(EntityTypeBuilder<InterestAccount> account)
    {
        account.ToTable("InterestAccounts");
        account.HasKey(a => a.AccountId);
        account.Property(a => a.AccountId).ValueGeneratedNever();
        account.Property(a => a.ProductCode).HasMaxLength(40);
        account.Property(a => a.CurrencyCode).HasMaxLength(3).IsFixedLength();
        account.Property(a => a.Version).IsConcurrencyToken();
        account.HasIndex(a => new { a.NextPosting, a.AccountId });
        account.ComplexProperty(a => a.Credit, stored => Columns(stored, "credit"));
        account.ComplexProperty(a => a.Compounded, stored => Columns(stored, "compounded"));
        account.ComplexProperty(a => a.Arranged, stored => Columns(stored, "arranged"));
        account.ComplexProperty(a => a.Unarranged, stored => Columns(stored, "unarranged"));
        account.ComplexProperty(a => a.AverageInterest, stored => Columns(stored, "average_interest"));
        account.ComplexProperty(a => a.OpeningCredit, stored => Columns(stored, "opening_credit"));
        account.ComplexProperty(a => a.OpeningArranged, stored => Columns(stored, "opening_arranged"));
        account.ComplexProperty(a => a.OpeningUnarranged, stored => Columns(stored, "opening_unarranged"));
        account.Ignore(a => a.Opening);
        account.IsNotAudited();
    }

    private static void Columns(ComplexPropertyBuilder<StoredInterest> stored, string name)
    {
        stored.Property(s => s.Whole).HasColumnName($"{name}_whole");
        stored.Property(s => s.Fraction).HasColumnName($"{name}_fraction");
        stored.Ignore(s => s.Amount);
    }
}
