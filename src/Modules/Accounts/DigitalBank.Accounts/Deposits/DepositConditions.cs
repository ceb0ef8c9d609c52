using DigitalBank.Accounts.Interest;
using DigitalBank.Accounts.Products;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Accounts.Deposits;

/// <summary>What a product's terms say of one deposit.</summary>
/// <param name="Terms">Of the version that was in force when the term began.</param>
internal sealed record DepositConditions(ProductTerms Terms, Currency Currency)
{
    private InterestSettings Interest => Terms.Interest ?? throw new InvalidOperationException($"{Terms.Name} has no interest.");

    private TermSettings Settings => Terms.Term ?? throw new InvalidOperationException($"{Terms.Name} has no term.");

    public RecurringSettings? Recurring => Settings.Recurring;

    public TermUnit Unit => Settings.Unit;

    public bool Offers(TermLength term) => Settings.Unit == term.Unit && Settings.Lengths.Contains(term.Count);

    /// <param name="amount">Minor units: the principal, or an instalment.</param>
    public bool Takes(long amount)
    {
        var given = Money.OfMinor(amount, Currency).ToDecimal();
        return given >= Settings.MinimumAmount && (Settings.MaximumAmount is not { } most || given <= most);
    }

    /// <summary>The rate of the chart; null where it has none.</summary>
    /// <param name="principal">Minor units; of a recurring deposit all instalments together.</param>
    /// <param name="length">In the product's unit.</param>
    public AnnualRate? RateFor(long principal, int length) => Interest.ChartOf(Currency).RateFor(principal, length);

    /// <summary>The rate at which a deposit begins on a day; null where the chart has none.</summary>
    public AnnualRate? RateOf(Deposit deposit, DateOnly start) =>
        RateFor(Whole(deposit.Amount, InstalmentDays(deposit.Term, start).Count), deposit.Length);

    /// <summary>All payments together; the highest amount there is where they are even more.</summary>
    public static long Whole(long payment, int count) => (long)Int128.Min(long.MaxValue, (Int128)payment * count);

    /// <summary>
    /// The rate of a deposit that is closed early: that of the time for which it was held, but not more than was agreed, less the
    /// penalty; not below zero. Zero where the chart has no rate for so short a time.
    /// </summary>
    public AnnualRate RateWhenClosedEarly(long principal, AnnualRate agreed, int held)
    {
        var earned = RateFor(principal, held) is { } rate && rate.CompareTo(agreed) < 0 ? rate
            : RateFor(principal, held) is null ? AnnualRate.Zero
            : agreed;
        return new AnnualRate(Math.Max(0, earned.Units - AnnualRate.FromPercent(Settings.PenaltyPercent).Units));
    }

    /// <summary>How a term earns interest: at one rate, in periods that are counted from its start.</summary>
    public InterestTerms InterestAt(AnnualRate rate, DateOnly start, DateOnly maturity) => new()
    {
        DayCount = TermsOfAccounts.DayCountOf(Interest.DayCount),
        Posting = new InterestCalendar(TermsOfAccounts.PeriodOf(Interest.Posting), start),
        Compounding = Interest.Compounding is { } frequency
            ? new InterestCalendar(TermsOfAccounts.PeriodOf(frequency), start)
            : default,
        Maturity = maturity,
        Credit = new CreditInterest(RateChart.Flat(rate), BalanceMethod.DailyBalance),
        Rounding = Interest.Rounding,
        CarriesRemainder = Interest.CarriesRemainder,
    };

    /// <summary>The days on which instalments fall due, the first at the start.</summary>
    public IReadOnlyList<DateOnly> InstalmentDays(TermLength term, DateOnly start)
    {
        var days = new List<DateOnly> { start };
        if (Recurring is { } recurring)
        {
            for (var day = Due(recurring, start, 1); day < term.EndFrom(start); day = Due(recurring, start, days.Count))
            {
                days.Add(day);
            }
        }

        return days;
    }

    /// <summary>Counted from the start each time, so that a 31st comes back after February.</summary>
    private static DateOnly Due(RecurringSettings recurring, DateOnly start, int number) => recurring.Frequency switch
    {
        InstalmentFrequency.Weekly => start.AddDays(7 * number),
        InstalmentFrequency.Quarterly => start.AddMonths(3 * number),
        _ => start.AddMonths(number),
    };
}
