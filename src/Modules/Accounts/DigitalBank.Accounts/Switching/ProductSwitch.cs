using DigitalBank.Accounts.Accruals;
using DigitalBank.Accounts.Data;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Switching;

/// <summary>From a day on an account has another product. Never changed, so what it earned before can be explained and corrected.</summary>
internal sealed class ProductSwitch
{
    public required Guid AccountId { get; init; }

    /// <summary>The first day of the new product; interest before it is posted by the old one.</summary>
    public required DateOnly SwitchDate { get; init; }

    public required string FromProduct { get; init; }

    public required string ToProduct { get; init; }

    public required string Reason { get; init; }

    public required string SwitchedBy { get; init; }

    public required DateTimeOffset SwitchedAt { get; init; }

    /// <summary>
    /// Gives accounts the products that they had before. To be called after their positions have been read: a switch changes a position
    /// too, so one that comes later keeps what is reckoned without it from being saved.
    /// </summary>
    public static async Task<IReadOnlyList<AccountToAccrue>> AttachAsync(
        AccountsDbContext db, IReadOnlyList<AccountToAccrue> accounts, CancellationToken cancellationToken)
    {
        var ids = accounts.Select(account => account.AccountId).ToList();
        var switches = (await db.ProductSwitches.AsNoTracking()
            .Where(one => ids.Contains(one.AccountId))
            .OrderBy(one => one.SwitchDate)
            .ToListAsync(cancellationToken)).ToLookup(one => one.AccountId);
        return switches.Count == 0
            ? accounts
            : [.. accounts.Select(account => account with { Products = StretchesOf([.. switches[account.AccountId]]) })];
    }

    public static void Map(ModelBuilder modelBuilder) => modelBuilder.Entity<ProductSwitch>(entity =>
    {
        entity.ToTable("ProductSwitches");
        entity.HasKey(one => new { one.AccountId, one.SwitchDate });
        entity.Property(one => one.FromProduct).HasMaxLength(40);
        entity.Property(one => one.ToProduct).HasMaxLength(40);
        entity.Property(one => one.Reason).HasMaxLength(140);
    });

    private static List<ProductStretch> StretchesOf(List<ProductSwitch> switches) => switches.Count == 0
        ? []
        : [new(switches[0].FromProduct, DateOnly.MinValue), .. switches.Select(one => new ProductStretch(one.ToProduct, one.SwitchDate))];
}

/// <summary>A product that an account has, or had, until the next one's day.</summary>
internal sealed record ProductStretch(string ProductCode, DateOnly From);
