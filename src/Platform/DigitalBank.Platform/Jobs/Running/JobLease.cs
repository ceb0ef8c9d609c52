using DigitalBank.Platform.Data;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Platform.Jobs.Running;

/// <summary>The right of one run to be the only one of its job.</summary>
internal sealed class JobLease(IServiceScopeFactory scopes, string job, Guid runId)
{
    /// <summary>How long a job of a killed process stays locked.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan RenewedEvery = TimeSpan.FromSeconds(10);

    private readonly string _name = $"job:{job}";

    private readonly string _owner = runId.ToString();

    public async Task<bool> TryTakeAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Leases>().TryHoldAsync(_name, _owner, Duration, cancellationToken);
    }

    /// <summary>Renews the lease until <paramref name="run"/> is cancelled, and cancels it when the lease cannot be kept.</summary>
    public async Task KeepAsync(CancellationTokenSource run)
    {
        // The machine's own timer, whatever clock a test has given the bank: another process measures real time too.
        using var timer = new PeriodicTimer(RenewedEvery);
        var missed = 0;
        while (await IsNextTickAsync(timer, run.Token))
        {
            try
            {
                missed = await TryTakeAsync(CancellationToken.None) ? 0 : int.MaxValue;
            }
            catch (Exception)
            {
                // The database is away for a moment; before the lease can have run out the work must have stopped.
                missed++;
            }

            if (missed > 1)
            {
                await run.CancelAsync();
            }
        }
    }

    public async Task ReleaseAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Leases>().ReleaseAsync(_name, _owner, CancellationToken.None);
    }

    private static async Task<bool> IsNextTickAsync(PeriodicTimer timer, CancellationToken cancellationToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
