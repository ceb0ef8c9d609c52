using DigitalBank.Payments.Aliases;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform.Encryption;
using DigitalBank.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.WaitingPayments;

/// <summary>
/// Gives back what has waited too long, and delivers what a crash kept from its payee or an account did not take before. One that fails costs
/// the others nothing.
/// </summary>
internal sealed class EndWaitingPayments(PaymentsDbContext db, WaitingMoney money, TimeProvider clock) : IBankJob
{
    private const int AtOnce = 500;

    public string Name => "end-waiting-payments";

    public string Description => "Deliver payments whose alias is registered by now, and give back those that nobody came for";

    public string? DefaultSchedule => "35 0/5 * * * ?";

    public async Task<StepReport> RunAsync(CancellationToken cancellationToken)
    {
        var (ended, failed) = (0L, 0L);
        for (var after = Guid.Empty; await NextPageAsync(after, cancellationToken) is { Count: > 0 } page;)
        {
            after = page[^1].Id;
            var now = clock.GetUtcNow();
            foreach (var (payment, order) in await money.BookedAsync([.. page.Where(row => row.ExpiresAt <= now)], cancellationToken))
            {
                var isEnded = await money.GiveBackAsync(payment, order, cancellationToken);
                (ended, failed) = isEnded ? (ended + 1, failed) : (ended, failed + 1);
            }

            foreach (var alias in page.Where(row => row.ExpiresAt > now).Select(row => row.Alias).OfType<string>().Distinct())
            {
                await DeliverAsync(alias, cancellationToken);
            }

            db.ChangeTracker.Clear();
        }

        await ForgetAsync(cancellationToken);
        return new StepReport(ended, failed);
    }

    private Task<List<WaitingPayment>> NextPageAsync(Guid after, CancellationToken cancellationToken) => db.WaitingPayments
        .Where(row => row.Status == WaitingPaymentStatus.Waiting && row.Id > after)
        .OrderBy(row => row.Id)
        .Take(AtOnce)
        .ToListAsync(cancellationToken);

    private async Task DeliverAsync(string alias, CancellationToken cancellationToken)
    {
        var accountId = await db.Aliases.WhereIndexed(db, nameof(PaymentAlias.ActiveValue), alias).Select(row => (Guid?)row.AccountId)
            .SingleOrDefaultAsync(cancellationToken);
        if (accountId is { } payee)
        {
            await money.DeliverAsync(alias, payee, cancellationToken);
        }
    }

    /// <summary>Wishes of which nothing was ever booked and nothing can be any more.</summary>
    private async Task ForgetAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await db.WaitingPayments
            .Where(row => row.Status == WaitingPaymentStatus.Waiting && row.ExpiresAt <= now
                && !db.Orders.Any(order => order.WaitingPaymentId == row.Id && order.Status != PaymentOrderStatus.Rejected))
            .ExecuteDeleteAsync(cancellationToken);
    }
}
