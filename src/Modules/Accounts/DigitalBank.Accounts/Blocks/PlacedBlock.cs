using DigitalBank.Accounts.Contracts.Holding;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Blocks;

/// <summary>One reason why an account is blocked. It ends by being lifted, never by being deleted.</summary>
internal sealed class PlacedBlock
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public required AccountBlock Kind { get; init; }

    public required string Reason { get; init; }

    /// <summary>Who placed it.</summary>
    public required string Owner { get; init; }

    public required DateTimeOffset PlacedAt { get; init; }

    /// <summary>The last business date on which it holds.</summary>
    public DateOnly? ExpiryDate { get; init; }

    public string? LiftedBy { get; private set; }

    public DateTimeOffset? LiftedAt { get; private set; }

    public string? LiftReason { get; private set; }

    public void Lift(string by, string reason, DateTimeOffset at) => (LiftedBy, LiftReason, LiftedAt) = (by, reason, at);

    public bool IsSameOrderAs(PlaceBlock command) =>
        (AccountId, Kind, Reason, ExpiryDate) == (command.AccountId, command.Kind, command.Reason, command.ExpiryDate);

    /// <summary>What the blocks in force stop together: debits here and credits there make both.</summary>
    public static AccountBlock Together(IEnumerable<PlacedBlock> blocks) => blocks
        .Where(block => block.LiftedAt is null)
        .Aggregate(AccountBlock.None, (together, block) => Add(together, block.Kind));

    public BlockView View() => new(Id, AccountId, Kind, Reason, Owner, PlacedAt, ExpiryDate, LiftedBy, LiftedAt, LiftReason);

    public static void Map(ModelBuilder modelBuilder) => modelBuilder.Entity<PlacedBlock>(block =>
    {
        block.ToTable("AccountBlocks");
        block.Property(b => b.Id).ValueGeneratedNever();
        block.Property(b => b.Reason).HasMaxLength(140);
        block.Property(b => b.LiftReason).HasMaxLength(140);
        block.HasIndex(b => new { b.AccountId, b.LiftedAt });
        block.HasIndex(b => b.ExpiryDate);
    });

    private static AccountBlock Add(AccountBlock one, AccountBlock other) =>
        one == AccountBlock.None || one == other ? other : other == AccountBlock.None ? one : AccountBlock.All;
}
