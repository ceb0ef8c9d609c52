using System.Runtime.CompilerServices;
using DigitalBank.Accounts.Data;
using DigitalBank.Platform.Data.Bulk;
using DigitalBank.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Accruals;

/// <summary>
/// Posts interest to the accounts whose period is over, and reckons them on to the next business date. Goes through them in chunks, some
/// at the same time. What is posted is saved with the account's new period, then booked under a key that follows from account and day; a
/// second run finds nothing due.
/// </summary>
internal sealed class CapitaliseInterest(
    AccountsDbContext db,
    InterestRuns runs,
    InterestLedger accruals,
    PostingLedger postings,
    AccrueInterest accrual,
    IBulkRows rows,
    IServiceScopeFactory scopes) : ICloseOfBusinessStep
{
    public string Name => "capitalise-interest";

    public int Order => 830;

    public async Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken)
    {
        var run = await runs.OfAsync(closingDate, cancellationToken);
        var products = await ProductTimelines.ReadAsync(db, cancellationToken);

        var (booked, refused) = await BookWhatWaitsAsync(run, products, only: null, cancellationToken);
        await ReckonThoseBehindAsync(run, products, cancellationToken);
        var chunks = new ParallelOptions { MaxDegreeOfParallelism = rows.WritersAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(DueAsync(run.Until, cancellationToken), chunks, async (page, ct) =>
        {
            var some = await PostDueAsync(page, run, products, ct);
            Interlocked.Add(ref booked, some.Booked);
            Interlocked.Add(ref refused, some.Refused);
        });

        await accruals.BookAccrualsLeftOverAsync(cancellationToken);
        return new StepReport(booked, refused);
    }

    /// <summary>Accounts whose interest an earlier run posted, and which it was stopped from reckoning on.</summary>
    private async Task ReckonThoseBehindAsync(InterestRun run, ProductTimelines products, CancellationToken cancellationToken)
    {
        Guid? after = null;
        while (await Accounts(db.InterestAccounts
            .Where(row => !row.IsEnded && row.AccruedUntil < run.Until && row.AccruedUntil < row.NextPosting
                && (after == null || row.AccountId.CompareTo(after.Value) > 0))
            .OrderBy(row => row.AccountId)
            .Take(AccrueInterest.PageSize)).ToListAsync(cancellationToken) is { Count: > 0 } page)
        {
            after = page[^1].AccountId;
            await accrual.ReckonAndBookAsync(page, await runs.WithNewsAsync(run, cancellationToken), products, cancellationToken);
        }
    }

    /// <summary>
    /// Books what an earlier run saved and did not book, what the ledger has refused so far, and corrections. A correction reaches back,
    /// so the account is reckoned with it, which may correct the period after it.
    /// </summary>
    /// <param name="only">Accounts that are meant; null for all.</param>
    public async Task<(int Booked, int Refused)> BookWhatWaitsAsync(
        InterestRun run, ProductTimelines products, IReadOnlyCollection<Guid>? only, CancellationToken cancellationToken)
    {
        var (booked, refused, corrected) = await postings.BookWaitingAsync(run.BusinessDate, only, cancellationToken);
        while (corrected.Count > 0)
        {
            foreach (var some in corrected.Chunk(AccrueInterest.PageSize))
            {
                var accounts = await Accounts(
                    db.InterestAccounts.Where(row => some.Contains(row.AccountId))).ToListAsync(cancellationToken);
                await accrual.ReckonAndBookAsync(accounts, await runs.WithNewsAsync(run, cancellationToken), products, cancellationToken);
            }

            var next = await postings.BookWaitingAsync(run.BusinessDate, corrected, cancellationToken);
            booked += next.Booked;
            corrected = next.Corrected;
        }

        return (booked, refused);
    }

    /// <summary>
    /// Posts the interest of accounts whose period is over, as often as they reach another end before the next business date.
    /// </summary>
    public async Task<(int Booked, int Refused)> PostDueAsync(
        IReadOnlyList<AccountToAccrue> accounts, InterestRun run, ProductTimelines products, CancellationToken cancellationToken)
    {
        var (booked, refused) = (0, 0);
        var due = accounts.Where(account => products.Of(account).IsSuccess).ToList();
        while (due.Count > 0)
        {
            await using var scope = scopes.CreateAsyncScope();
            IReadOnlyList<AccountPostings> posted;
            try
            {
                posted = await scope.ServiceProvider.GetRequiredService<PostChunk>().RunAsync(due, run, products, cancellationToken);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Somebody has settled one of them meanwhile, as a closing does. What is still due is posted as it stands now.
                due = await StillDueAsync(due, run.Until, cancellationToken);
                continue;
            }

            var some = await scope.ServiceProvider.GetRequiredService<PostingLedger>()
                .BookAsync([.. posted.Where(item => item.Postings.Count > 0)], run.BusinessDate, cancellationToken);
            booked += some.Booked;
            refused += some.Refused;

            // Those that have no day left to reckon see their posting at the next accrual.
            var behind = posted.Where(item => item.Account.AccruedUntil < run.Until).Select(item => item.Account.AccountId).ToHashSet();
            due = due.FindAll(account => behind.Contains(account.AccountId));
            if (due.Count > 0)
            {
                var news = await scope.ServiceProvider.GetRequiredService<InterestRuns>().WithNewsAsync(run, cancellationToken);
                await accrual.ReckonAndBookAsync(due, news, products, cancellationToken);
                due = await StillDueAsync(due, run.Until, cancellationToken);
            }
        }

        return (booked, refused);
    }

    /// <summary>By days, so that each page is a stretch of the index.</summary>
    private async IAsyncEnumerable<List<AccountToAccrue>> DueAsync(
        DateOnly until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var days = await db.InterestAccounts
            .Where(row => row.NextPosting <= until && !row.IsEnded)
            .Select(row => row.NextPosting)
            .Distinct()
            .ToListAsync(cancellationToken);
        foreach (var day in days.Order())
        {
            Guid? after = null;
            while (await Accounts(db.InterestAccounts
                .Where(row => !row.IsEnded && row.NextPosting == day && row.AccruedUntil == day && (after == null || row.AccountId.CompareTo(after.Value) > 0))
                .OrderBy(row => row.AccountId)
                .Take(AccrueInterest.PageSize)).ToListAsync(cancellationToken) is { Count: > 0 } page)
            {
                after = page[^1].AccountId;
                yield return page;
            }
        }
    }

    /// <summary>Which of the accounts have reached the end of their period.</summary>
    public async Task<List<AccountToAccrue>> StillDueAsync(
        IReadOnlyList<AccountToAccrue> accounts, DateOnly until, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<AccountsDbContext>();
        var ids = accounts.Select(account => account.AccountId).ToList();
        var due = await own.InterestAccounts
            .Where(row => ids.Contains(row.AccountId) && !row.IsEnded && row.NextPosting <= until && row.AccruedUntil == row.NextPosting)
            .Select(row => row.AccountId)
            .ToListAsync(cancellationToken);
        return [.. accounts.Where(account => due.Contains(account.AccountId))];
    }

    private IQueryable<AccountToAccrue> Accounts(IQueryable<InterestAccount> interest) => interest.AsNoTracking()
        .Join(db.Accounts, row => row.AccountId, account => account.Id, (row, account) => new { row, account })
        .OrderBy(both => both.row.AccountId)
        .Select(both => new AccountToAccrue(
            both.row.AccountId, both.row.LedgerAccountId, both.row.ProductCode, both.row.CurrencyCode, both.account.OpenedOn));
}
