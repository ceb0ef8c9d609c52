using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Results;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DigitalBank.Ledger.Engine;

/// <summary>
/// Not healthy for a while after the engine had to give entries up, unless one has been committed since. A full disk shows only here: the
/// database still answers, and takes nothing.
/// </summary>
internal sealed class PostingHealth(TimeProvider clock) : IHealthCheck
{
    /// <summary>After this it counts as healthy again: whoever keeps requests away from a sick process must let one through to see.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(15);

    private long _gaveUpAt;

    public void Note(Result<JournalEntryReceipt> answer)
    {
        if (answer.Failure == LedgerErrors.Unavailable)
        {
            Volatile.Write(ref _gaveUpAt, clock.GetUtcNow().UtcTicks);
        }
        else if (answer.IsSuccess && !answer.IsReplay && Volatile.Read(ref _gaveUpAt) != 0)
        {
            Volatile.Write(ref _gaveUpAt, 0);
        }
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(clock.GetUtcNow().UtcTicks - Volatile.Read(ref _gaveUpAt) > Memory.Ticks
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("the ledger cannot commit"));
}
