namespace DigitalBank.Payments.CutOffs;

/// <summary>When a time of day of a zone is.</summary>
internal static class ZoneTime
{
    /// <param name="timeZone">IANA name of a zone that is known.</param>
    /// <remarks>The offset of a time that a change of clocks skips is the one before it; such a time must not make payments fail once a year.</remarks>
    public static DateTimeOffset InstantOf(DateOnly date, TimeOnly time, string timeZone)
    {
        var local = date.ToDateTime(time);
        return new DateTimeOffset(local, TimeZoneInfo.FindSystemTimeZoneById(timeZone).GetUtcOffset(local)).ToUniversalTime();
    }
}
