using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Payments.Booking;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.DirectDebits.Collections;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Payments.DirectDebits;

/// <summary>Books direct debits that are Collecting or Refunding, and records what the ledger said. Each entry has a key of its debit.</summary>
internal sealed class DebitBooker(
    PaymentsDbContext db,
    OnceOnlyPosting ledger,
    BankLedgerAccounts ledgerAccounts,
    NostroBook nostros,
    DebitOutcomes outcomes,
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

        await outcomes.PrepareAsync(debits, cancellationToken);
        Failure? open = null;
        foreach (var ofCurrency in debits.GroupBy(debit => debit.CurrencyCode))
        {
            var nostro = await ledgerAccounts.NostroAsync(nostros.For(ofCurrency.Key), cancellationToken);
            if (!nostro.IsSuccess)
            {
                return nostro.Failure;
            }

            var page = ofCurrency.ToList();
            var entries = page.ConvertAll(debit => EntryFor(debit, debit.CreditorLedgerAccountId ?? nostro.Value));
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
        if (answer.Failure is { Kind: not FailureKind.Unavailable } refusal)
        {
            answer = await ledger.EarlierOrAsync(refusal, entry, cancellationToken);
        }

        if (debit is { Status: IncomingDebitStatus.Refunding, CollectionId: not null } && answer.Failure is { Kind: not FailureKind.Unavailable })
        {
            answer = await FromClaimAsync(debit, cancellationToken);
        }

        if (answer.Failure is { Kind: FailureKind.Unavailable } later)
        {
            return later;
        }

        if (debit.Status == IncomingDebitStatus.Refunding)
        {
            await EndRefundAsync(debit, answer, now, cancellationToken);
        }
        else
        {
            await EndCollectionAsync(debit, answer, now, cancellationToken);
        }

        return null;
    }

    /// <summary>The debtor gets it back whether the creditor has it or not: then the bank pays, and has a claim on the creditor.</summary>
    private async Task<Result<BookedOnce>> FromClaimAsync(IncomingDebit debit, CancellationToken cancellationToken)
    {
        var claims = await ledgerAccounts.CollectionClaimsAsync(debit.CurrencyCode, cancellationToken);
        return claims.IsSuccess
            ? (await ledger.PostAsync([EntryFor(debit, claims.Value)], cancellationToken))[0]
            : claims.Failure with { Kind = FailureKind.Unavailable };
    }

    private async Task EndCollectionAsync(IncomingDebit debit, Result<BookedOnce> answer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (answer.IsSuccess)
        {
            debit.Collect(answer.Value.EntryId, debit.BookingDate!.Value, now);
        }
        else
        {
            debit.Reject(RejectionReasons.For(answer.Failure), answer.Failure.Code, now);
        }

        await outcomes.TellAsync(debit, answer.IsSuccess ? answer.Value.EntryId : null, cancellationToken);
    }

    private async Task EndRefundAsync(IncomingDebit debit, Result<BookedOnce> answer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!answer.IsSuccess)
        {
            debit.GiveUpRefund(answer.Failure.Code, now);
            return;
        }

        var isOwed = answer.Value.Postings.All(posting => posting.LedgerAccountId != debit.CreditorLedgerAccountId);
        debit.Refund(await outcomes.TellRefundAsync(debit, answer.Value.EntryId, isOwed, cancellationToken), answer.Value.EntryId, now);
    }

    private static PostJournalEntry EntryFor(IncomingDebit debit, long otherAccountId)
    {
        var date = debit.BookingDate!.Value;
        var customer = debit.DebtorLedgerAccountId!.Value;
        var (key, eventCode, from, to) = debit.Status == IncomingDebitStatus.Refunding
            ? (DerivedKey.Of("debit-refund", debit.Id), "direct-debit-refunded", otherAccountId, customer)
            : (debit.Id, "direct-debit-collected", customer, otherAccountId);
        return new PostJournalEntry(
            key,
            PaymentsModule.Source,
            debit.Id.ToString(),
            eventCode,
            date,
            [new Posting(from, Side.Debit, debit.Amount, date), new Posting(to, Side.Credit, debit.Amount, date)]);
    }
}
