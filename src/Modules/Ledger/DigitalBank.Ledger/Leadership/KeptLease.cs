using DigitalBank.Platform.Data;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Ledger.Leadership;

/// <summary>A lease that is renewed while its holder works, and whose loss ends the work.</summary>
internal sealed class KeptLease(IServiceScopeFactory scopes, string name, TimeSpan duration)
{
    private readonly string _owner = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.CreateVersion7():N}";

    /// <summary>Works if the lease can be had; the work's token is cancelled before the lease can have run out.</summary>
    /// <returns>False when somebody else holds it.</returns>
    public async Task<bool> WhileHeldAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        if (!await TryHoldAsync(cancellationToken))
        {
            return false;
        }

        using var held = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var renewing = RenewAsync(held);
        try
        {
            await work(held.Token);
        }
        catch (OperationCanceledException) when (held.IsCancellationRequested)
        {
            // Lost, or the process stops.
        }
        finally
        {
            await held.CancelAsync();
            await renewing;
            await ReleaseAsync();
        }

        return true;
    }

    private async Task RenewAsync(CancellationTokenSource held)
    {
        // The machine's own timer, whatever clock a test has given the bank: another process measures real time too.
        using var timer = new PeriodicTimer(duration / 4);
        var missed = 0;
        try
        {
            while (await timer.WaitForNextTickAsync(held.Token))
            {
                missed = await TryRenewAsync(held.Token) switch
                {
                    true => 0,
                    false => int.MaxValue,
                    null => missed + 1,
                };
                if (missed > 1)
                {
                    await held.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The work has ended.
        }
    }

    /// <returns>Null when the database could not say.</returns>
    private async Task<bool?> TryRenewAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await TryHoldAsync(cancellationToken).WaitAsync(duration / 4, cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<bool> TryHoldAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Leases>().TryHoldAsync(name, _owner, duration, cancellationToken);
    }

    /// <summary>Given back, so that another replica need not wait for it to run out; when that fails it runs out.</summary>
    private async Task ReleaseAsync()
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Leases>().ReleaseAsync(name, _owner, CancellationToken.None);
        }
        catch (Exception)
        {
            // The database is away.
        }
    }
}
