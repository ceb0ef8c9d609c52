using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Lending.Reviews;

/// <summary>Everything that a borrower is reviewed by, as it was known at that moment. Kept with the review. Amounts are in the currency of the limit.</summary>
/// <param name="Date">The day that is reviewed.</param>
/// <param name="IsFrozen">The borrower gets no new money now.</param>
/// <param name="Limit">What the borrower may owe.</param>
/// <param name="LimitSetOn">When a review changed it last; null where it is that of the products.</param>
/// <param name="ProductLimit">What the products of the borrower's loans let one customer owe.</param>
/// <param name="Exposure">Principal that is owed, and what was charged off and is not back.</param>
/// <param name="Lost">What was given up and is not back.</param>
/// <param name="DaysPastDue">Of the loan that is overdue longest.</param>
/// <param name="OverdueLoans">How many are overdue.</param>
/// <param name="LastLateOn">When a loan was last overdue; null where none ever was.</param>
/// <param name="BouncedRepayments">Charged back in the last ninety days.</param>
/// <param name="RefusedPayments">For want of money, in the last ninety days.</param>
/// <param name="HistoryMonths">Full months of the account to which the newest loan was paid out, up to six.</param>
/// <param name="InflowBefore">A month on average, in the three before the last three.</param>
/// <param name="InflowLately">A month on average, in the last three.</param>
/// <param name="OverdueElsewhere">Overdue loans of those whose loans count with the borrower's.</param>
/// <param name="NextCovenantOn">The earliest day on which something that was promised falls due and is not met.</param>
/// <param name="Previous">The review before; null for the first.</param>
internal sealed record ReviewInputs(
    DateOnly Date,
    bool IsFrozen,
    Money Limit,
    DateOnly? LimitSetOn,
    Money ProductLimit,
    Money Exposure,
    Money Lost,
    int DaysPastDue,
    int OverdueLoans,
    DateOnly? LastLateOn,
    int BouncedRepayments,
    int RefusedPayments,
    int HistoryMonths,
    Money InflowBefore,
    Money InflowLately,
    int OverdueElsewhere,
    DateOnly? NextCovenantOn,
    EarlierReview? Previous)
{
    /// <summary>Full months of inflow that are compared; half of them are the recent ones.</summary>
    public const int Months = 6;

    /// <summary>With one decimal; of a limit of nothing, 999.9 where anything is owed.</summary>
    public decimal UtilisationPercent => Exposure.IsZero ? 0
        : Limit.IsPositive ? Math.Min(Full, decimal.Round((decimal)Exposure.MinorUnits / Limit.MinorUnits * 100, 1, MidpointRounding.AwayFromZero))
        : Full;

    /// <summary>By how many percent more came in lately, with one decimal; null where the history is too short or nothing came before.</summary>
    public decimal? InflowChangePercent => HistoryMonths < Months || !InflowBefore.IsPositive ? null
        : decimal.Round((((decimal)InflowLately.MinorUnits / InflowBefore.MinorUnits) - 1) * 100, 1, MidpointRounding.AwayFromZero);

    public int Refusals => BouncedRepayments + RefusedPayments;

    private const decimal Full = 999.9m;
}

/// <summary>What of the review before counts for the next one.</summary>
internal sealed record EarlierReview(DateOnly Date, string Grade, decimal UtilisationPercent, int OverdueLoans);
