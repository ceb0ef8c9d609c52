using DigitalBank.Accounts.Statements.Cycles;
using DigitalBank.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Statements;

internal static class StatementTables
{
    /// <summary>Room for the names of all formats.</summary>
    private const int FormatsLength = 60;

    public static void Map(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<IssuedStatement>(statement =>
        {
            statement.ToTable("Statements");
            statement.HasKey(s => new { s.AccountId, s.SequenceNumber });
            statement.HasIndex(s => new { s.AccountId, s.ToDate }).IsUnique();
            statement.Property(s => s.Formats).HasMaxLength(FormatsLength);
            statement.IsNotAudited();
        });
        modelBuilder.Entity<StatementPlan>(plan =>
        {
            plan.ToTable("StatementPlans");
            plan.HasKey(p => p.AccountId);
            plan.Property(p => p.AccountId).ValueGeneratedNever();
            plan.Property(p => p.Formats).HasMaxLength(FormatsLength);
            plan.Property(p => p.Version).IsConcurrencyToken();

            // Every close asks for the accounts of the cycles that end then.
            plan.HasIndex(p => new { p.Cycle, p.AccountId });
        });
        modelBuilder.Entity<StatementFailure>(failure =>
        {
            failure.ToTable("StatementFailures");
            failure.HasKey(f => f.AccountId);
            failure.Property(f => f.AccountId).ValueGeneratedNever();
            failure.Property(f => f.Code).HasMaxLength(80);
            failure.Property(f => f.Message).HasMaxLength(400);
            failure.IsNotAudited();
        });
    }
}
