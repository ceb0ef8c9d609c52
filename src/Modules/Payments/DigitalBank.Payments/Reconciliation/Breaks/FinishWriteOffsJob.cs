using DigitalBank.Payments.Data;
using DigitalBank.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Payments.Reconciliation.Breaks;

/// <summary>Books write-offs that a crash or an outage has left on the way.</summary>
internal sealed class FinishWriteOffsJob(PaymentsDbContext db, IServiceScopeFactory scopes, TimeProvider clock) : IBankJob
{
    private const int MostAtOnce = 1_000;

    /// <summary>Until then whoever agreed to it is still booking it.</summary>
    private static readonly TimeSpan LeftAfter = TimeSpan.FromMinutes(1);

    public string Name => "finish-write-offs";

    public string Description => "Book write-offs of reconciliation breaks that were interrupted";

    public string? DefaultSchedule => "30 0/5 * * * ?";

    public async Task<StepReport> RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - LeftAfter;
        var left = await db.WriteOffs.AsNoTracking()
            .Where(one => one.Status == WriteOffStatus.Approved && one.DecidedAt <= before)
            .OrderBy(one => one.Id).Select(one => one.Id).Take(MostAtOnce).ToListAsync(cancellationToken);
        var failed = 0;
        foreach (var id in left)
        {
            failed += await TryAsync(id, cancellationToken) ? 0 : 1;
        }

        return new StepReport(left.Count, failed);
    }

    private async Task<bool> TryAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            var context = scope.ServiceProvider.GetRequiredService<PaymentsDbContext>();
            var writeOff = await context.WriteOffs.SingleAsync(one => one.Id == id, cancellationToken);
            return writeOff.Status != WriteOffStatus.Approved
                || await scope.ServiceProvider.GetRequiredService<WriteOffBooking>().BookAsync(writeOff, cancellationToken) is null;
        }
        catch (DbUpdateException)
        {
            // Whoever works on it at this moment books it.
            return false;
        }
    }
}
