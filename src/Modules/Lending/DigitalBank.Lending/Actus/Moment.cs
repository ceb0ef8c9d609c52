using System.Globalization;

namespace DigitalBank.Lending.Actus;

/// <summary>The beginning of a day, or its end: the two times of day that contracts know.</summary>
internal readonly record struct Moment(DateOnly Date, bool IsEndOfDay = false) : IComparable<Moment>
{
    /// <summary>The day from which days are counted: the end of a day is the beginning of the next.</summary>
    public DateOnly CountedFrom => IsEndOfDay ? Date.AddDays(1) : Date;

    /// <summary>Reads <c>2013-12-31T23:59:59</c>; any other time of day is its beginning.</summary>
    /// <exception cref="FormatException">Not a date.</exception>
    public static Moment Parse(string text) => new(
        DateOnly.ParseExact(text.Length > 10 ? text[..10] : text, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        text.EndsWith("T23:59:59", StringComparison.Ordinal));

    public static bool operator <(Moment left, Moment right) => left.CompareTo(right) < 0;

    public static bool operator >(Moment left, Moment right) => left.CompareTo(right) > 0;

    public static bool operator <=(Moment left, Moment right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Moment left, Moment right) => left.CompareTo(right) >= 0;

    public int CompareTo(Moment other) => (Date, IsEndOfDay).CompareTo((other.Date, other.IsEndOfDay));

    public override string ToString() =>
        Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + (IsEndOfDay ? "T23:59:59" : "T00:00:00");
}
