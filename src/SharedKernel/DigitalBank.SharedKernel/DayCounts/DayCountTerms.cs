namespace DigitalBank.SharedKernel.DayCounts;

/// <summary>What some conventions need to know besides the two dates; the others ignore it.</summary>
public sealed record DayCountTerms
{
    public static DayCountTerms None { get; } = new();

    /// <summary>First day of the regular coupon period around the dates; needed by <see cref="DayCount.ActActIcma"/>.</summary>
    public DateOnly? ReferenceStart { get; init; }

    /// <summary>End of that period: the first day of the next one.</summary>
    public DateOnly? ReferenceEnd { get; init; }

    /// <summary>True when the end is the day on which the contract ends; <see cref="DayCount.ThirtyE360Isda"/> keeps the end of February then.</summary>
    public bool EndIsMaturity { get; init; }

    /// <summary>False switches the end-of-February rule of <see cref="DayCount.ThirtyU360"/> off.</summary>
    public bool EndOfMonthRule { get; init; } = true;
}
