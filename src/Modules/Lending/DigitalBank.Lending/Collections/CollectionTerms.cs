using System.Globalization;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Lending.Collections;

/// <summary>How a product's loans are pursued that are overdue.</summary>
/// <param name="Reminders">In the order of their days; each goes out once as long as the arrears last.</param>
/// <param name="LongestPromiseDays">A promise to pay reaches at most so many days ahead.</param>
internal sealed record CollectionTerms(IReadOnlyList<ReminderLevel> Reminders, int LongestPromiseDays = CollectionTerms.UsualPromiseDays)
{
    public const int UsualPromiseDays = 30;

    private const int MostLevels = 9;

    private const int LongestPromise = 90;

    /// <returns>The highest level that is reached and lies above the one before; null where there is none. Its number counts from 1.</returns>
    public (int Number, ReminderLevel Level)? Due(int daysPastDue, int lastLevel)
    {
        var reached = Reminders.Count(level => level.DaysPastDue <= daysPastDue);
        return reached > lastLevel ? (reached, Reminders[reached - 1]) : null;
    }

    public bool IsSound(Currency currency) =>
        Reminders is { Count: <= MostLevels }
        && LongestPromiseDays is >= 1 and <= LongestPromise
        && Reminders.All(level => level?.IsSound(currency) == true)
        && Reminders.Zip(Reminders.Skip(1)).All(pair => pair.First.DaysPastDue < pair.Second.DaysPastDue);
}

/// <summary>What the borrower is told when a loan has been overdue for so long, and what that costs.</summary>
/// <param name="DaysPastDue">From so many on, at least 1.</param>
/// <param name="Text"><c>{overdue}</c>, <c>{days}</c>, <c>{fee}</c> and <c>{date}</c> stand for what is overdue, since how many days, the fee and the day.</param>
/// <param name="Fee">Charged as a fee of the loan; null: nothing.</param>
internal sealed record ReminderLevel(int DaysPastDue, string Text, Money? Fee = null)
{
    public const int LongestText = 1_000;

    private const int LatestDay = 365;

    public string TextFor(Money overdue, int daysPastDue, DateOnly date) => Text
        .Replace("{overdue}", overdue.ToString(), StringComparison.Ordinal)
        .Replace("{days}", daysPastDue.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{fee}", (Fee ?? Money.OfMinor(0, overdue.Currency)).ToString(), StringComparison.Ordinal)
        .Replace("{date}", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal);

    public bool IsSound(Currency currency) =>
        DaysPastDue is >= 1 and <= LatestDay
        && Text is { Length: > 0 and <= LongestText }
        && (Fee is not { } fee || (fee.Currency == currency && !fee.IsNegative));
}
