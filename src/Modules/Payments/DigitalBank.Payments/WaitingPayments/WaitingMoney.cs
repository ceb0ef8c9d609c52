using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Payments.Booking;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Iso20022;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.Routing;
using DigitalBank.Payments.Unplaced;
using DigitalBank.Platform;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Encryption;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.WaitingPayments;

/// <summary>
/// Ends the waiting of payments whose order is booked. Delivering and giving back share one key of the ledger, so that of two processes, or of
/// two attempts with a crash between them, the first entry counts; what it did is read from its postings.
/// </summary>
internal sealed class WaitingMoney(
    PaymentsDbContext db, OnceOnlyPosting ledger, BankLedgerAccounts ledgerAccounts, IMediator bank, IBusinessCalendar calendar, TimeProvider clock)
{
    private const string Delivered = "waiting-payment-delivered";

    private const string GivenBack = "waiting-payment-returned";

    /// <summary>What waits for an alias goes to the account that it stands for now. What that account does not take goes on waiting.</summary>
    public async Task DeliverAsync(string alias, Guid accountId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var waiting = await db.WaitingPayments.WhereIndexed(db, nameof(WaitingPayment.WaitingAlias), alias)
            .Where(row => row.Status == WaitingPaymentStatus.Waiting && row.ExpiresAt > now)
            .OrderBy(row => row.Id)
            .ToListAsync(cancellationToken);
        var booked = await BookedAsync(waiting, cancellationToken);
        if (booked.Count == 0 || await bank.Send(new GetAccount(accountId), cancellationToken) is not { IsSuccess: true, Value: { } payee })
        {
            return;
        }

        foreach (var (payment, order) in booked.Where(pair => PaymentRouting.CreditorHere([payee], pair.Payment.CurrencyCode).IsSuccess))
        {
            await EndAsync(payment, order, Delivered, payee.LedgerAccountId, cancellationToken);
        }
    }

    /// <returns>Whether the waiting has ended; it may have ended otherwise meanwhile.</returns>
    public async Task<bool> GiveBackAsync(WaitingPayment payment, PaymentOrder order, CancellationToken cancellationToken)
    {
        var refusal = await EndAsync(payment, order, GivenBack, order.DebitLedgerAccountId!.Value, cancellationToken);
        if (refusal is null or { Kind: FailureKind.Unavailable })
        {
            return refusal is null;
        }

        // The payer's account takes no money any more: staff place it, and see it on their list until then.
        var suspense = await ledgerAccounts.SuspenseAsync(payment.CurrencyCode, cancellationToken);
        return suspense.IsSuccess && await EndAsync(payment, order, GivenBack, suspense.Value, cancellationToken) is null;
    }

    /// <returns>Those of which the money is here, with their orders.</returns>
    public async Task<IReadOnlyList<(WaitingPayment Payment, PaymentOrder Order)>> BookedAsync(
        IReadOnlyList<WaitingPayment> waiting, CancellationToken cancellationToken)
    {
        var ids = waiting.Select(payment => (Guid?)payment.Id).ToList();
        var orders = ids.Count == 0 ? [] : await db.Orders
            .Where(order => ids.Contains(order.WaitingPaymentId) && order.Status == PaymentOrderStatus.Settled)
            .ToDictionaryAsync(order => order.WaitingPaymentId!.Value, cancellationToken);
        return [.. waiting.Where(payment => orders.ContainsKey(payment.Id)).Select(payment => (payment, orders[payment.Id]))];
    }

    /// <returns>Why nothing was booked; null when the waiting has ended, by this entry or by an earlier one.</returns>
    private async Task<Failure?> EndAsync(WaitingPayment payment, PaymentOrder order, string eventCode, long creditLedgerAccountId, CancellationToken cancellationToken)
    {
        var date = await calendar.TodayAsync(cancellationToken);
        var entry = new PostJournalEntry(
            DerivedKey.Of("waiting-payment", payment.Id),
            PaymentsModule.Source,
            order.Id.ToString(),
            eventCode,
            date,
            [
                new Posting(order.CreditLedgerAccountId!.Value, Side.Debit, payment.Amount, date),
                new Posting(creditLedgerAccountId, Side.Credit, payment.Amount, date),
            ]);
        var booked = (await ledger.PostAsync([entry], cancellationToken))[0];
        if (booked.IsSuccess)
        {
            // The money has moved, whatever becomes of the caller.
            await RecordAsync(payment, order, booked.Value, CancellationToken.None);
        }

        return booked.Failure;
    }

    private async Task RecordAsync(WaitingPayment payment, PaymentOrder order, BookedOnce booked, CancellationToken cancellationToken)
    {
        var credited = booked.Postings.Single(posting => posting.Side == Side.Credit).LedgerAccountId;
        var suspense = await ledgerAccounts.SuspenseAsync(payment.CurrencyCode, cancellationToken);
        var now = clock.GetUtcNow();
        if (credited != order.DebitLedgerAccountId && credited != suspense.Value)
        {
            payment.Deliver(credited, booked.EntryId, now);
        }
        else
        {
            payment.Return(booked.EntryId, now);
            order.Return(ReasonCodes.IncorrectAccountNumber, FormattableString.Invariant($"entry {booked.EntryId}"), now);
        }

        if (credited == suspense.Value)
        {
            db.UnplacedMoney.Add(new UnplacedMoney
            {
                PaymentOrderId = order.Id,
                DebtorAccountId = payment.DebtorAccountId,
                CurrencyCode = payment.CurrencyCode,
                AmountMinor = payment.AmountMinor,
                EntryId = booked.EntryId,
                CameBackAt = now,
            });
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException taken) when (taken.IsConflict())
        {
            // Another process has recorded the same entry. Those that come after this one stay with the context.
            foreach (var added in db.ChangeTracker.Entries().Where(entry => entry.State == EntityState.Added).ToList())
            {
                added.State = EntityState.Detached;
            }

            await db.Entry(payment).ReloadAsync(cancellationToken);
            await db.Entry(order).ReloadAsync(cancellationToken);
        }
    }
}
