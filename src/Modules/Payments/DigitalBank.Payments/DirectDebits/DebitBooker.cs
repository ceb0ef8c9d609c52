using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Payments.Booking;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Results;
using MediatR;

namespace DigitalBank.Payments.DirectDebits;

/// <summary>Books direct debits that are Collecting or Refunding, and records what the ledger said. Each entry has a key of its debit.</summary>
internal sealed class DebitBooker(
    PaymentsDbContext db,
    IMediator bank,
    OnceOnlyPosting ledger,
    BankLedgerAccounts ledgerAccounts,
    NostroBook nostros,
    DebitMessages messages,
    IBusinessCalendar calendar,
    TimeProvider clock)
{
    /// <summary>They are tracked and their state is saved; this saves what becomes of them. May be repeated after a crash.</summary>
    /// <returns>Null, or why some are still where they were.</returns>
    public async Task<Failure?> BookAsync(IReadOnlyList<IncomingDebit> debits, CancellationToken cancellationToken)
    {
        // Nothing may be booked on a day that has been closed since. Should the entry exist already, its key finds it.
        var today = await calendar.TodayAsync(cancellationToken);
        foreach (var debit in debits.Where(debit => debit.BookingDate != today))
        {
            debit.BookOn(today);
        }

        Failure? open = null;
        foreach (var ofCurrency in debits.GroupBy(debit => debit.CurrencyCode))
        {
            var nostro = await ledgerAccounts.NostroAsync(nostros.For(ofCurrency.Key), cancellationToken);
            if (!nostro.IsSuccess)
            {
                return nostro.Failure;
            }

            var page = ofCurrency.ToList();
            var entries = page.ConvertAll(debit => EntryFor(debit, nostro.Value));
            var posted = await ledger.PostAsync(entries, cancellationToken);
            for (var i = 0; i < page.Count; i++)
            {
                open = await ApplyAsync(page[i], entries[i], posted[i], cancellationToken) ?? open;
            }
        }

        await db.SaveChangesAsync(CancellationToken.None); // the money has moved; this must be known
        return open;
    }

    private async Task<Failure?> ApplyAsync(IncomingDebit debit, PostJournalEntry entry, Result<BookedOnce> answer, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (answer.Failure is { Kind: FailureKind.Unavailable } later)
        {
            return later;
        }

        // Another process may have booked it while this one was refused: a refusal counts once there is no entry of the key.
        var earlier = answer.IsSuccess ? null : await bank.Send(new FindJournalEntryByKey(entry.IdempotencyKey), cancellationToken);
        if (earlier is { IsSuccess: false, Failure.Kind: not FailureKind.NotFound })
        {
            return earlier.Failure with { Kind = FailureKind.Unavailable };
        }

        var entryId = answer.IsSuccess ? answer.Value.EntryId : earlier!.IsSuccess ? earlier.Value.EntryId : (long?)null;
        if (debit.Status == IncomingDebitStatus.Refunding)
        {
            EndRefund(debit, entryId, answer.Failure, now);
        }
        else
        {
            EndCollection(debit, entryId, answer.Failure, now);
        }

        return null;
    }

    private void EndCollection(IncomingDebit debit, long? entryId, Failure? refusal, DateTimeOffset now)
    {
        if (entryId is { } booked)
        {
            debit.Collect(booked, debit.BookingDate!.Value, now);
        }
        else
        {
            debit.Reject(RejectionReasons.For(refusal!), refusal!.Code, now);
        }

        messages.QueueOutcome(debit);
    }

    private void EndRefund(IncomingDebit debit, long? entryId, Failure? refusal, DateTimeOffset now)
    {
        if (entryId is { } booked)
        {
            debit.Refund(messages.QueueRefund(debit), booked, now);
        }
        else
        {
            debit.GiveUpRefund(refusal!.Code, now);
        }
    }

    private static PostJournalEntry EntryFor(IncomingDebit debit, long nostroAccountId)
    {
        var date = debit.BookingDate!.Value;
        var customer = debit.DebtorLedgerAccountId!.Value;
        var (key, eventCode, from, to) = debit.Status == IncomingDebitStatus.Refunding
            ? (DerivedKey.Of("debit-refund", debit.Id), "direct-debit-refunded", nostroAccountId, customer)
            : (debit.Id, "direct-debit-collected", customer, nostroAccountId);
        return new PostJournalEntry(
            key,
            PaymentsModule.Source,
            debit.Id.ToString(),
            eventCode,
            date,
            [new Posting(from, Side.Debit, debit.Amount, date), new Posting(to, Side.Credit, debit.Amount, date)]);
    }
}
