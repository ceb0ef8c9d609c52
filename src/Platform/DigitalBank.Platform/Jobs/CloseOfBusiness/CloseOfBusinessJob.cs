using System.Globalization;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Jobs.History;
using DigitalBank.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Platform.Jobs.CloseOfBusiness;

/// <summary>
/// Ends the business date. The next date opens first, so that nothing is booked on a day whose statements are out; then the
/// steps work on the day that ended. A close that was stopped, by an error or by the end of its process, is gone on with.
/// </summary>
internal sealed class CloseOfBusinessJob(
    PlatformDbContext db,
    IBusinessCalendar calendar,
    CloseOfBusinessSteps steps,
    IOptions<JobsSettings> settings,
    TimeProvider clock) : IBankJob
{
    public string Name => "close-of-business";

    public string Description => "Open the next business date and run the steps that end the last one";

    public string? DefaultSchedule => "0 0 21 * * ?";

    public async Task<StepReport> RunAsync(CancellationToken cancellationToken)
    {
        var closed = new List<DateOnly>();
        var (items, failed) = (0L, 0L);
        while (await NextToCloseAsync(isFirst: closed.Count == 0, cancellationToken) is { } day)
        {
            await calendar.OpenNextDayAsync(day.BusinessDate, cancellationToken);
            var report = await steps.RunAsync(day.BusinessDate, cancellationToken);
            day.FinishedAt = clock.GetUtcNow();
            await db.SaveChangesAsync(cancellationToken);

            items += report.Items;
            failed += report.Failed;
            closed.Add(day.BusinessDate);
        }

        return new StepReport(items, failed, await NoteAsync(closed, cancellationToken));
    }

    private async Task<DayClose?> NextToCloseAsync(bool isFirst, CancellationToken cancellationToken)
    {
        var unfinished = await db.DayCloses
            .Where(d => d.FinishedAt == null)
            .OrderBy(d => d.BusinessDate)
            .FirstOrDefaultAsync(cancellationToken);
        if (unfinished is not null)
        {
            return unfinished;
        }

        var today = await calendar.TodayAsync(cancellationToken);
        if (isFirst ? !HasBegun(today) : !settings.Value.CloseOfBusiness.CatchUp || !IsOver(today))
        {
            return null;
        }

        // Saved before the date moves: from here on a crash leaves a close to go on with.
        var day = new DayClose { BusinessDate = today, StartedAt = clock.GetUtcNow() };
        db.DayCloses.Add(day);
        await db.SaveChangesAsync(cancellationToken);
        return day;
    }

    /// <summary>A day that the calendar has not reached is not closed, so a second close on one evening does nothing.</summary>
    private bool HasBegun(DateOnly date) => date <= DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private bool IsOver(DateOnly date) => clock.GetUtcNow().UtcDateTime >= date.ToDateTime(settings.Value.CloseOfBusiness.EndOfDay);

    private async Task<string> NoteAsync(List<DateOnly> closed, CancellationToken cancellationToken)
    {
        var today = Text(await calendar.TodayAsync(cancellationToken));
        return closed switch
        {
            [] => $"Nothing to close: the business date is {today}, which has not begun.",
            [var one] => $"Closed {Text(one)}. The business date is {today}.",
            [var first, .., var last] => $"Closed {closed.Count} dates from {Text(first)} to {Text(last)}. The business date is {today}.",
        };
    }

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
