using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Deposits;
using DigitalBank.Accounts.Interest;
using DigitalBank.Accounts.Products;
using DigitalBank.Accounts.Switching;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Platform.Data.Bulk;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Accruals;

/// <summary>
/// Reckons some hundred accounts and saves, in one transaction, their new positions, what was added to each, and what is to be booked for
/// all of them. A handful of reads, whatever the number of accounts.
/// </summary>
internal sealed class AccrueChunk(AccountsDbContext db, IMediator bank, IBulkRows rows, TimeProvider clock)
{
    public async Task<ReckonedChunk> RunAsync(
        IReadOnlyList<AccountToAccrue> accounts, InterestRun run, ProductTimelines products, CancellationToken cancellationToken)
    {
        var known = await ReadAsync(accounts, run, cancellationToken);
        accounts = await AgreedTerms.AttachAsync(db, accounts, products, cancellationToken);
        accounts = await ProductSwitch.AttachAsync(db, accounts, cancellationToken);
        var failed = 0;
        var changes = new ChunkChanges(db, rows);
        foreach (var account in accounts)
        {
            if (Reckon(account, known, products, run, changes) is { } failure)
            {
                failed++;
                InterestFailure.Note(db, known.Failures, account.AccountId, failure, run.BusinessDate, clock.GetUtcNow());
            }
            else
            {
                known.Succeed(account.AccountId);
            }
        }

        var toBook = changes.Sums.ToBook(run.BusinessDate, clock.GetUtcNow()).ToList();
        db.AccrualBookings.AddRange(toBook);
        await changes.SaveAsync(cancellationToken);
        return new ReckonedChunk(accounts.Count - failed, failed, toBook);
    }

    /// <summary>Leaves an account to a person that could not be saved.</summary>
    public async Task FailAsync(Guid accountId, Failure reason, DateOnly businessDate, CancellationToken cancellationToken)
    {
        var failures = await db.InterestFailures
            .Where(failure => failure.AccountId == accountId)
            .ToDictionaryAsync(f => f.AccountId, cancellationToken);
        InterestFailure.Note(db, failures, accountId, reason, businessDate, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<ChunkState> ReadAsync(IReadOnlyList<AccountToAccrue> accounts, InterestRun run, CancellationToken cancellationToken)
    {
        var ids = accounts.Select(account => account.AccountId).ToList();
        var positions = await db.InterestAccounts
            .AsNoTracking()
            .Where(row => ids.Contains(row.AccountId))
            .ToDictionaryAsync(row => row.AccountId, cancellationToken);
        var turnovers = await TurnoversAsync(accounts, positions, run, cancellationToken);
        var limits = await db.ArrangedOverdrafts
            .AsNoTracking()
            .Where(limit => ids.Contains(limit.AccountId))
            .ToListAsync(cancellationToken);
        var failures = await db.InterestFailures
            .Where(failure => ids.Contains(failure.AccountId))
            .ToDictionaryAsync(f => f.AccountId, cancellationToken);
        var days = await DaysAsync([.. positions.Values], turnovers, cancellationToken);
        var past = await PastAsync([.. positions.Values], turnovers, cancellationToken);
        return new ChunkState(
            db,
            positions,
            turnovers.ToLookup(turnover => turnover.LedgerAccountId),
            days.ToLookup(day => day.AccountId),
            limits.ToLookup(limit => limit.AccountId),
            past,
            failures);
    }

    /// <summary>Accounts that were left out before have read less of the journal than the others; each group reads what it lacks.</summary>
    private async Task<List<Turnover>> TurnoversAsync(
        IReadOnlyList<AccountToAccrue> accounts, Dictionary<Guid, InterestAccount> positions, InterestRun run, CancellationToken cancellationToken)
    {
        var turnovers = new List<Turnover>();
        foreach (var group in accounts.GroupBy(account => positions.GetValueOrDefault(account.AccountId)?.SeenEntryId ?? 0))
        {
            var read = await bank.Send(
                new GetTurnovers([.. group.Select(account => account.LedgerAccountId)], group.Key, run.ThroughEntryId), cancellationToken);
            turnovers.AddRange(read.Value);
        }

        return turnovers;
    }

    /// <summary>Of most accounts the days to come; of those to which something back-dated has come, the whole open period.</summary>
    private async Task<List<ValueDay>> DaysAsync(
        List<InterestAccount> positions, List<Turnover> turnovers, CancellationToken cancellationToken)
    {
        var earliest = EarliestDays(turnovers);
        var reachingBack = positions
            .Where(row => earliest.TryGetValue(row.LedgerAccountId, out var day) && day < row.AccruedUntil)
            .Select(row => row.AccountId)
            .ToList();
        var others = positions.Select(row => row.AccountId).Except(reachingBack).ToList();
        var from = positions.Count == 0 ? DateOnly.MaxValue : positions.Min(row => row.AccruedUntil);
        var days = await db.ValueDays
            .AsNoTracking()
            .Where(day => others.Contains(day.AccountId) && day.ValueDate >= from)
            .ToListAsync(cancellationToken);
        if (reachingBack.Count > 0)
        {
            days.AddRange(await db.ValueDays
                .AsNoTracking()
                .Where(day => reachingBack.Contains(day.AccountId))
                .ToListAsync(cancellationToken));
        }

        return days;
    }

    private async Task<PastOfChunk> PastAsync(
        List<InterestAccount> positions, List<Turnover> turnovers, CancellationToken cancellationToken)
    {
        var earliest = EarliestDays(turnovers);
        var ids = positions
            .FindAll(row => earliest.TryGetValue(row.LedgerAccountId, out var day) && day < row.OpenedPeriodOn)
            .ConvertAll(row => row.AccountId);
        var periods = ids.Count == 0
            ? []
            : await db.ClosedPeriods.Where(period => ids.Contains(period.AccountId)).ToListAsync(cancellationToken);
        var postings = ids.Count == 0
            ? []
            : await db.InterestPostings.AsNoTracking().Where(posting => ids.Contains(posting.AccountId)).ToListAsync(cancellationToken);
        var taxes = ids.Count == 0
            ? []
            : await db.TaxesWithheld.AsNoTracking().Where(tax => ids.Contains(tax.AccountId)).ToListAsync(cancellationToken);
        return new PastOfChunk(
            periods.ToLookup(p => p.AccountId), postings.ToLookup(p => p.AccountId), taxes.ToLookup(tax => tax.AccountId));
    }

    private static Dictionary<long, DateOnly> EarliestDays(List<Turnover> turnovers) => turnovers
        .GroupBy(turnover => turnover.LedgerAccountId)
        .ToDictionary(account => account.Key, account => account.Min(turnover => turnover.ValueDate));

    private Failure? Reckon(
        AccountToAccrue account,
        ChunkState known,
        ProductTimelines products,
        InterestRun run,
        ChunkChanges changes)
    {
        var timeline = products.Of(account);
        if (!timeline.IsSuccess)
        {
            return timeline.Failure;
        }

        var row = known.PositionOf(account.AccountId);
        if (row is { IsEnded: true })
        {
            return null;
        }

        var isNew = row is null;
        if (row is null)
        {
            var beginning = products.BeginningOf(account);
            if (beginning >= run.Until)
            {
                return null;
            }

            row = InterestAccount.Begin(account, beginning, timeline.Value.On(beginning));
        }

        try
        {
            var days = known.DaysOf(account.AccountId);
            var reckoning = new AccountAccrual(
                row, days, known.Past.PeriodsOf(account.AccountId), known.LimitsOf(account.AccountId), timeline.Value);
            var accrued = reckoning.Reckon(known.NewsOf(account.LedgerAccountId), run.Until);
            if (accrued.Anew is { } anew)
            {
                Correct(account, row, anew, known.Past, products, run, changes.Sums);
            }

            if (Keep(row, accrued, timeline.Value, run, changes))
            {
                changes.Keep(row, isNew);
            }

            known.KeepDays(row, days, changes);
            return null;
        }
        catch (OverflowException)
        {
            return AccrualErrors.CannotBeReckoned;
        }
    }

    /// <summary>
    /// Posts the difference of the first period that comes out otherwise. When it is booked it reaches back itself, and the periods after
    /// it are reckoned with it; so one period after the other comes right.
    /// </summary>
    private void Correct(
        AccountToAccrue account,
        InterestAccount row,
        ReckonedAnew anew,
        PastOfChunk past,
        ProductTimelines products,
        InterestRun run,
        AccrualSums sums)
    {
        row.Reopen(anew.Opening);
        var isCorrected = false;
        foreach (var reckoned in anew.Closed)
        {
            reckoned.Period.Reopen(reckoned.Opening);
            var lastDay = reckoned.Period.PostingDate.AddDays(-1);
            var product = account.ProductOn(lastDay);
            var taxes = products.TaxOn(product, lastDay).On(reckoned.Posted.Credit);
            if (isCorrected || past.PostedFor(reckoned.Period).CorrectionTo(reckoned, taxes, product, run.BusinessDate) is not { } correction)
            {
                continue;
            }

            isCorrected = true;
            db.InterestPostings.Add(correction.Posting);
            db.TaxesWithheld.AddRange(correction.Taxes);
            sums.Add(product, row.CurrencyCode, InterestEvents.CreditAccrual, correction.Posting.Credit);
            sums.Add(product, row.CurrencyCode, InterestEvents.DebitAccrual, correction.Posting.Debit);
        }
    }

    /// <returns>Whether the account has changed.</returns>
    private static bool Keep(
        InterestAccount row, Accrued accrued, TermsTimeline timeline, InterestRun run, ChunkChanges changes)
    {
        var before = row.Position();
        var after = accrued.Position;
        if (after.AccruedUntil == before.AccruedUntil && accrued.Anew is null && row.SeenEntryId >= run.ThroughEntryId)
        {
            return false;
        }

        var rounding = timeline.On(after.AccruedUntil.AddDays(-1)).Rounding;
        var credit = after.Credit.Round(rounding) - row.BookedCredit;
        var debit = after.Arranged.Round(rounding) + after.Unarranged.Round(rounding) - row.BookedDebit;
        if (after.AccruedUntil > before.AccruedUntil || accrued.Anew is not null)
        {
            changes.Accruals.Add(new DailyAccrual
            {
                AccountId = row.AccountId,
                BusinessDate = run.BusinessDate,
                Step = row.Version + 1,
                FromDate = accrued.From,
                UntilDate = after.AccruedUntil,
                Balance = accrued.Balance,
                Credit = StoredInterest.Of(after.Credit - before.Credit),
                Debit = StoredInterest.Of(after.Arranged + after.Unarranged - before.Arranged - before.Unarranged),
                BookedCredit = credit,
                BookedDebit = debit,
                IsAnew = accrued.Anew is not null,
            });
        }

        row.Accrue(after, accrued.Balance, Math.Max(row.SeenEntryId, run.ThroughEntryId), credit, debit);
        changes.Sums.Add(row.ProductCode, row.CurrencyCode, InterestEvents.CreditAccrual, credit);
        changes.Sums.Add(row.ProductCode, row.CurrencyCode, InterestEvents.DebitAccrual, debit);
        return true;
    }
}

/// <param name="Done">Accounts that were reckoned.</param>
/// <param name="Failed">Accounts that could not be.</param>
/// <param name="ToBook">What was saved with them and is to be booked.</param>
internal sealed record ReckonedChunk(int Done, int Failed, IReadOnlyList<AccrualBooking> ToBook)
{
    public static ReckonedChunk operator +(ReckonedChunk first, ReckonedChunk second) =>
        new(first.Done + second.Done, first.Failed + second.Failed, [.. first.ToBook, .. second.ToBook]);
}
