using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.HeldOrders;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.Signatures;
using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Booking;

/// <summary>Books the scheduled payments whose day has come: execution date on or before the current business date.</summary>
internal sealed record ExecuteDuePayments : ICommand<ExecutedPayments>;

internal sealed record ExecutedPayments(long Executed, long Rejected);

internal sealed class ExecuteDuePaymentsHandler(
    PaymentsDbContext db, OrderDesk desk, PaymentBooker booker, OrderStart start, IMediator bank, IBusinessCalendar calendar, IOptions<PaymentsOptions> options)
    : ICommandHandler<ExecuteDuePayments, ExecutedPayments>
{
    public async Task<Result<ExecutedPayments>> Handle(ExecuteDuePayments request, CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        var executed = 0L;
        var rejected = 0L;
        var last = Guid.Empty;
        while (await NextPageAsync(today, last, cancellationToken) is { Count: > 0 } page)
        {
            last = page[^1].Id;
            var rules = await SigningRulesAsync(page, cancellationToken);
            var due = new List<PaymentOrder>(page.Count);
            foreach (var order in page)
            {
                if (await MayGoAsync(order, rules, cancellationToken))
                {
                    due.Add(order);
                }
            }

            await start.BeginAsync(due, today, cancellationToken);

            // From here on the order counts as received: a crash leaves it to ResumeReceivedPayments.
            await desk.TakeAsync([.. page.Where(order => order.Status != PaymentOrderStatus.Scheduled)], cancellationToken);
            var orders = await booker.BookAsync([.. page.Where(order => order.Status == PaymentOrderStatus.Received)], cancellationToken);
            rejected += page.Count(order => order.Status == PaymentOrderStatus.Rejected);
            executed += orders.Count(order => order.Status != PaymentOrderStatus.Rejected);
            db.ChangeTracker.Clear();
        }

        return new ExecutedPayments(executed, rejected);
    }

    /// <summary>
    /// Who ordered it may have lost the right to since, or the account may ask for more signatures by now. A file was signed as a whole when it came
    /// in, so its payments are not asked again.
    /// </summary>
    private async Task<bool> MayGoAsync(PaymentOrder order, Dictionary<Guid, SigningRules> rules, CancellationToken cancellationToken)
    {
        if (order is { Origin: not PaymentOrigin.File, DebtorAccountId: { } account, OrderingPartyId: { } party })
        {
            var authority = await bank.Send(new AuthorisePayment(account, party, order.Amount), cancellationToken);
            if (authority.Failure is { Kind: FailureKind.Unavailable })
            {
                return false; // stays scheduled, and the next run asks again
            }

            var refusal = (authority.IsSuccess ? authority.Value.Refusal : PaymentsErrors.UnknownDebtorAccount)
                ?? (rules.TryGetValue(account, out var signing) && signing.Asks(order.Amount) ? SignatureErrors.Needed : null);
            if (refusal is not null)
            {
                desk.Reject(order, refusal);
                return false;
            }
        }

        return true;
    }

    private Task<Dictionary<Guid, SigningRules>> SigningRulesAsync(List<PaymentOrder> page, CancellationToken cancellationToken)
    {
        var accounts = page.Select(order => order.DebtorAccountId).OfType<Guid>().ToHashSet();
        return db.SigningRules.AsNoTracking().Where(rules => accounts.Contains(rules.AccountId))
            .ToDictionaryAsync(rules => rules.AccountId, cancellationToken);
    }

    private Task<List<PaymentOrder>> NextPageAsync(DateOnly today, Guid after, CancellationToken cancellationToken) =>
        db.Orders
            .Where(order => order.Status == PaymentOrderStatus.Scheduled && order.ExecutionDate <= today && order.Id > after)
            .OrderBy(order => order.Id)
            .Take(options.Value.InFlight)
            .ToListAsync(cancellationToken);
}

/// <summary>Runs when the business date has moved on, so that the payments of the new day are booked on it.</summary>
internal sealed class ExecuteDuePaymentsStep(IMediator bank) : ICloseOfBusinessStep
{
    public string Name => "execute-due-payments";

    public int Order => 700;

    public async Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken)
    {
        var done = await bank.Send(new ExecuteDuePayments(), cancellationToken);
        return new StepReport(done.Value.Executed + done.Value.Rejected, done.Value.Rejected);
    }
}
