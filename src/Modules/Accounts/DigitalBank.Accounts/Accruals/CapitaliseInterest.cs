using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Deposits;
using DigitalBank.Accounts.Interest;
using DigitalBank.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DigitalBank.Accounts.Accruals;

/// <summary>
/// Posts interest to the accounts whose period is over, and reckons them on to the next business date. What is posted is saved with the
/// account's new period, then booked under a key that follows from account and day; a second run finds nothing due.
/// </summary>
internal sealed class CapitaliseInterest(
    AccountsDbContext db, InterestRuns runs, InterestLedger ledger, AccrueInterest accrual, IServiceScopeFactory scopes, IOptions<InterestOptions> options)
    : ICloseOfBusinessStep
{
    private const int PageSize = 500;

    public string Name => "capitalise-interest";

    public int Order => 830;

    public async Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken)
    {
        var run = await runs.OfAsync(closingDate, cancellationToken);
        var products = await ProductTimelines.ReadAsync(db, cancellationToken);

        var (booked, refused) = await BookWhatWaitsAsync(run, products, cancellationToken);
        await ReckonThoseBehindAsync(run, products, cancellationToken);
        Guid? after = null;
        while (await DueAsync(run.Until, after, cancellationToken) is { Count: > 0 } page)
        {
            after = page[^1].AccountId;
            var some = await PostDueAsync(page, run, products, cancellationToken);
            booked += some.Booked;
            refused += some.Refused;
        }

        return new StepReport(booked, refused);
    }

    /// <summary>Accounts whose interest an earlier run posted, and which it was stopped from reckoning on.</summary>
    private async Task ReckonThoseBehindAsync(InterestRun run, ProductTimelines products, CancellationToken cancellationToken)
    {
        Guid? after = null;
        while (await Accounts(db.InterestAccounts
            .Where(row => row.AccruedUntil < run.Until && row.AccruedUntil < row.NextPosting
                && (after == null || row.AccountId.CompareTo(after.Value) > 0))
            .OrderBy(row => row.AccountId)
            .Take(PageSize)).ToListAsync(cancellationToken) is { Count: > 0 } page)
        {
            after = page[^1].AccountId;
            await accrual.ReckonAsync(page, await runs.WithNewsAsync(run, cancellationToken), products, cancellationToken);
            await ledger.BookAccrualsAsync(cancellationToken);
        }
    }

    /// <summary>
    /// Books what an earlier run saved and did not book, what the ledger has refused so far, and corrections. A correction reaches back,
    /// so the account is reckoned with it, which may correct the period after it.
    /// </summary>
    private async Task<(int Booked, int Refused)> BookWhatWaitsAsync(
        InterestRun run, ProductTimelines products, CancellationToken cancellationToken)
    {
        var (booked, refused, corrected) = await ledger.BookPostingsAsync(run.BusinessDate, only: null, cancellationToken);
        while (corrected.Count > 0)
        {
            foreach (var some in corrected.Chunk(PageSize))
            {
                var accounts = await Accounts(
                    db.InterestAccounts.Where(row => some.Contains(row.AccountId))).ToListAsync(cancellationToken);
                await accrual.ReckonAsync(accounts, await runs.WithNewsAsync(run, cancellationToken), products, cancellationToken);
            }

            await ledger.BookAccrualsAsync(cancellationToken);
            var next = await ledger.BookPostingsAsync(run.BusinessDate, corrected, cancellationToken);
            booked += next.Booked;
            corrected = next.Corrected;
        }

        return (booked, refused);
    }

    /// <summary>
    /// Posts the interest of accounts whose period is over, as often as they reach another end before the next business date.
    /// </summary>
    public async Task<(int Booked, int Refused)> PostDueAsync(
        List<AccountToAccrue> accounts, InterestRun run, ProductTimelines products, CancellationToken cancellationToken)
    {
        var (booked, refused) = (0, 0);
        var due = accounts.FindAll(account => products.Of(account).IsSuccess);
        while (due.Count > 0)
        {
            await PostAsync(due, run, products, cancellationToken);
            var some = await ledger.BookPostingsAsync(run.BusinessDate, due.ConvertAll(account => account.AccountId), cancellationToken);
            booked += some.Booked;
            refused += some.Refused;
            await accrual.ReckonAsync(due, await runs.WithNewsAsync(run, cancellationToken), products, cancellationToken);
            await ledger.BookAccrualsAsync(cancellationToken);
            due = await StillDueAsync(due, run.Until, cancellationToken);
        }

        return (booked, refused);
    }

    private Task<List<AccountToAccrue>> DueAsync(DateOnly until, Guid? after, CancellationToken cancellationToken) =>
        Accounts(db.InterestAccounts
            .Where(row => row.NextPosting <= until && row.AccruedUntil == row.NextPosting
                && (after == null || row.AccountId.CompareTo(after.Value) > 0))
            .OrderBy(row => row.AccountId)
            .Take(PageSize)).ToListAsync(cancellationToken);

    /// <summary>Which of the accounts have reached the end of their period.</summary>
    public Task<List<AccountToAccrue>> StillDueAsync(List<AccountToAccrue> accounts, DateOnly until, CancellationToken cancellationToken)
    {
        var ids = accounts.ConvertAll(account => account.AccountId);
        return Accounts(db.InterestAccounts
            .Where(row => ids.Contains(row.AccountId) && row.NextPosting <= until && row.AccruedUntil == row.NextPosting)
            .OrderBy(row => row.AccountId)).ToListAsync(cancellationToken);
    }

    private IQueryable<AccountToAccrue> Accounts(IQueryable<InterestAccount> rows) => rows.AsNoTracking()
        .Join(db.Accounts, row => row.AccountId, account => account.Id, (row, account) => new { row, account })
        .OrderBy(both => both.row.AccountId)
        .Select(both => new AccountToAccrue(
            both.row.AccountId, both.row.LedgerAccountId, both.row.ProductCode, both.row.CurrencyCode, both.account.OpenedOn));

    /// <summary>Saved in one transaction: what is posted, the tax kept back, and the period that begins.</summary>
    private async Task PostAsync(List<AccountToAccrue> due, InterestRun run, ProductTimelines products, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<AccountsDbContext>();
        await using var transaction = await own.Database.BeginTransactionAsync(cancellationToken);
        var ids = due.ConvertAll(account => account.AccountId);
        var rows = await own.InterestAccounts
            .Where(row => ids.Contains(row.AccountId))
            .ToDictionaryAsync(row => row.AccountId, cancellationToken);
        foreach (var account in await AgreedTerms.AttachAsync(own, due, products, cancellationToken))
        {
            Post(own, rows[account.AccountId], run, products.Of(account).Value, products);
        }

        await own.SaveChangesAsync(cancellationToken);

        await ForgetAsync(own, ids, run.Until.AddDays(-options.Value.LookBackDays), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Periods beyond the look-back are not reckoned again, so neither they nor their movements need be kept.</summary>
    private static async Task ForgetAsync(AccountsDbContext own, List<Guid> ids, DateOnly lookBack, CancellationToken cancellationToken)
    {
        await own.ClosedPeriods
            .Where(period => ids.Contains(period.AccountId) && period.PostingDate <= lookBack)
            .ExecuteDeleteAsync(cancellationToken);
        await own.ValueDays
            .Where(day => ids.Contains(day.AccountId)
                && own.InterestAccounts.Any(row => row.AccountId == day.AccountId && day.ValueDate < row.OpenedPeriodOn)
                && !own.ClosedPeriods.Any(period => period.AccountId == day.AccountId && period.Start <= day.ValueDate))
            .ExecuteDeleteAsync(cancellationToken);
    }

    private static void Post(AccountsDbContext own, InterestAccount row, InterestRun run, TermsTimeline timeline, ProductTimelines products)
    {
        var lastDay = row.AccruedUntil.AddDays(-1);
        var (posted, after) = InterestCalculator.Post(row.Position(), timeline.On(lastDay));
        if (!posted.IsNothing)
        {
            var taxes = products.TaxOn(row.ProductCode, lastDay).On(posted.Credit);
            own.InterestPostings.Add(new InterestPosting
            {
                AccountId = row.AccountId,
                PostingDate = row.AccruedUntil,
                Revision = 0,
                BusinessDate = run.BusinessDate,
                Credit = posted.Credit,
                Arranged = posted.Arranged,
                Unarranged = posted.Unarranged,
                Tax = taxes.Sum(tax => tax.Amount),
            });
            own.TaxesWithheld.AddRange(taxes.Where(tax => tax.Amount > 0).Select(tax => new TaxWithheld
            {
                AccountId = row.AccountId,
                PostingDate = row.AccruedUntil,
                Revision = 0,
                Code = tax.Code,
                Amount = tax.Amount,
            }));
        }

        own.ClosedPeriods.Add(row.Closed());

        // The terms of the day that begins say when it is posted next: they are others where a deposit has ended or been rolled over.
        row.Post(posted, after with { NextPosting = timeline.On(after.AccruedUntil).PostingAfter(after.AccruedUntil) });
    }
}
