using System.Globalization;

namespace DigitalBank.Lending.Actus;

/// <summary>
/// How often something happens: <c>P3ML1</c> is every three months; <c>L0</c> makes a rest at the end part of the period before.
/// </summary>
/// <remarks>Source: ACTUS data dictionary, terms of type cycle and period.</remarks>
internal sealed record Cycle(int Days, int Months, bool HasLongStub)
{
    /// <exception cref="FormatException">Not a cycle.</exception>
    public static Cycle Parse(string text)
    {
        var unit = text.IndexOfAny(['D', 'W', 'M', 'Q', 'H', 'Y']);
        if (unit < 2
            || text[0] != 'P'
            || !int.TryParse(text.AsSpan(1, unit - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            throw new FormatException($"'{text}' is not a cycle.");
        }

        var (days, months) = text[unit] switch
        {
            'D' => (number, 0),
            'W' => (number * 7, 0),
            'M' => (0, number),
            'Q' => (0, number * 3),
            'H' => (0, number * 6),
            _ => (0, number * 12),
        };
        return new Cycle(days, months, text.EndsWith("L0", StringComparison.Ordinal));
    }

    /// <summary>So many cycles after the anchor, or before it.</summary>
    /// <param name="keepEndOfMonth">From the last day of a month to the last day of a month.</param>
    public Moment From(Moment anchor, int count, bool keepEndOfMonth)
    {
        if (Months == 0)
        {
            return anchor with { Date = anchor.Date.AddDays(Days * count) };
        }

        var date = anchor.Date.AddMonths(Months * count);
        return anchor with { Date = keepEndOfMonth && IsEndOfMonth(anchor.Date) ? EndOfMonth(date) : date };
    }

    /// <summary>The moments from the anchor up to an end, which is the last of them.</summary>
    public List<Moment> Until(Moment anchor, Moment end, bool keepEndOfMonth)
    {
        var moments = new List<Moment>();
        var next = anchor;
        for (var count = 1; next < end; count++)
        {
            moments.Add(next);
            next = From(anchor, count, keepEndOfMonth);
        }

        if (HasLongStub && next != end && moments.Count > 1)
        {
            moments.RemoveAt(moments.Count - 1);
        }

        if (anchor <= end)
        {
            moments.Add(end);
        }

        return moments;
    }

    private static bool IsEndOfMonth(DateOnly date) => date.AddDays(1).Day == 1;

    private static DateOnly EndOfMonth(DateOnly date) => new(date.Year, date.Month, DateTime.DaysInMonth(date.Year, date.Month));
}
