using DigitalBank.Lending.Data;
using DigitalBank.Lending.Exposures;
using DigitalBank.Lending.Servicing;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Lending.Reviews;

/// <summary>Reviews at the close of business all borrowers who are due. May be stopped at any moment and run again.</summary>
internal sealed class ReviewBorrowers(ReviewRuns runs) : ICloseOfBusinessStep
{
    public string Name => "review-borrowers";

    /// <summary>After days past due are counted and fees are charged.</summary>
    public int Order => 860;

    public async Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken)
    {
        await runs.ForgetAsync(closingDate, cancellationToken);
        var run = await runs.RunAsync(closingDate, progress: null, cancellationToken);
        return run is null
            ? new StepReport(0, 0, "There is no policy for reviews.")
            : new StepReport(run.Reviewed, run.Failed);
    }
}

/// <summary>Goes through the book page by page; what a page came to and how far that is are saved together.</summary>
internal sealed class ReviewRuns(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int PageSize = 1_000;

    /// <summary>So long refused payments are kept after the last day on which they count.</summary>
    private const int RefusedPaymentDays = 100;

    /// <param name="progress">Told after every page; null where nobody watches.</param>
    /// <returns>Null where there is no policy.</returns>
    public async Task<ReviewRun?> RunAsync(DateOnly date, Action<ReviewRun>? progress, CancellationToken cancellationToken)
    {
        if (!await InScopeAsync(services => BeginAsync(services, date, cancellationToken)))
        {
            return null;
        }

        while (true)
        {
            try
            {
                var run = await InScopeAsync(services => PageAsync(services, date, cancellationToken));
                progress?.Invoke(run);
                if (run.FinishedAt is not null)
                {
                    return run;
                }
            }
            catch (DbUpdateException conflict) when (conflict.IsConflict() || conflict is DbUpdateConcurrencyException)
            {
                // Another process has saved this page, or a borrower was changed at this moment: both are read anew.
            }
        }
    }

    /// <summary>Deletes refused payments that no review counts any more.</summary>
    public Task<int> ForgetAsync(DateOnly date, CancellationToken cancellationToken)
    {
        var before = date.AddDays(-RefusedPaymentDays);
        return InScopeAsync(services => services.GetRequiredService<LendingDbContext>()
            .RefusedPayments.Where(refused => refused.Date < before).ExecuteDeleteAsync(cancellationToken));
    }

    private async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    private async Task<bool> BeginAsync(IServiceProvider services, DateOnly date, CancellationToken cancellationToken)
    {
        var (db, desk) = (services.GetRequiredService<LendingDbContext>(), services.GetRequiredService<ReviewDesk>());
        var run = await db.ReviewRuns.SingleOrDefaultAsync(r => r.ReviewDate == date, cancellationToken);
        if (run is null && await desk.PolicyOnAsync(date, cancellationToken) is { } policy)
        {
            run = new ReviewRun
            {
                ReviewDate = date,
                PolicyNumber = policy.Number,
                Due = await desk.Due(date, policy.Policy).CountAsync(cancellationToken),
                StartedAt = clock.GetUtcNow(),
            };
            db.ReviewRuns.Add(run);
        }
        else if (run?.FinishedAt is not null)
        {
            run.GoOn();
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException conflict) when (conflict.IsConflict() || conflict is DbUpdateConcurrencyException)
        {
            // Another process has begun it at the same moment.
        }

        return run is not null;
    }

    private async Task<ReviewRun> PageAsync(IServiceProvider services, DateOnly date, CancellationToken cancellationToken)
    {
        var (db, desk) = (services.GetRequiredService<LendingDbContext>(), services.GetRequiredService<ReviewDesk>());
        var run = await db.ReviewRuns.SingleAsync(r => r.ReviewDate == date, cancellationToken);
        var policy = await desk.PolicyAsync(run.PolicyNumber, cancellationToken);
        var after = run.After;
        var parties = await desk.Due(date, policy.Policy)
            .Where(borrower => borrower.PartyId.CompareTo(after) > 0)
            .OrderBy(borrower => borrower.PartyId)
            .Take(PageSize)
            .Select(borrower => borrower.PartyId)
            .ToListAsync(cancellationToken);
        if (parties.Count == 0)
        {
            run.Finish(clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
            return run;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var reviews = await desk.ReviewAsync(parties, date, policy, cancellationToken);
        run.Advance(parties[^1], reviews.Count, reviews.Count(review => review.IsLeftToPeople));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return run;
    }
}

/// <summary>Reviews some borrowers; the caller saves and commits.</summary>
internal sealed class ReviewDesk(LendingDbContext db, ReviewBook book, TimeProvider clock)
{
    public async Task<PolicyInForce?> PolicyOnAsync(DateOnly date, CancellationToken cancellationToken) =>
        await db.ReviewPolicies.AsNoTracking().Where(version => version.ValidFrom <= date).OrderByDescending(version => version.ValidFrom)
            .FirstOrDefaultAsync(cancellationToken) is { } version
            ? new PolicyInForce(version.Number, version.Read())
            : null;

    public async Task<PolicyInForce> PolicyAsync(int number, CancellationToken cancellationToken) =>
        new(number, (await db.ReviewPolicies.AsNoTracking().SingleAsync(version => version.Number == number, cancellationToken)).Read());

    /// <summary>
    /// Who has a loan, or gets no new money, and was not reviewed for so long; or whose last review saw less of a trouble than there is: more loans
    /// overdue, or one so long that it stops new money. Nobody twice on a day, and nobody again at once whom only people can review.
    /// </summary>
    public IQueryable<Borrower> Due(DateOnly date, ReviewPolicy policy)
    {
        var (since, freezeOver) = (date.AddDays(-policy.EveryDays), policy.FreezeOverDays);
        return db.Borrowers.Where(borrower =>
            (borrower.IsFrozen || db.Loans.Any(loan => loan.PartyId == borrower.PartyId
                && (loan.Status == GrantedLoanStatus.Running || loan.Status == GrantedLoanStatus.ChargedOff)))
            && db.Loans.Any(loan => loan.PartyId == borrower.PartyId)
            && !db.Reviews.Any(review => review.PartyId == borrower.PartyId && review.ReviewDate == date)
            && (!db.Reviews.Any(review =>
                    review.PartyId == borrower.PartyId && review.ReviewDate > since && review.Status != ReviewStatus.Superseded)
                || db.Loans.Count(loan => loan.PartyId == borrower.PartyId && loan.Status == GrantedLoanStatus.Running && loan.DaysPastDue > 0)
                    > db.Reviews.Where(review => review.PartyId == borrower.PartyId && review.ReviewDate > since)
                        .OrderByDescending(review => review.ReviewDate)
                        .Select(review => review.Missing == null ? review.OverdueLoans : int.MaxValue)
                        .FirstOrDefault()
                || (!borrower.IsFrozen
                    && db.Loans.Any(loan => loan.PartyId == borrower.PartyId && loan.Status == GrantedLoanStatus.Running && loan.DaysPastDue > freezeOver)
                    && db.Reviews.Where(review => review.PartyId == borrower.PartyId && review.ReviewDate > since)
                        .OrderByDescending(review => review.ReviewDate)
                        .Select(review => review.Missing == null && review.Outcome != ReviewOutcome.Freeze)
                        .FirstOrDefault())));
    }

    /// <summary>In a transaction.</summary>
    public async Task<List<CreditReview>> ReviewAsync(List<Guid> parties, DateOnly date, PolicyInForce policy, CancellationToken cancellationToken)
    {
        var (now, reviews) = (clock.GetUtcNow(), new List<CreditReview>(parties.Count));
        foreach (var file in await book.GatherAsync(parties, date, cancellationToken))
        {
            var result = ReviewResult.Of(policy.Policy, file.Inputs, file.Missing);
            var review = CreditReview.Of(file.Borrower.PartyId, date, policy.Number, file.Inputs, file.Missing, result, now);
            reviews.Add(review);
            if (review.Status == ReviewStatus.Acted)
            {
                file.Borrower.Act(result.Outcome, result.NewLimit(file.Inputs), date);
            }
        }

        db.Reviews.AddRange(reviews);
        foreach (var waiting in await db.Reviews
            .Where(review => parties.Contains(review.PartyId) && review.Status == ReviewStatus.Waiting && review.ReviewDate < date)
            .ToListAsync(cancellationToken))
        {
            waiting.Supersede();
        }

        return reviews;
    }
}

/// <param name="Number">Of its version.</param>
internal sealed record PolicyInForce(int Number, ReviewPolicy Policy);
