using DigitalBank.Accounts.Fees;
using DigitalBank.Accounts.Interest;
using DigitalBank.SharedKernel.DayCounts;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Accounts.Products;

/// <summary>What a product promises: its name, and a block of settings for each feature that it has.</summary>
/// <param name="Name">What the customer reads.</param>
/// <param name="Currencies">ISO 4217 codes; empty means every currency, which a product with interest cannot have.</param>
/// <param name="Interest">Null: a balance earns nothing.</param>
/// <param name="Overdraft">Null: accounts cannot be overdrawn.</param>
/// <param name="WithholdingTax">Kept back of credit interest, in this order.</param>
/// <param name="Term">Null: money comes and goes as it likes. Otherwise accounts are deposits for an agreed term.</param>
/// <param name="NeedsTwoToOpen">An account is applied for by one person and approved by another.</param>
/// <param name="Dormancy">Null: accounts never become dormant.</param>
/// <param name="Fees">What is charged for periods, and for events.</param>
internal sealed record ProductTerms(
    string Name,
    IReadOnlyList<string>? Currencies = null,
    InterestSettings? Interest = null,
    OverdraftSettings? Overdraft = null,
    IReadOnlyList<TaxSettings>? WithholdingTax = null,
    TermSettings? Term = null,
    bool NeedsTwoToOpen = false,
    DormancySettings? Dormancy = null,
    IReadOnlyList<FeeSettings>? Fees = null)
{
    public IReadOnlyList<string> KeptIn => Currencies ?? [];

    /// <summary>Whether accounts take part in the accrual of interest.</summary>
    public bool BearsInterest => Interest is not null || Overdraft is not null;

    public WithholdingTax Tax() => WithholdingTax is { Count: > 0 } components
        ? new WithholdingTax([.. components.Select(tax => new TaxComponent(tax.Code, AnnualRate.FromPercent(tax.Percent), tax.On))])
        : Accounts.Interest.WithholdingTax.None;
}

/// <param name="DayCount">A convention's code, such as <c>ACT_365F</c>.</param>
/// <param name="Posting">When interest is credited or debited.</param>
/// <param name="Compounding">When accrued interest begins to bear interest; null: only when posted.</param>
/// <param name="Anchor">From where periods are counted.</param>
/// <param name="Tiers">At least one; rates, or margins over the index.</param>
/// <param name="Index">The reference rate that the tiers' rates are margins over; null for fixed rates.</param>
/// <param name="MinimumBalance">A day, or average, below it earns nothing; in the account's currency.</param>
/// <param name="CarriesRemainder">What rounding takes or gives at a posting counts for the next.</param>
internal sealed record InterestSettings(
    IReadOnlyList<TierSettings> Tiers,
    string DayCount = "ACT_365F",
    PostingFrequency Posting = PostingFrequency.Monthly,
    PostingFrequency? Compounding = null,
    PeriodAnchor Anchor = PeriodAnchor.Calendar,
    BalanceMethod Balance = BalanceMethod.DailyBalance,
    TierMethod TierMethod = TierMethod.WholeBalance,
    string? Index = null,
    decimal? FloorPercent = null,
    decimal? CapPercent = null,
    decimal MinimumBalance = 0,
    Rounding Rounding = Rounding.HalfEven,
    bool CarriesRemainder = true);

/// <param name="FromAmount">The lowest balance it is for, in the account's currency.</param>
/// <param name="FromTerm">The shortest term it is for, counted as the product counts its terms; 0 where the term does not matter.</param>
internal sealed record TierSettings(decimal Percent, decimal FromAmount = 0, int FromTerm = 0);

/// <param name="HighestLimit">The most that may be arranged with a customer, in the account's currency.</param>
/// <param name="DayCount">As for interest; used where the product has no credit interest.</param>
/// <param name="Posting">Likewise.</param>
internal sealed record OverdraftSettings(
    decimal ArrangedPercent,
    decimal UnarrangedPercent,
    decimal HighestLimit,
    string DayCount = "ACT_365F",
    PostingFrequency Posting = PostingFrequency.Quarterly);

/// <param name="Code">Lower case with hyphens.</param>
/// <param name="On">An earlier component that it is a surcharge on; null for the interest itself.</param>
internal sealed record TaxSettings(string Code, decimal Percent, string? On = null);

/// <summary>Days are counted from the holder's last payment, or from the opening or reactivation where that is later.</summary>
/// <param name="InactiveAfterDays">From then on staff see that the account is not used.</param>
/// <param name="DormantAfterDays">Likewise, and the holder's payments are refused.</param>
internal sealed record DormancySettings(int InactiveAfterDays, int DormantAfterDays);

internal enum PostingFrequency
{
    Daily = 1,
    Monthly = 2,
    Quarterly = 3,
    HalfYearly = 4,
    Yearly = 5,

    /// <summary>When the deposit ends; only for products with a term.</summary>
    AtMaturity = 6,
}

internal enum PeriodAnchor
{
    /// <summary>Periods end with months, quarters and years.</summary>
    Calendar = 1,

    /// <summary>Periods are counted from the account's opening.</summary>
    Opening = 2,
}

/// <summary>Makes the arithmetic's terms of a product's.</summary>
internal static class TermsOfAccounts
{
    /// <param name="openedOn">From where periods are counted, if the product counts them from the opening.</param>
    /// <param name="index">The reference rate of the day; null where the product follows none.</param>
    public static InterestTerms InterestOf(this ProductTerms terms, Currency currency, DateOnly openedOn, AnnualRate? index)
    {
        var interest = terms.Interest;
        var anchor = interest?.Anchor == PeriodAnchor.Opening ? openedOn : (DateOnly?)null;
        return new InterestTerms
        {
            DayCount = DayCountOf(interest?.DayCount ?? terms.Overdraft?.DayCount ?? DayCount.Act365Fixed.Code),
            Posting = Calendar(interest?.Posting ?? terms.Overdraft?.Posting ?? PostingFrequency.Quarterly, anchor),
            Compounding = interest?.Compounding is { } frequency ? Calendar(frequency, anchor) : default,
            Credit = interest is null
                ? null
                : new CreditInterest(ChartOf(interest, currency, index), interest.Balance, Minor(interest.MinimumBalance, currency)),
            Debit = terms.Overdraft is { } overdraft
                ? new DebitInterest(AnnualRate.FromPercent(overdraft.ArrangedPercent), AnnualRate.FromPercent(overdraft.UnarrangedPercent))
                : null,
            Rounding = interest?.Rounding ?? Rounding.HalfEven,
            CarriesRemainder = interest?.CarriesRemainder ?? true,
        };
    }

    public static InterestPeriod PeriodOf(PostingFrequency frequency) => frequency switch
    {
        PostingFrequency.Daily => InterestPeriod.Daily,
        PostingFrequency.Monthly => InterestPeriod.Monthly,
        PostingFrequency.Quarterly => InterestPeriod.Quarterly,
        PostingFrequency.HalfYearly => InterestPeriod.HalfYearly,
        PostingFrequency.AtMaturity => InterestPeriod.AtEnd,
        _ => InterestPeriod.Yearly,
    };

    public static RateChart ChartOf(this InterestSettings interest, Currency currency, AnnualRate? index = null)
    {
        var chart = new RateChart(
            [.. interest.Tiers.Select(tier => new RateTier(tier.FromTerm, Minor(tier.FromAmount, currency), AnnualRate.FromPercent(tier.Percent)))],
            interest.TierMethod);
        return index is { } rate ? chart.Over(rate, RateOf(interest.FloorPercent), RateOf(interest.CapPercent)) : chart;
    }

    private static InterestCalendar Calendar(PostingFrequency frequency, DateOnly? anchor) => anchor is { } opening
        ? new InterestCalendar(PeriodOf(frequency), opening)
        : InterestCalendar.OfCalendar(PeriodOf(frequency));

    private static AnnualRate? RateOf(decimal? percent) => percent is { } given ? AnnualRate.FromPercent(given) : null;

    public static DayCount DayCountOf(string? code) =>
        DayCount.TryOf(code, out var dayCount) ? dayCount : throw new InvalidOperationException($"There is no day count '{code}'.");

    private static long Minor(decimal amount, Currency currency) => Money.TryFromDecimal(amount, currency, out var money)
        ? money.MinorUnits
        : throw new InvalidOperationException($"{amount} is no amount in {currency}.");
}
