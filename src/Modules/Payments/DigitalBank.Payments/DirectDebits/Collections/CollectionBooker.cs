using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Payments.Booking;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.DirectDebits.Creditors;
using DigitalBank.Payments.Unplaced;
using DigitalBank.Platform;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.DirectDebits.Collections;

/// <summary>Books what other banks paid for collections and took back. One key for each entry of a collection: each happens once.</summary>
internal sealed class CollectionBooker(
    PaymentsDbContext db, OnceOnlyPosting ledger, BankLedgerAccounts ledgerAccounts, NostroBook nostros, IBusinessCalendar calendar, TimeProvider clock)
{
    /// <summary>
    /// The other bank has paid: the creditor gets the money, or the suspense account does, with a row in the list of unplaced money. The
    /// caller saves; until then the same entries are found again.
    /// </summary>
    /// <returns>Null, or why some are still where they were.</returns>
    public async Task<Failure?> CollectAsync(IReadOnlyList<Collection> collections, CancellationToken cancellationToken)
    {
        Failure? open = null;
        foreach (var collection in collections)
        {
            open = await CollectAsync(collection, cancellationToken) ?? open;
        }

        return open;
    }

    /// <summary>
    /// The other bank takes the money back: the creditor pays, or the bank does and has a claim on the creditor. One that was not booked
    /// as collected yet is so first. The caller saves.
    /// </summary>
    /// <param name="source">What it came back with.</param>
    /// <returns>Null, or why it is still where it was.</returns>
    public async Task<Failure?> ReturnAsync(Collection collection, string reasonCode, string source, CancellationToken cancellationToken)
    {
        if (collection.Status == CollectionStatus.Sent && await CollectAsync(collection, cancellationToken) is { } open)
        {
            return open;
        }

        var payer = await PayerOfAsync(collection, cancellationToken);
        var nostro = await ledgerAccounts.NostroAsync(nostros.For(collection.CurrencyCode), cancellationToken);
        var claims = await ledgerAccounts.CollectionClaimsAsync(collection.CurrencyCode, cancellationToken);
        if ((payer.Failure ?? nostro.Failure ?? claims.Failure) is { } failure)
        {
            return failure;
        }

        var date = await calendar.TodayAsync(cancellationToken);
        var booked = await PostOrElseAsync(
            Entry(collection, "collection-returned", payer.Value, nostro.Value, date),
            Entry(collection, "collection-returned", claims.Value, nostro.Value, date),
            cancellationToken);
        if (!booked.IsSuccess)
        {
            return booked.Failure;
        }

        var isOwed = booked.Value.Postings.Any(posting => posting.LedgerAccountId == claims.Value);
        collection.Return(reasonCode, source, booked.Value.EntryId, isOwed, clock.GetUtcNow());
        return null;
    }

    /// <summary>Takes what a creditor owes as soon as its account has it. The caller saves.</summary>
    /// <returns>Whether the claim is paid.</returns>
    public async Task<bool> TakeClaimAsync(Collection collection, CancellationToken cancellationToken)
    {
        var payer = await PayerOfAsync(collection, cancellationToken);
        var claims = await ledgerAccounts.CollectionClaimsAsync(collection.CurrencyCode, cancellationToken);
        if (!payer.IsSuccess || !claims.IsSuccess)
        {
            return false;
        }

        var date = await calendar.TodayAsync(cancellationToken);
        var booked = (await ledger.PostAsync([Entry(collection, "collection-claim-paid", payer.Value, claims.Value, date)], cancellationToken))[0];
        if (booked.IsSuccess)
        {
            collection.PayClaim(booked.Value.EntryId, clock.GetUtcNow());
        }

        return booked.IsSuccess;
    }

    /// <summary>
    /// Whoever has the collected money: the creditor's account, the account to which it was released, or the suspense account, from whose list
    /// it is taken.
    /// </summary>
    private async Task<Result<long>> PayerOfAsync(Collection collection, CancellationToken cancellationToken)
    {
        var unplaced = await db.UnplacedMoney.SingleOrDefaultAsync(money => money.PaymentOrderId == collection.Id, cancellationToken);
        if (unplaced?.Status == UnplacedMoneyStatus.Releasing)
        {
            return PaymentsErrors.MessageWaits;
        }

        if (unplaced is null or { Status: UnplacedMoneyStatus.Released })
        {
            return unplaced?.LedgerAccountId ?? (await CreditorOfAsync(collection, cancellationToken)).LedgerAccountId;
        }

        if (unplaced.Status != UnplacedMoneyStatus.TakenBack)
        {
            unplaced.TakeBack();
            await db.SaveChangesAsync(cancellationToken);
        }

        return await ledgerAccounts.SuspenseAsync(collection.CurrencyCode, cancellationToken);
    }

    private async Task<Failure?> CollectAsync(Collection collection, CancellationToken cancellationToken)
    {
        var creditor = await CreditorOfAsync(collection, cancellationToken);
        var nostro = await ledgerAccounts.NostroAsync(nostros.For(collection.CurrencyCode), cancellationToken);
        var suspense = await ledgerAccounts.SuspenseAsync(collection.CurrencyCode, cancellationToken);
        if ((nostro.Failure ?? suspense.Failure) is { } failure)
        {
            return failure;
        }

        var date = await calendar.TodayAsync(cancellationToken);
        var booked = await PostOrElseAsync(
            Entry(collection, "collection-collected", nostro.Value, creditor.LedgerAccountId, date),
            Entry(collection, "collection-collected", nostro.Value, suspense.Value, date),
            cancellationToken);
        if (!booked.IsSuccess)
        {
            return booked.Failure;
        }

        var isUnplaced = booked.Value.Postings.Any(posting => posting.LedgerAccountId == suspense.Value);
        if (isUnplaced)
        {
            db.UnplacedMoney.Add(new UnplacedMoney
            {
                PaymentOrderId = collection.Id,
                DebtorAccountId = creditor.AccountId,
                CurrencyCode = collection.CurrencyCode,
                AmountMinor = collection.AmountMinor,
                EntryId = booked.Value.EntryId,
                CameBackAt = clock.GetUtcNow(),
            });
        }

        collection.Collect(booked.Value.EntryId, date, isUnplaced, clock.GetUtcNow());
        return null;
    }

    /// <summary>Where the first entry is refused, the second one of the same key takes its place.</summary>
    private async Task<Result<BookedOnce>> PostOrElseAsync(PostJournalEntry first, PostJournalEntry second, CancellationToken cancellationToken)
    {
        var booked = (await ledger.PostAsync([first], cancellationToken))[0];
        return booked.Failure is null or { Kind: FailureKind.Unavailable } ? booked : (await ledger.PostAsync([second], cancellationToken))[0];
    }

    /// <summary>Loaded once for all collections of a creditor.</summary>
    private async Task<Creditor> CreditorOfAsync(Collection collection, CancellationToken cancellationToken) =>
        db.Creditors.Local.FindEntry(collection.CreditorId)?.Entity
        ?? await db.Creditors.SingleAsync(creditor => creditor.Id == collection.CreditorId, cancellationToken);

    private static PostJournalEntry Entry(Collection collection, string eventCode, long debit, long credit, DateOnly date) => new(
        DerivedKey.Of(eventCode, collection.Id),
        PaymentsModule.Source,
        collection.Id.ToString(),
        eventCode,
        date,
        [new Posting(debit, Side.Debit, collection.Amount, date), new Posting(credit, Side.Credit, collection.Amount, date)]);
}
