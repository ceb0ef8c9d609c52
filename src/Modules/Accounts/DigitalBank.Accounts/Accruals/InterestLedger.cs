using System.Collections.Concurrent;
using System.Globalization;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Holding;
using DigitalBank.Accounts.Products;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Contracts.Mapping;
using DigitalBank.Platform.Jobs;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Accruals;

/// <summary>
/// Books in the ledger what has been saved as to be booked. The key of an entry follows from its row, so a row whose booking a crash cut
/// off is booked again without a second effect.
/// </summary>
internal sealed class InterestLedger(AccountsDbContext db, IMediator bank, IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>What the entries say of themselves; see <see cref="InterestNarrator"/>.</summary>
    public const string Source = "interest";

    private const int PageSize = 500;

    /// <summary>The ledger commits what waits for it in groups, so many at once are much faster than one after the other.</summary>
    private const int InFlight = 256;

    private readonly ConcurrentDictionary<MappingKey, Result<ResolvedMapping>> _mappings = new();

    /// <summary>Books the accruals that have not been booked.</summary>
    /// <exception cref="JobException">The ledger refuses one: the bank's own accounts or mappings are wrong.</exception>
    public async Task BookAccrualsAsync(CancellationToken cancellationToken)
    {
        while (await UnbookedAsync(cancellationToken) is { Count: > 0 } page)
        {
            foreach (var booking in page)
            {
                var entry = await bank.Send(await EntryOfAsync(booking, cancellationToken), cancellationToken);
                booking.EntryId = entry.IsSuccess
                    ? entry.Value.EntryId
                    : throw new JobException(
                        $"The accrual of product {booking.ProductCode} in {booking.CurrencyCode} cannot be booked: "
                        + $"{entry.Failure.Message} ({entry.Failure.Code})");
            }

            await db.SaveChangesAsync(CancellationToken.None);
            db.ChangeTracker.Clear();
        }
    }

    private Task<List<AccrualBooking>> UnbookedAsync(CancellationToken cancellationToken) => db.AccrualBookings
        .Where(booking => booking.EntryId == null)
        .OrderBy(booking => booking.Id)
        .Take(PageSize)
        .ToListAsync(cancellationToken);

    /// <summary>Books postings that have not been booked, many at once; each stands for itself.</summary>
    /// <param name="closingDate">The bank day for those that the ledger refused on an earlier one.</param>
    /// <param name="only">Accounts whose postings are meant; null for all.</param>
    /// <returns>
    /// How many were booked, how many were refused and left to a person, and the accounts to which a correction was booked.
    /// </returns>
    /// <exception cref="JobException">The ledger cannot be asked.</exception>
    public async Task<(int Booked, int Refused, List<Guid> Corrected)> BookPostingsAsync(
        DateOnly closingDate, IReadOnlyCollection<Guid>? only, CancellationToken cancellationToken)
    {
        var (booked, refused) = (0, 0);
        var corrected = new List<Guid>();
        Guid? after = null;
        while (await UnbookedAsync(after, only, cancellationToken) is { Count: > 0 } page)
        {
            after = page[^1].Account.AccountId;
            var failures = new ConcurrentDictionary<Guid, Failure>();
            var ids = page.ConvertAll(item => item.Account.AccountId);
            var known = await db.InterestFailures
                .Where(failure => ids.Contains(failure.AccountId))
                .ToDictionaryAsync(f => f.AccountId, cancellationToken);
            foreach (var refusedBefore in page.Where(item => known.ContainsKey(item.Account.AccountId)).SelectMany(item => item.Postings))
            {
                // It was refused, so nothing stands under its key and the day may be the current one.
                refusedBefore.BusinessDate = closingDate;
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
            booked += page.Sum(item => item.Postings.Count(posting => posting.IsBooked));
            refused += failures.Count;
            corrected.AddRange(page
                .Where(item => item.Postings.Exists(posting => posting.IsBooked && posting.PostingDate < item.Account.AccruedUntil))
                .Select(item => item.Account.AccountId));
            await db.SaveChangesAsync(CancellationToken.None);
            db.ChangeTracker.Clear();
        }

        return (booked, refused, corrected);
    }

    private void Note(
        List<AccountPostings> page, ConcurrentDictionary<Guid, Failure> failures, Dictionary<Guid, InterestFailure> known, DateOnly closingDate)
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

    private async Task<List<AccountPostings>> UnbookedAsync(
        Guid? after, IReadOnlyCollection<Guid>? only, CancellationToken cancellationToken)
    {
        var all = only is null ? db.InterestPostings : db.InterestPostings.Where(posting => only.Contains(posting.AccountId));
        var rows = await all
            .Where(posting => !posting.IsBooked && (after == null || posting.AccountId.CompareTo(after.Value) > 0))
            .OrderBy(posting => posting.AccountId).ThenBy(posting => posting.PostingDate).ThenBy(posting => posting.Revision)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
        var ids = rows.Select(row => row.AccountId).Distinct().ToList();
        var accounts = await db.InterestAccounts
            .AsNoTracking()
            .Where(account => ids.Contains(account.AccountId))
            .ToDictionaryAsync(a => a.AccountId, cancellationToken);
        return [.. rows.GroupBy(row => row.AccountId).Select(own => new AccountPostings(accounts[own.Key], [.. own]))];
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

        if (posting.Debit == 0)
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
        var mapped = await MappingAsync(own, account.ProductCode, happening, account.CurrencyCode, posting.BusinessDate, cancellationToken);
        if (!mapped.IsSuccess)
        {
            return mapped.Failure;
        }

        var lines = Lines(
            mapped.Value.DebitAccountId ?? account.LedgerAccountId, mapped.Value.CreditAccountId ?? account.LedgerAccountId, amount, account.CurrencyCode, posting.PostingDate);
        if (happening == InterestEvents.CreditPosting && posting.Tax != 0)
        {
            var tax = await MappingAsync(
                own, account.ProductCode, InterestEvents.Tax, account.CurrencyCode, posting.BusinessDate, cancellationToken);
            if (!tax.IsSuccess)
            {
                return tax.Failure;
            }

            lines.AddRange(Lines(
                tax.Value.DebitAccountId ?? account.LedgerAccountId, tax.Value.CreditAccountId ?? account.LedgerAccountId, posting.Tax, account.CurrencyCode, posting.PostingDate));
        }

        var date = posting.PostingDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var side = (happening == InterestEvents.CreditPosting ? "credit" : "debit") + (posting.Revision > 0 ? "-correction" : "");
        var revision = posting.Revision.ToString(CultureInfo.InvariantCulture);
        return await own.Send(
            new PostJournalEntry(
                DerivedKey.Of("interest-posting", posting.AccountId.ToString(), date, revision, happening),
                Source,
                $"{posting.AccountId:N}/{date}/{side}",
                happening,
                posting.BusinessDate,
                lines),
            cancellationToken);
    }

    private async Task<PostJournalEntry> EntryOfAsync(AccrualBooking booking, CancellationToken cancellationToken)
    {
        var mapped = await MappingAsync(
            bank, booking.ProductCode, booking.EventCode, booking.CurrencyCode, booking.BusinessDate, cancellationToken);
        if (!mapped.IsSuccess || mapped.Value.DebitAccountId is not { } debit || mapped.Value.CreditAccountId is not { } credit)
        {
            throw new JobException(
                $"The event {booking.EventCode} of product {booking.ProductCode} in {booking.CurrencyCode} is not mapped to two accounts: set the mapping in the ledger.");
        }

        return new PostJournalEntry(
            DerivedKey.Of("interest-accrual", booking.Id.ToString()),
            Source,
            booking.Id.ToString(),
            booking.EventCode,
            booking.BusinessDate,
            Lines(debit, credit, booking.Amount, booking.CurrencyCode, booking.BusinessDate));
    }

    /// <summary>An amount below zero goes the other way round.</summary>
    private static List<Posting> Lines(long debit, long credit, long amount, string currencyCode, DateOnly valueDate)
    {
        var money = Money.OfMinor(Math.Abs(amount), Currency.Of(currencyCode));
        return
        [
            new Posting(amount > 0 ? debit : credit, Side.Debit, money, valueDate),
            new Posting(amount > 0 ? credit : debit, Side.Credit, money, valueDate),
        ];
    }

    private async Task<Result<ResolvedMapping>> MappingAsync(
        IMediator own, string product, string happening, string currency, DateOnly date, CancellationToken cancellationToken)
    {
        var key = new MappingKey(product, happening, currency, date);
        if (!_mappings.TryGetValue(key, out var mapping))
        {
            mapping = await own.Send(new ResolveMapping(product, happening, currency, date), cancellationToken);
            _mappings[key] = mapping;
        }

        return mapping;
    }

    private sealed record MappingKey(string Product, string EventCode, string Currency, DateOnly Date);

    private sealed record AccountPostings(InterestAccount Account, List<InterestPosting> Postings);
}
