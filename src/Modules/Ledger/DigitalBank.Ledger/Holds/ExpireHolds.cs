using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;
using DigitalBank.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Holds;

/// <summary>Frees what expired holds still hold. Any number of processes may do it at once: each expiry has one key.</summary>
internal sealed class HoldSweep(LedgerDbContext db, PostingEngine engine, TimeProvider clock)
{
    private const int HoldsPerPage = 1_000;

    public async Task<StepReport> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (expired, failed, freed) = (0L, 0L, 0);
        do
        {
            var due = await db.Holds
                .Where(hold => hold.Status == HoldStatus.Open && hold.ExpiresAt <= now)
                .OrderBy(hold => hold.ExpiresAt)
                .Select(hold => hold.HoldId)
                .Take(HoldsPerPage)
                .ToListAsync(cancellationToken);
            var answers = await Task.WhenAll(due.Select(id => engine.PostAsync(HoldRequests.ExpiryOf(id), cancellationToken)));
            freed = answers.Count(answer => answer.IsSuccess);
            expired += freed;

            // Someone else may have ended a hold since it was read; only an outage leaves it for the next run.
            failed = answers.Count(answer => answer.Failure?.Code == LedgerErrors.Unavailable.Code);
        }
        while (freed == HoldsPerPage);
        return new StepReport(expired, failed);
    }
}

/// <summary>Every minute, so that nobody waits long for money that is free again.</summary>
internal sealed class ExpireHoldsJob(HoldSweep sweep) : IBankJob
{
    public string Name => "expire-holds";

    public string Description => "Free what expired holds still hold";

    public string? DefaultSchedule => "15 * * * * ?";

    public Task<StepReport> RunAsync(CancellationToken cancellationToken) => sweep.RunAsync(cancellationToken);
}

/// <summary>Before the payments whose day has come are booked: they may need the money.</summary>
internal sealed class ExpireHoldsStep(HoldSweep sweep) : ICloseOfBusinessStep
{
    public string Name => "expire-holds";

    public int Order => 690;

    public Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken) => sweep.RunAsync(cancellationToken);
}
