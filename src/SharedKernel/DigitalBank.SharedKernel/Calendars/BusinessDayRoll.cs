namespace DigitalBank.SharedKernel.Calendars;

/// <summary>Where a date goes that falls on a day when the bank is closed.</summary>
/// <remarks>Source: ISDA 2006 Definitions, section 4.12 (Business Day Convention).</remarks>
public enum BusinessDayRoll
{
    /// <summary>It stays.</summary>
    Unadjusted,

    /// <summary>To the next business day.</summary>
    Following,

    /// <summary>To the next business day, unless that is in another month: then to the one before.</summary>
    ModifiedFollowing,

    /// <summary>To the business day before.</summary>
    Preceding,

    /// <summary>To the business day before, unless that is in another month: then to the next one.</summary>
    ModifiedPreceding,
}
