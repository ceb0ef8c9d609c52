using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Lending.Products;

/// <summary>What a loan costs besides its interest.</summary>
/// <param name="DisbursementFee">Kept back when the loan is paid out; null: nothing.</param>
/// <param name="InstalmentFee">Falls due with each instalment; null: nothing.</param>
/// <param name="LatePenalty">Null: being late costs nothing.</param>
internal sealed record LoanCharges(Money? DisbursementFee = null, Money? InstalmentFee = null, LatePenaltyRule? LatePenalty = null)
{
    /// <param name="least">The least amount that is lent.</param>
    public bool IsSound(Money least) =>
        (DisbursementFee is not { } kept || (kept.Currency == least.Currency && !kept.IsNegative && kept < least))
        && (InstalmentFee is not { } fee || (fee.Currency == least.Currency && !fee.IsNegative && fee <= least))
        && LatePenalty?.IsSound(least.Currency) != false;
}

/// <summary>What an instalment costs that is overdue, once.</summary>
/// <param name="Amount">Whatever is overdue; null: nothing.</param>
/// <param name="Percent">Of the instalment's principal and interest that are overdue.</param>
/// <param name="GraceDays">So many days after the due date nothing is charged.</param>
/// <param name="MostEach">For one instalment; null: no cap.</param>
/// <param name="MostInAll">For all instalments of a loan together, waived ones aside; null: no cap.</param>
internal sealed record LatePenaltyRule(
    Money? Amount = null, decimal Percent = 0, int GraceDays = 0, Money? MostEach = null, Money? MostInAll = null)
{
    private const int LongestGrace = 90;

    /// <param name="share">The percentage of what is overdue, in minor units.</param>
    /// <param name="before">What the loan was charged before, in minor units.</param>
    /// <returns>Minor units, within the caps.</returns>
    public long On(long share, long before)
    {
        var each = Math.Min(share + (Amount?.MinorUnits ?? 0), MostEach?.MinorUnits ?? long.MaxValue);
        return Math.Max(0, Math.Min(each, (MostInAll?.MinorUnits ?? long.MaxValue) - before));
    }

    public bool IsSound(Currency currency) =>
        Percent is >= 0 and <= 100
        && GraceDays is >= 0 and <= LongestGrace
        && new[] { Amount, MostEach, MostInAll }.All(amount => amount is not { } money || (money.Currency == currency && !money.IsNegative && money.ToDecimal() <= LoanProductTerms.Most));
}
