using System.CommandLine;
using System.Globalization;
using DigitalBank.Platform.CommandLine;
using DigitalBank.Platform.Time;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Lending.Reviews;

/// <summary><c>lending review</c>.</summary>
internal static class ReviewVerbs
{
    private const int PageSize = 200;

    private static readonly Option<bool> ReportOnly = new("--report") { Description = "Review nobody; show what the last reviews came to" };

    private static readonly Option<bool> Replay = new("--replay") { Description = "Make every stored review once more and compare: each has to come out the same" };

    public static Command Review(VerbRunner verbs)
    {
        var command = new Command("review", "Review all borrowers who are due, and show what came of it; goes on where it was stopped") { ReportOnly, Replay };
        command.SetAction(verbs.Run((parsed, services, output, cancellationToken) =>
            parsed.GetValue(Replay) ? ReplayAsync(services, output, cancellationToken)
            : RunAsync(parsed.GetValue(ReportOnly), services, output, cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(bool isReportOnly, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        DateOnly? date = null;
        if (!isReportOnly)
        {
            date = await services.GetRequiredService<IBusinessCalendar>().TodayAsync(cancellationToken);
            var run = await services.GetRequiredService<ReviewRuns>().RunAsync(date.Value, Progress, cancellationToken);
            output.ProgressDone();
            if (run is null)
            {
                return output.Refuse(ReviewErrors.NoPolicy);
            }
        }

        var report = await services.GetRequiredService<IMediator>().Send(new GetReviewReport(date), cancellationToken);
        if (!report.IsSuccess)
        {
            return output.Refuse(report.Failure);
        }

        Show(report.Value, output);
        return VerbOutput.Success;

        void Progress(ReviewRun run) =>
            output.Progress(string.Create(CultureInfo.InvariantCulture, $"{run.Reviewed:N0} of {run.Due:N0} borrowers, {run.Failed:N0} left to people"));
    }

    private static void Show(ReviewReport report, VerbOutput output)
    {
        if (output.IsJson)
        {
            output.Json(report);
        }

        output.Line(string.Create(
            CultureInfo.InvariantCulture, $"{report.Date:yyyy-MM-dd}: {report.Outcomes.Sum(count => count.Borrowers):N0} borrowers, policy {report.Run?.PolicyNumber}"));
        foreach (var (title, counts) in new[]
        {
            ("outcome", report.Outcomes), ("status", report.Statuses), ("grade", report.Grades), ("warning", report.Warnings),
        })
        {
            foreach (var count in counts)
            {
                output.Line(string.Create(CultureInfo.InvariantCulture, $"  {title,-8} {count.Name,-20} {count.Borrowers,9:N0}"));
            }
        }

        foreach (var moved in report.Migration)
        {
            output.Line(string.Create(CultureInfo.InvariantCulture, $"  {moved.From ?? "new",-20} -> {moved.To,-20} {moved.Borrowers,9:N0}"));
        }
    }

    private static async Task<int> ReplayAsync(IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        var (bank, same, all) = (services.GetRequiredService<IMediator>(), 0, 0);
        Guid? after = null;
        IReadOnlyList<ReviewView> page;
        do
        {
            page = (await bank.Send(new ListReviews(PartyId: null, Status: null, Date: null, after, PageSize), cancellationToken)).Value;
            foreach (var review in page)
            {
                var replayed = await bank.Send(new ReplayReview(review.ReviewId), cancellationToken);
                var isSame = replayed is { IsSuccess: true, Value.IsSame: true };
                (same, all, after) = (same + (isSame ? 1 : 0), all + 1, review.ReviewId);
                if (!isSame)
                {
                    output.Error($"{review.ReviewId}: {replayed.Failure?.Code ?? "another result"}");
                }
            }
        }
        while (page.Count == PageSize);

        output.Standard.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{same} of {all}"));
        return same == all ? VerbOutput.Success : VerbOutput.Failed;
    }
}
