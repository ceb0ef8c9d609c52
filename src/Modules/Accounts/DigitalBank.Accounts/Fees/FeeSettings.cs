using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Accounts.Fees;

/// <summary>A fee of a product's terms.</summary>
/// <param name="Code">Lower case; unique in the terms.</param>
/// <param name="Name">What the customer reads.</param>
/// <param name="Amount">In the account's currency.</param>
/// <param name="Tiers">Other amounts from a balance on; for periodic fees.</param>
/// <param name="WaivedFromBalance">A periodic fee is not charged from this balance on.</param>
/// <param name="MostPerMonth">What a customer pays for this event in a calendar month at most.</param>
internal sealed record FeeSettings(
    string Code,
    string Name,
    FeeOccasion On,
    decimal Amount,
    IReadOnlyList<FeeTier>? Tiers = null,
    decimal? WaivedFromBalance = null,
    decimal? MostPerMonth = null)
{
    public bool IsPeriodic => On is FeeOccasion.Month or FeeOccasion.Quarter or FeeOccasion.Year;

    /// <summary>The last day of the last period that is over before a day.</summary>
    public DateOnly LastEndBefore(DateOnly day)
    {
        var months = MonthsOfPeriod;
        var begun = new DateOnly(day.Year, day.Month, 1).AddMonths(-((day.Month - 1) % months));
        return begun.AddDays(-1);
    }

    public DateOnly EndAfter(DateOnly periodEnd) => periodEnd.AddDays(1).AddMonths(MonthsOfPeriod).AddDays(-1);

    /// <param name="balance">Booked balance in minor units.</param>
    /// <returns>Minor units; zero where the balance waives the fee.</returns>
    public long ForBalance(long balance, Currency currency)
    {
        if (WaivedFromBalance is { } enough && balance >= Minor(enough, currency))
        {
            return 0;
        }

        var tier = (Tiers ?? []).Where(t => balance >= Minor(t.FromBalance, currency)).MaxBy(t => t.FromBalance);
        return Minor(tier?.Amount ?? Amount, currency);
    }

    /// <param name="chargedThisMonth">What the month's events have cost so far, in minor units.</param>
    public long ForEvent(long chargedThisMonth, Currency currency)
    {
        var amount = Minor(Amount, currency);
        return MostPerMonth is { } most ? Math.Clamp(Minor(most, currency) - chargedThisMonth, 0, amount) : amount;
    }

    private int MonthsOfPeriod => On switch
    {
        FeeOccasion.Month => 1,
        FeeOccasion.Quarter => 3,
        _ => 12,
    };

    private static long Minor(decimal amount, Currency currency) => Money.TryFromDecimal(amount, currency, out var money)
        ? money.MinorUnits
        : throw new InvalidOperationException($"{amount} is no amount in {currency}.");
}

/// <param name="FromBalance">The lowest balance it is for, in the account's currency.</param>
internal sealed record FeeTier(decimal FromBalance, decimal Amount);

internal enum FeeOccasion
{
    /// <summary>Something that staff do for the customer and charge, such as a copy of a statement.</summary>
    Event = 1,

    Month = 2,
    Quarter = 3,
    Year = 4,

    /// <summary>Once, when the account is opened; collected as soon as there is money.</summary>
    Opening = 5,

    /// <summary>Once, when the account is closed, of what is left.</summary>
    Closing = 6,
}
