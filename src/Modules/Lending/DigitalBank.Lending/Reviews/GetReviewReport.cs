using DigitalBank.Lending.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Reviews;

/// <summary>What the reviews of a day came to.</summary>
/// <param name="Date">Null for the last day with reviews.</param>
internal sealed record GetReviewReport(DateOnly? Date) : IQuery<ReviewReport>;

/// <param name="Run">How far the batch has come; null where only single borrowers were reviewed.</param>
/// <param name="Migration">From the grade of the review before to that of this one.</param>
internal sealed record ReviewReport(
    DateOnly Date,
    ReviewProgress? Run,
    IReadOnlyList<ReviewCount> Outcomes,
    IReadOnlyList<ReviewCount> Statuses,
    IReadOnlyList<ReviewCount> Grades,
    IReadOnlyList<ReviewCount> Warnings,
    IReadOnlyList<GradeMigration> Migration);

/// <param name="Due">Borrowers that were due when it began.</param>
/// <param name="Failed">Those that only a person can review.</param>
/// <param name="FinishedAt">Null while it runs, or until it is run again after it was stopped.</param>
internal sealed record ReviewProgress(
    int PolicyNumber, int Due, int Reviewed, int Failed, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt)
{
    public static ReviewProgress Of(ReviewRun run) => new(run.PolicyNumber, run.Due, run.Reviewed, run.Failed, run.StartedAt, run.FinishedAt);
}

internal sealed record ReviewCount(string Name, int Borrowers);

/// <param name="From">Null where it was the first review.</param>
internal sealed record GradeMigration(string? From, string To, int Borrowers);

internal sealed class GetReviewReportHandler(LendingDbContext db) : IQueryHandler<GetReviewReport, ReviewReport>
{
    public async Task<Result<ReviewReport>> Handle(GetReviewReport query, CancellationToken cancellationToken)
    {
        var last = query.Date ?? await db.Reviews.MaxAsync(review => (DateOnly?)review.ReviewDate, cancellationToken);
        if (last is not { } date)
        {
            return ReviewErrors.Unknown;
        }

        var rows = await db.Reviews.Where(review => review.ReviewDate == date)
            .GroupBy(review => new { review.Outcome, review.Status, review.Grade, review.PreviousGrade, review.Warnings })
            .Select(group => new Row(
                group.Key.Outcome, group.Key.Status, group.Key.Grade, group.Key.PreviousGrade, group.Key.Warnings, group.Count()))
            .ToListAsync(cancellationToken);
        var run = await db.ReviewRuns.AsNoTracking().SingleOrDefaultAsync(r => r.ReviewDate == date, cancellationToken);
        return new ReviewReport(
            date,
            run is null ? null : ReviewProgress.Of(run),
            Counts(rows, row => row.Outcome.ToString()),
            Counts(rows, row => row.Status.ToString()),
            Counts(rows, row => row.Grade),
            [.. Enum.GetValues<EarlyWarnings>().Where(warning => warning != EarlyWarnings.None)
                .Select(warning => new ReviewCount(warning.ToString(), rows.Where(row => row.Warnings.HasFlag(warning)).Sum(row => row.Borrowers)))
                .Where(count => count.Borrowers > 0)],
            [.. rows.GroupBy(row => (row.PreviousGrade, row.Grade))
                .OrderBy(group => group.Key.PreviousGrade, StringComparer.Ordinal).ThenBy(group => group.Key.Grade, StringComparer.Ordinal)
                .Select(group => new GradeMigration(group.Key.PreviousGrade, group.Key.Grade, group.Sum(row => row.Borrowers)))]);
    }

    private static ReviewCount[] Counts(List<Row> rows, Func<Row, string> name) =>
        [.. rows.GroupBy(name).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new ReviewCount(group.Key, group.Sum(row => row.Borrowers)))];

    private sealed record Row(
        ReviewOutcome Outcome, ReviewStatus Status, string Grade, string? PreviousGrade, EarlyWarnings Warnings, int Borrowers);
}
