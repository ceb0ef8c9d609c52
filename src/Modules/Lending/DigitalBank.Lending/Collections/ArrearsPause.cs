using DigitalBank.Lending.Servicing;

namespace DigitalBank.Lending.Collections;

/// <summary>Days on which an overdue loan is left alone: no reminders, no penalties, and, where the bank says so, no days past due.</summary>
/// <param name="Number">Of the event by which it was set.</param>
/// <param name="From">Its first day.</param>
/// <param name="LastDay">Before <paramref name="From"/> where it was ended at once.</param>
internal sealed record ArrearsPause(int Number, DateOnly From, DateOnly LastDay, bool StopsCount)
{
    /// <summary>A pause lasts at most so many days.</summary>
    public const int LongestDays = 366;

    public bool Holds(DateOnly day) => From <= day && day <= LastDay;

    /// <param name="events">What happened to the loan; what was reversed does not count.</param>
    public static IReadOnlyList<ArrearsPause> Of(IReadOnlyCollection<LoanEvent> events) =>
    [
        .. events.Where(one => one is { Kind: LoanEventKind.Pause, IsReversed: false }).Select(pause =>
        {
            var ended = events.FirstOrDefault(one => one is { Kind: LoanEventKind.Resumption, IsReversed: false } && one.Target == pause.Number);
            var details = pause.ReadDetails();
            return new ArrearsPause(pause.Number, pause.Date, ended?.Date.AddDays(-1) ?? details.LastDay!.Value, details.StopsCount);
        }),
    ];

    /// <summary>So many of the days from one to before the other do not count.</summary>
    public int DaysWithin(DateOnly from, DateOnly to)
    {
        var (first, last) = (Math.Max(From.DayNumber, from.DayNumber), Math.Min(LastDay.DayNumber, to.DayNumber - 1));
        return StopsCount ? Math.Max(0, last - first + 1) : 0;
    }
}
