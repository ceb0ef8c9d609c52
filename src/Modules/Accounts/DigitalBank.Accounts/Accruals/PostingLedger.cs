using System.Collections.Concurrent;
using System.Globalization;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Products;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Contracts.Mapping;
using DigitalBank.Platform;
using DigitalBank.Platform.Data.Bulk;
using DigitalBank.Platform.Jobs;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Accruals;

/// <summary>
/// Books interest postings that have been saved, many at once; each stands for itself. The key of an entry is made of account and day, so
/// a posting whose booking a crash cut off is booked again without a second effect.
/// </summary>
internal sealed class PostingLedger(
    AccountsDbContext db, InterestMappings mappings, IBulkRows rows, IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int PageSize = 500;

    /// <summary>The ledger commits what waits for it in groups, so many at once are much faster than one after the other.</summary>
    private const int InFlight = 256;

    /// <summary>Books postings that an earlier run has saved, that the ledger has refused so far, and corrections.</summary>
    /// <param name="closingDate">The bank day for those that the ledger refused on an earlier one.</param>
    /// <param name="only">Accounts whose postings are meant; null for all.</param>
    /// <exception cref="JobException">The ledger cannot be asked.</exception>
    public async Task<BookedPostings> BookWaitingAsync(
        DateOnly closingDate, IReadOnlyCollection<Guid>? only, CancellationToken cancellationToken)
    {
        var all = new BookedPostings(0, 0, []);
        Guid? after = null;
        while (await WaitingAsync(after, only, cancellationToken) is { Count: > 0 } page)
        {
            after = page[^1].Account.AccountId;
            all += await BookAsync(page, closingDate, cancellationToken);
        }

        return all;
    }

    /// <exception cref="JobException">The ledger cannot be asked.</exception>
    public async Task<BookedPostings> BookAsync(
        IReadOnlyList<AccountPostings> page, DateOnly closingDate, CancellationToken cancellationToken)
    {
        if (page.Count == 0)
        {
            return new BookedPostings(0, 0, []);
        }

        var failures = new ConcurrentDictionary<Guid, Failure>();
        var ids = page.Select(item => item.Account.AccountId).ToList();
        var known = await db.InterestFailures
            .Where(failure => ids.Contains(failure.AccountId))
            .ToDictionaryAsync(f => f.AccountId, cancellationToken);
        foreach (var refusedBefore in page.Where(item => known.ContainsKey(item.Account.AccountId)).SelectMany(item => item.Postings))
        {
            await MoveAsync(refusedBefore, closingDate, cancellationToken);
        }

        var options = new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(page, options, async (item, ct) =>
        {
            if (await BookAsync(item, ct) is { } failure)
            {
                failures[item.Account.AccountId] = failure;
            }
        });

        Note(page, failures, known, closingDate);
        await SaveAsync([.. page.SelectMany(item => item.Postings)]);
        return new BookedPostings(
            page.Sum(item => item.Postings.Count(posting => posting.IsBooked)),
            failures.Count,
            [.. page
                .Where(item => item.Postings.Any(posting => posting.IsBooked && posting.PostingDate < item.Account.AccruedUntil))
                .Select(item => item.Account.AccountId)]);
    }

    /// <summary>
    /// What the ledger has refused may be booked on the current day. What stands there already, because a crash kept it from being noted or
    /// the account had trouble of another kind, is found by its key.
    /// </summary>
    private async Task MoveAsync(InterestPosting posting, DateOnly closingDate, CancellationToken cancellationToken)
    {
        posting.CreditEntryId ??= await FindAsync(posting, InterestEvents.CreditPosting, cancellationToken);
        posting.DebitEntryId ??= await FindAsync(posting, InterestEvents.DebitPosting, cancellationToken);
        posting.BusinessDate = closingDate;
    }

    private async Task<long?> FindAsync(InterestPosting posting, string happening, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<IMediator>()
            .Send(new FindJournalEntryByKey(KeyOf(posting, happening)), cancellationToken);
        return found.IsSuccess ? found.Value.EntryId
            : found.Failure.Kind == FailureKind.NotFound ? null
            : throw new JobException($"Whether interest has been posted cannot be told: {found.Failure.Message} ({found.Failure.Code})");
    }

    /// <summary>They are booked: noting it must not be stopped.</summary>
    private async Task SaveAsync(List<InterestPosting> postings)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        await db.SaveChangesAsync(CancellationToken.None);
        await rows.UpdateAsync(db, postings, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        db.ChangeTracker.Clear();
    }

    private void Note(
        IReadOnlyList<AccountPostings> page,
        ConcurrentDictionary<Guid, Failure> failures,
        Dictionary<Guid, InterestFailure> known,
        DateOnly closingDate)
    {
        foreach (var accountId in page.Select(item => item.Account.AccountId))
        {
            if (failures.TryGetValue(accountId, out var reason))
            {
                InterestFailure.Note(db, known, accountId, reason, closingDate, clock.GetUtcNow());
            }
            else if (known.TryGetValue(accountId, out var solved))
            {
                db.InterestFailures.Remove(solved);
            }
        }
    }

    private async Task<List<AccountPostings>> WaitingAsync(
        Guid? after, IReadOnlyCollection<Guid>? only, CancellationToken cancellationToken)
    {
        var all = only is null ? db.InterestPostings : db.InterestPostings.Where(posting => only.Contains(posting.AccountId));
        var waiting = await all
            .AsNoTracking()
            .Where(posting => !posting.IsBooked && (after == null || posting.AccountId.CompareTo(after.Value) > 0))
            .OrderBy(posting => posting.AccountId).ThenBy(posting => posting.PostingDate).ThenBy(posting => posting.Revision)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
        var ids = waiting.Select(row => row.AccountId).Distinct().ToList();
        var accounts = await db.InterestAccounts
            .AsNoTracking()
            .Where(account => ids.Contains(account.AccountId))
            .ToDictionaryAsync(a => a.AccountId, cancellationToken);
        return [.. waiting.GroupBy(row => row.AccountId).Select(own => new AccountPostings(accounts[own.Key], [.. own]))];
    }

    /// <summary>Books an account's postings in the order of their days; one that is refused keeps back those after it.</summary>
    private async Task<Failure?> BookAsync(AccountPostings item, CancellationToken cancellationToken)
    {
        // A scope of its own: what runs at the same time must not share a database context.
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<IMediator>();
        foreach (var posting in item.Postings)
        {
            if (await BookAsync(own, item.Account, posting, cancellationToken) is { } failure)
            {
                // Whether it was booked is not known when the ledger is away: its key and content must stay as they are until it is.
                return failure.Kind == FailureKind.Unavailable
                    ? throw new JobException($"Interest cannot be posted: {failure.Message} ({failure.Code})")
                    : failure;
            }

            posting.IsBooked = true;
        }

        return null;
    }

    private async Task<Failure?> BookAsync(
        IMediator own, InterestAccount account, InterestPosting posting, CancellationToken cancellationToken)
    {
        if (posting.Credit != 0 && posting.CreditEntryId is null)
        {
            var credit = await PostAsync(own, account, posting, InterestEvents.CreditPosting, posting.Credit, cancellationToken);
            if (!credit.IsSuccess)
            {
                return credit.Failure;
            }

            posting.CreditEntryId = credit.Value.EntryId;
        }

        if (posting.Debit == 0 || posting.DebitEntryId is not null)
        {
            return null;
        }

        var debit = await PostAsync(own, account, posting, InterestEvents.DebitPosting, posting.Debit, cancellationToken);
        posting.DebitEntryId = debit.IsSuccess ? debit.Value.EntryId : null;
        return debit.Failure;
    }

    private async Task<Result<JournalEntryReceipt>> PostAsync(
        IMediator own, InterestAccount account, InterestPosting posting, string happening, long amount, CancellationToken cancellationToken)
    {
        var lines = await LinesAsync(account, posting, happening, amount, cancellationToken);
        if (!lines.IsSuccess)
        {
            return lines.Failure;
        }

        if (happening == InterestEvents.CreditPosting && posting.Tax != 0)
        {
            var tax = await LinesAsync(account, posting, InterestEvents.Tax, posting.Tax, cancellationToken);
            if (!tax.IsSuccess)
            {
                return tax.Failure;
            }

            lines.Value.AddRange(tax.Value);
        }

        var side = (happening == InterestEvents.CreditPosting ? "credit" : "debit") + (posting.Revision > 0 ? "-correction" : "");
        return await own.Send(
            new PostJournalEntry(
                KeyOf(posting, happening),
                InterestLedger.Source,
                $"{posting.AccountId:N}/{DateOf(posting)}/{side}",
                happening,
                posting.BusinessDate,
                lines.Value),
            cancellationToken);
    }

    private static Guid KeyOf(InterestPosting posting, string happening) => DerivedKey.Of(
        "interest-posting", posting.AccountId.ToString(), DateOf(posting), posting.Revision.ToString(CultureInfo.InvariantCulture), happening);

    private static string DateOf(InterestPosting posting) => posting.PostingDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<Result<List<Posting>>> LinesAsync(
        InterestAccount account, InterestPosting posting, string happening, long amount, CancellationToken cancellationToken)
    {
        var mapped = await MappingAsync(account, posting, happening, cancellationToken);
        return mapped.Map(mapping => InterestMappings.Lines(
            mapping.DebitAccountId ?? account.LedgerAccountId,
            mapping.CreditAccountId ?? account.LedgerAccountId,
            amount,
            account.CurrencyCode,
            posting.PostingDate));
    }

    private Task<Result<ResolvedMapping>> MappingAsync(
        InterestAccount account, InterestPosting posting, string happening, CancellationToken cancellationToken) =>
        mappings.OfAsync(posting.ProductCode, happening, account.CurrencyCode, posting.BusinessDate, cancellationToken);
}

/// <summary>An account and what is posted to it, in the order of days.</summary>
internal sealed record AccountPostings(InterestAccount Account, IReadOnlyList<InterestPosting> Postings);

/// <param name="Refused">Accounts that are left to a person.</param>
/// <param name="Corrected">Accounts to which something was booked that reaches back.</param>
internal sealed record BookedPostings(int Booked, int Refused, IReadOnlyList<Guid> Corrected)
{
    public static BookedPostings operator +(BookedPostings first, BookedPostings second) =>
        new(first.Booked + second.Booked, first.Refused + second.Refused, [.. first.Corrected, .. second.Corrected]);
}
