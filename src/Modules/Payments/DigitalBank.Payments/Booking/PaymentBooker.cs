using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Payments.Contracts.Orders;
using DigitalBank.Payments.CrossBorder;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform.Data;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DigitalBank.Payments.Booking;

/// <summary>
/// The second half of every payment: asks the ledger to book received orders and records what it said. All orders are with the ledger
/// at the same time, so that they share its commits.
/// </summary>
/// <remarks>
/// The orders are saved before they come here, and the order's id is the entry's key. So whoever repeats this after a crash, or at the
/// same moment in another process, gets the entry that was booked first and never a second one.
/// </remarks>
internal sealed partial class PaymentBooker(
    PaymentsDbContext db, OrderDesk desk, IMediator bank, TimeProvider clock, ILogger<PaymentBooker> logger)
{
    private const int Attempts = 3;

    private const string KeyReused = "ledger.idempotency_key_reused";

    /// <returns>The orders as they stand now. One that is still Received was neither booked nor refused: the ledger could not say.</returns>
    public async Task<IReadOnlyList<PaymentOrder>> BookAsync(IReadOnlyList<PaymentOrder> received, CancellationToken cancellationToken)
    {
        var answers = (await Task.WhenAll(received.Select(order => PostAsync(order, cancellationToken)))).ToDictionary(answer => answer.OrderId);

        // The money has moved. What the ledger said is recorded even when the caller has gone away.
        var orders = await RecordAsync(received, answers, CancellationToken.None);
        foreach (var order in orders)
        {
            LogOutcome(order.Id, order.Status, order.FailureCode);
        }

        return orders;
    }

    public static PostJournalEntry EntryFor(PaymentOrder order)
    {
        var date = order.BookingDate ?? throw new InvalidOperationException($"Payment order {order.Id} has no booking date.");
        return new PostJournalEntry(
            IdempotencyKey: order.Id,
            Source: PaymentsModule.Source,
            SourceReference: order.Id.ToString(),
            EventCode: order.Exchange is not null ? "cross-border-payment" : order.IsOutgoing ? "outgoing-payment" : "transfer",
            BookingDate: date,
            Postings: order.Exchange is { } exchange
                ? ExchangeLines.Booking(order, exchange, date)
                :
                [
                    new Posting(order.DebitLedgerAccountId!.Value, Side.Debit, order.Amount, date),
                    new Posting(order.CreditLedgerAccountId!.Value, Side.Credit, order.Amount, date),
                ]);
    }

    private async Task<LedgerAnswer> PostAsync(PaymentOrder order, CancellationToken cancellationToken)
    {
        var posted = await bank.Send(EntryFor(order), cancellationToken);
        return new LedgerAnswer(order.Id, order.BookingDate!.Value, posted.IsSuccess ? posted.Value.EntryId : null, posted.Failure);
    }

    private async Task<IReadOnlyList<PaymentOrder>> RecordAsync(
        IReadOnlyList<PaymentOrder> orders, Dictionary<Guid, LedgerAnswer> answers, CancellationToken cancellationToken)
    {
        if (orders.Any(order => db.Entry(order).State == EntityState.Detached))
        {
            // Somebody has cleared the context since they were read: what is done to them now would be lost.
            orders = await ReadAsync(orders, cancellationToken);
        }

        for (var attempt = 1; ; attempt++)
        {
            var open = orders.Where(order => order.Status == PaymentOrderStatus.Received).ToList();
            foreach (var order in open)
            {
                Apply(order, await EarlierEntryAsync(answers[order.Id], cancellationToken));
            }

            try
            {
                await desk.RecordAsync([.. open.Where(order => order.Status == PaymentOrderStatus.Rejected)], cancellationToken);
                return orders;
            }
            catch (DbUpdateException failed) when (failed.IsConflict() && attempt < Attempts)
            {
                // Another process has recorded some of them in the meantime, with the same entries: either the order's version tells, or
                // the number of its next step is taken. Read again, record the rest.
                db.ChangeTracker.Clear();
                orders = await ReadAsync(orders, cancellationToken);
            }
        }
    }

    private async Task<IReadOnlyList<PaymentOrder>> ReadAsync(IReadOnlyList<PaymentOrder> orders, CancellationToken cancellationToken)
    {
        var ids = orders.Select(order => order.Id).ToList();
        return await db.Orders.Where(order => ids.Contains(order.Id)).ToListAsync(cancellationToken);
    }

    /// <summary>
    /// An order is booked under its own id only. If the ledger knows that key with another content, the order was booked on an earlier
    /// date before a crash, and that entry counts.
    /// </summary>
    private async Task<LedgerAnswer> EarlierEntryAsync(LedgerAnswer answer, CancellationToken cancellationToken)
    {
        if (answer.Failure?.Code != KeyReused)
        {
            return answer;
        }

        var earlier = await bank.Send(new FindJournalEntryByKey(answer.OrderId), cancellationToken);
        return earlier.IsSuccess
            ? new LedgerAnswer(answer.OrderId, earlier.Value.BookingDate, earlier.Value.EntryId, Failure: null)
            : answer with { Failure = earlier.Failure with { Kind = FailureKind.Unavailable } };
    }

    private void Apply(PaymentOrder order, LedgerAnswer answer)
    {
        if (answer.EntryId is { } entryId)
        {
            order.Book(entryId, answer.BookingDate, clock.GetUtcNow());
            db.Publish(new PaymentBooked(
                order.Id, order.DebtorAccountId!.Value, order.CreditorAccountId, order.Debited, answer.BookingDate));
        }
        else if (answer.Failure!.Kind != FailureKind.Unavailable)
        {
            desk.Reject(order, answer.Failure);
        }
    }

    [LoggerMessage(LogLevel.Information, "Payment order {PaymentOrderId} is {Status} {FailureCode}")]
    private partial void LogOutcome(Guid paymentOrderId, PaymentOrderStatus status, string? failureCode);

    private sealed record LedgerAnswer(Guid OrderId, DateOnly BookingDate, long? EntryId, Failure? Failure);
}
