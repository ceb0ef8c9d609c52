using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Deposits;
using DigitalBank.Accounts.Interest;
using DigitalBank.Accounts.Switching;
using DigitalBank.Platform.Data.Bulk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Accounts.Accruals;

/// <summary>
/// Ends the period of some hundred accounts and saves, in one transaction, what is posted, the tax kept back and the period that begins.
/// </summary>
internal sealed class PostChunk(AccountsDbContext db, IBulkRows bulk, IOptions<InterestOptions> options)
{
    private readonly List<InterestPosting> _postings = [];

    private readonly List<TaxWithheld> _taxes = [];

    private readonly List<ClosedPeriod> _closed = [];

    /// <param name="due">Accounts that have been reckoned to the end of their period.</param>
    /// <returns>All of the accounts, and what is to be booked for each.</returns>
    public async Task<IReadOnlyList<AccountPostings>> RunAsync(
        IReadOnlyList<AccountToAccrue> due, InterestRun run, ProductTimelines products, CancellationToken cancellationToken)
    {
        var ids = due.Select(account => account.AccountId).ToList();
        var rows = await db.InterestAccounts
            .AsNoTracking()
            .Where(row => ids.Contains(row.AccountId))
            .ToDictionaryAsync(row => row.AccountId, cancellationToken);
        var agreed = await AgreedTerms.AttachAsync(db, due, products, cancellationToken);
        agreed = await ProductSwitch.AttachAsync(db, agreed, cancellationToken);

        // Whoever asked has looked before: somebody else may have posted or ended one since, and an empty period is not posted.
        var posted = agreed.Where(account => rows[account.AccountId] is { IsEnded: false } row && row.AccruedUntil > row.OpenedPeriodOn).Select(account => Post(rows[account.AccountId], run, products.Of(account).Value, products)).ToList();

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await bulk.UpdateAsync(db, [.. posted.Select(item => item.Account)], cancellationToken);
        await bulk.InsertAsync(db, _postings, cancellationToken);
        await bulk.InsertAsync(db, _taxes, cancellationToken);
        await bulk.InsertAsync(db, _closed, cancellationToken);
        await ForgetAsync(ids, run.Until.AddDays(-options.Value.LookBackDays), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return posted;
    }

    private AccountPostings Post(InterestAccount row, InterestRun run, TermsTimeline timeline, ProductTimelines products)
    {
        var lastDay = row.AccruedUntil.AddDays(-1);
        var (posted, after) = InterestCalculator.Post(row.Position(), timeline.On(lastDay));
        List<InterestPosting> postings = posted.IsNothing ? [] : [Posting(row, posted, run, products.TaxOn(row.ProductCode, lastDay))];
        _closed.Add(row.Closed());

        // The terms of the day that begins say when it is posted next: they are others where a deposit has ended or been rolled over.
        row.Post(posted, after with { NextPosting = timeline.On(after.AccruedUntil).PostingAfter(after.AccruedUntil) });
        return new AccountPostings(row, postings);
    }

    private InterestPosting Posting(InterestAccount row, PostedInterest posted, InterestRun run, WithholdingTax tax)
    {
        var taxes = tax.On(posted.Credit);
        var posting = new InterestPosting
        {
            AccountId = row.AccountId,
            PostingDate = row.AccruedUntil,
            Revision = 0,
            BusinessDate = run.BusinessDate,
            ProductCode = row.ProductCode,
            Credit = posted.Credit,
            Arranged = posted.Arranged,
            Unarranged = posted.Unarranged,
            Tax = taxes.Sum(component => component.Amount),
        };
        _postings.Add(posting);
        _taxes.AddRange(taxes.Where(component => component.Amount > 0).Select(component => new TaxWithheld
        {
            AccountId = row.AccountId,
            PostingDate = row.AccruedUntil,
            Revision = 0,
            Code = component.Code,
            Amount = component.Amount,
        }));
        return posting;
    }

    /// <summary>Periods beyond the look-back are not reckoned again, so neither they nor their movements need be kept.</summary>
    private async Task ForgetAsync(List<Guid> ids, DateOnly lookBack, CancellationToken cancellationToken)
    {
        var forgotten = await db.ClosedPeriods
            .Where(period => ids.Contains(period.AccountId) && period.PostingDate <= lookBack)
            .ExecuteDeleteAsync(cancellationToken);
        if (forgotten == 0)
        {
            return;
        }

        await db.ValueDays
            .Where(day => ids.Contains(day.AccountId)
                && db.InterestAccounts.Any(row => row.AccountId == day.AccountId && day.ValueDate < row.OpenedPeriodOn)
                && !db.ClosedPeriods.Any(period => period.AccountId == day.AccountId && period.Start <= day.ValueDate))
            .ExecuteDeleteAsync(cancellationToken);
    }
}
