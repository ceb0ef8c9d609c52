using DigitalBank.Lending.Lines;
using DigitalBank.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Data;

/// <summary>The tables about credit lines: what happened to them, what customers were told, and what staff changed.</summary>
internal static class LineTables
{
    public static void Map(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<CreditLine>(line =>
        {
            line.ToTable("CreditLines");
            line.Property(l => l.Id).ValueGeneratedNever();
            line.Property(l => l.ProductCode).HasMaxLength(40);
            line.Property(l => l.CurrencyCode).HasMaxLength(3).IsFixedLength();
            line.Property(l => l.FailureCode).HasMaxLength(80);
            line.Property(l => l.Version).IsConcurrencyToken();
            line.ComplexProperty(l => l.Accrued, accrued => LendingDbContext.Columns(accrued, "accrued"));
            line.ComplexProperty(l => l.Owed, owed => LendingDbContext.Columns(owed, "owed"));
            line.Ignore(l => l.WhyNotOpen);
            line.HasIndex(l => l.ApplicationId).IsUnique();
            line.HasIndex(l => new { l.PartyId, l.Id });
            line.HasIndex(l => new { l.Status, l.Id });
            line.IsNotAudited();   // follows from its application, its events and changes, which are recorded, and from the close of business
        });
        modelBuilder.Entity<LineEvent>(happened =>
        {
            happened.ToTable("LineEvents");
            happened.Property(e => e.Id).ValueGeneratedNever();
            happened.Property(e => e.Reason).HasMaxLength(LendingDbContext.LongestReason);
            happened.Property(e => e.RecordedBy).HasMaxLength(200);
            happened.Ignore(e => e.Cash);
            happened.ComplexProperty(e => e.Owed, owed => LendingDbContext.Columns(owed, "owed"));
            happened.ComplexProperty(e => e.Fresh, fresh => LendingDbContext.Columns(fresh, "fresh"));
            happened.HasOne<CreditLine>().WithMany().HasForeignKey(e => e.LineId);
            happened.HasIndex(e => new { e.LineId, e.Number }).IsUnique();
            happened.HasIndex(e => e.Key).IsUnique();
            happened.HasIndex(e => new { e.IsBooked, e.Id });
        });
        modelBuilder.Entity<IssuedStatement>(statement =>
        {
            statement.ToTable("LineStatements");
            statement.HasKey(s => new { s.LineId, s.Number });
            statement.ComplexProperty(s => s.Charged, charged => LendingDbContext.Columns(charged, "charged"));
            statement.HasOne<CreditLine>().WithMany().HasForeignKey(s => s.LineId);
            statement.IsNotAudited();   // made by the close of business and never changed
        });
        modelBuilder.Entity<LineChange>(change =>
        {
            change.ToTable("LineChanges");
            change.Property(c => c.Id).ValueGeneratedNever();
            change.Property(c => c.Reason).HasMaxLength(LendingDbContext.LongestReason);
            change.Property(c => c.DecisionReason).HasMaxLength(LendingDbContext.LongestReason);
            change.Property(c => c.ProposedBy).HasMaxLength(200);
            change.Property(c => c.DecidedBy).HasMaxLength(200);
            change.Property(c => c.Version).IsConcurrencyToken();
            change.HasOne<CreditLine>().WithMany().HasForeignKey(c => c.LineId);
            change.HasIndex(c => new { c.Status, c.Id });
        });
    }
}
