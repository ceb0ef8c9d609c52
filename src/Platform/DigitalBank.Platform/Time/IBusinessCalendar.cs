namespace DigitalBank.Platform.Time;

/// <summary>The bank's own date. It moves when a close of business begins, not at midnight.</summary>
public interface IBusinessCalendar
{
    /// <summary>The day on which something booked now counts.</summary>
    Task<DateOnly> TodayAsync(CancellationToken cancellationToken);

    bool IsBusinessDay(DateOnly date);

    /// <summary>The first business day after the date.</summary>
    DateOnly NextBusinessDay(DateOnly date);

    /// <summary>
    /// Ends <paramref name="closingDate"/>: from now on bookings go to the next business day. Does nothing when it has ended already.
    /// Returns once no process can still be booking on the closed day.
    /// </summary>
    Task OpenNextDayAsync(DateOnly closingDate, CancellationToken cancellationToken);
}
