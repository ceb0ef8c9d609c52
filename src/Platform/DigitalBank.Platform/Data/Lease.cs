using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Platform.Data;

/// <summary>The right to be the only one who does something, across all processes on the database, until it expires.</summary>
public sealed class Lease
{
    public required string Name { get; init; }

    public required string Owner { get; set; }

    public required DateTimeOffset ExpiresAt { get; set; }
}

/// <summary>Hands out leases. A holder renews well before the expiry, and stops its work when a renewal fails.</summary>
public sealed class Leases(PlatformDbContext db, TimeProvider clock)
{
    /// <summary>Takes the lease, or renews it for its owner.</summary>
    /// <returns>False while somebody else holds it.</returns>
    public async Task<bool> TryHoldAsync(string name, string owner, TimeSpan duration, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var until = now + duration;
        var taken = await db.Leases
            .Where(lease => lease.Name == name && (lease.Owner == owner || lease.ExpiresAt <= now))
            .ExecuteUpdateAsync(
                set => set.SetProperty(lease => lease.Owner, owner).SetProperty(lease => lease.ExpiresAt, until),
                cancellationToken);
        return taken == 1 || await TryCreateAsync(name, owner, until, cancellationToken);
    }

    /// <summary>Gives the lease back early; nothing happens when it is no longer the owner's.</summary>
    public Task ReleaseAsync(string name, string owner, CancellationToken cancellationToken) =>
        db.Leases.Where(lease => lease.Name == name && lease.Owner == owner).ExecuteDeleteAsync(cancellationToken);

    private async Task<bool> TryCreateAsync(string name, string owner, DateTimeOffset until, CancellationToken cancellationToken)
    {
        if (await db.Leases.AnyAsync(lease => lease.Name == name, cancellationToken))
        {
            return false;
        }

        var lease = new Lease { Name = name, Owner = owner, ExpiresAt = until };
        db.Leases.Add(lease);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            // Somebody else created it in the same moment.
            return false;
        }
        finally
        {
            db.Entry(lease).State = EntityState.Detached;
        }
    }
}
