using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Limits;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform.Data;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DigitalBank.Payments.Booking.Bulk;

/// <summary>
/// Books orders that are not saved yet: each is saved by the transaction that books its entry. There is no state in between that a crash
/// could leave behind.
/// </summary>
/// <remarks>
/// What cannot be decided so goes the longer way of saved, booked, recorded: orders that seem to exceed a limit, because only the counters'
/// locks say so for certain; those that use up a code or somebody else's payment; and those that the ledger could say nothing about.
/// </remarks>
internal sealed partial class BulkBooker(
    PaymentsDbContext db,
    LimitForecast forecast,
    CountsUnderWay underWay,
    OrderRows rows,
    OrderDesk desk,
    PaymentBooker booker,
    IMediator bank,
    TimeProvider clock,
    ILogger<BulkBooker> logger)
{
    /// <param name="received">Received, and not with the context.</param>
    /// <returns>
    /// The orders as they stand now, in the same sequence; one that somebody else was faster with as that one left it. One that is still
    /// Received was neither booked nor refused: the ledger could not say.
    /// </returns>
    public async Task<IReadOnlyList<PaymentOrder>> BookAsync(IReadOnlyList<PaymentOrder> received, CancellationToken cancellationToken)
    {
        var counted = await forecast.CountAsync([.. received.Where(order => !OneTimeUses.Concerns(order))], cancellationToken);
        var decided = new Dictionary<Guid, PaymentOrder>(received.Count);
        try
        {
            await PostAsync(counted, decided);
        }
        finally
        {
            underWay.Remove(counted.Uses);
        }

        // The others' money has moved: whatever happens to the caller, the rest is finished too.
        var rest = received.Where(order => !decided.ContainsKey(order.Id)).ToList();
        foreach (var (order, outcome) in rest.Zip(await TakeAndBookAsync(rest, counted)))
        {
            decided.Add(order.Id, outcome);
        }

        return [.. received.Select(order => decided[order.Id])];
    }

    private async Task PostAsync(CountedOrders counted, Dictionary<Guid, PaymentOrder> decided)
    {
        var orders = counted.Fitting;
        if (orders.Count == 0)
        {
            return;
        }

        var posted = await bank.Send(
            new PostJournalEntries([.. orders.Select(PaymentBooker.EntryFor)], new OrderCompanion(rows, counted, clock)), CancellationToken.None);
        var refused = new List<(PaymentOrder, Failure)>();
        foreach (var (order, answer) in orders.Zip(posted.Value.Answers))
        {
            if (answer.IsSuccess)
            {
                var booked = order.Copy();
                booked.Book(answer.Value.EntryId, order.BookingDate!.Value, answer.Value.RecordedAt);
                decided.Add(order.Id, booked);
            }
            else if (answer.Failure.Kind != FailureKind.Unavailable)
            {
                refused.Add((order, answer.Failure));
            }
        }

        LogBooked(decided.Count, refused.Count, orders.Count);
        foreach (var order in await SaveRejectedAsync(refused))
        {
            decided.Add(order.Id, order);
        }
    }

    /// <summary>They have counted nowhere, so there is nothing to give back. One whose key another process took is left out.</summary>
    private async Task<IReadOnlyList<PaymentOrder>> SaveRejectedAsync(List<(PaymentOrder Order, Failure Failure)> refused)
    {
        if (refused.Count == 0)
        {
            return [];
        }

        var rejected = new List<PaymentOrder>(refused.Count);
        foreach (var (order, failure) in refused)
        {
            var copy = order.Copy();
            desk.Reject(copy, failure);
            db.Orders.Add(copy);
            rejected.Add(copy);
        }

        try
        {
            await db.SaveChangesAsync(CancellationToken.None);
            return rejected;
        }
        catch (DbUpdateException taken) when (taken.IsConflict())
        {
            db.ChangeTracker.Clear();
            return [];
        }
    }

    /// <summary>Saved as received, booked, recorded; by itself where somebody else has taken a key of the set.</summary>
    private async Task<IReadOnlyList<PaymentOrder>> TakeAndBookAsync(List<PaymentOrder> orders, CountedOrders counted)
    {
        if (orders.Count == 0)
        {
            return [];
        }

        try
        {
            return await TakeAndBookOnceAsync(orders, counted);
        }
        catch (DbUpdateException taken) when (taken.IsConflict())
        {
            db.ChangeTracker.Clear();
            if (orders.Count == 1)
            {
                return [await StoredAsync(orders[0]) ?? throw new InvalidOperationException($"Order {orders[0].Id} can neither be saved nor found.", taken)];
            }
        }

        var outcomes = new List<PaymentOrder>(orders.Count);
        foreach (var order in orders)
        {
            outcomes.AddRange(await TakeAndBookAsync([order], counted));
        }

        return outcomes;
    }

    private async Task<IReadOnlyList<PaymentOrder>> TakeAndBookOnceAsync(List<PaymentOrder> orders, CountedOrders counted)
    {
        var taken = orders.Select(order => order.Copy()).ToList();
        var counterKeys = LimitForecast.KeysOf(orders.SelectMany(order => counted.DemandsOf(order.Id)));
        await underWay.EnterAsync(CancellationToken.None);
        try
        {
            await underWay.WaitUntilNoneAsync(counterKeys, CancellationToken.None);
            db.Orders.AddRange(taken);
            await desk.TakeAsync(taken, CancellationToken.None);
        }
        finally
        {
            underWay.Leave();
        }

        var booked = (await booker.BookAsync(
            [.. taken.Where(order => order.Status == PaymentOrderStatus.Received)], CancellationToken.None)).ToDictionary(order => order.Id);
        return [.. taken.Select(order => booked.GetValueOrDefault(order.Id, order))];
    }

    /// <summary>What another process made of the same request, or a lost answer of an order of ours.</summary>
    private Task<PaymentOrder?> StoredAsync(PaymentOrder order) => db.Orders.SingleOrDefaultAsync(
        stored => stored.Id == order.Id
            || (order.IdempotencyKey != null && stored.OrderingPartyId == order.OrderingPartyId && stored.IdempotencyKey == order.IdempotencyKey)
            || (order.FileId != null && stored.FileId == order.FileId && stored.Position == order.Position));

    [LoggerMessage(LogLevel.Information, "Booked {Booked} and refused {Refused} of {Orders} payment orders at once")]
    private partial void LogBooked(int booked, int refused, int orders);
}
