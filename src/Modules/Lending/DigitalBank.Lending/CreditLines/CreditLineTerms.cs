using DigitalBank.Lending.Products;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Lending.CreditLines;

/// <summary>What a credit line promises: drawn and repaid at will up to a limit, with a statement each month.</summary>
/// <param name="DrawPercent">Interest a year on money that was drawn, in percent.</param>
/// <param name="PurchasePercent">Interest a year on purchases, in percent.</param>
/// <param name="StatementDay">Day of the month, 1 to 28, at whose close the statement is made.</param>
/// <param name="PaymentDays">So many days after the statement the minimum payment is due: 1 to 27, so that it is due before the next statement.</param>
/// <param name="Minimum">What has to be paid of each statement.</param>
/// <param name="Interest">How interest follows from the balances of the cycle.</param>
/// <param name="DaysInYear">360 or 365; days are counted as they are.</param>
/// <param name="HasGrace">Purchases bear no interest in a cycle in which the statement before it was paid in full by its due date.</param>
/// <param name="CommitmentPercent">Fee a year, in percent, on what is not drawn while it may be.</param>
/// <param name="LatePayment">What it costs when a minimum payment is late; never more than what is late of it. Null: nothing.</param>
/// <param name="AllocationOrder">Each segment once: what a payment pays first. Null: penalties, fees, interest, then draws before purchases.</param>
/// <param name="AvailableMonths">For so long after the opening it may be drawn.</param>
/// <param name="IsDueAtExpiry">From the first statement at or after the end of the availability on, all of it is due.</param>
internal sealed record CreditLineTerms(
    decimal DrawPercent,
    decimal PurchasePercent,
    int StatementDay,
    int PaymentDays,
    MinimumPaymentRule Minimum,
    LineInterest Interest = LineInterest.Daily,
    int DaysInYear = 365,
    bool HasGrace = false,
    decimal CommitmentPercent = 0,
    LatePenaltyRule? LatePayment = null,
    IReadOnlyList<LineSegment>? AllocationOrder = null,
    int AvailableMonths = 12,
    bool IsDueAtExpiry = false)
{
    private const int LongestAvailability = 120;

    private static readonly LineSegment[] UsualOrder =
        [LineSegment.Penalties, LineSegment.Fees, LineSegment.Interest, LineSegment.Draws, LineSegment.Purchases];

    public IReadOnlyList<LineSegment> PaymentOrder() => AllocationOrder ?? UsualOrder;

    public bool IsSound(Currency currency) =>
        new[] { DrawPercent, PurchasePercent, CommitmentPercent }.All(percent => percent is >= 0 and <= 100)
        && StatementDay is >= 1 and <= 28
        && PaymentDays is >= 1 and <= 27
        && Minimum.IsSound(currency)
        && Enum.IsDefined(Interest)
        && DaysInYear is 360 or 365
        && LatePayment?.IsSound(currency) != false
        && PaymentOrder().Order().SequenceEqual(UsualOrder.Order())
        && AvailableMonths is >= 1 and <= LongestAvailability;
}

/// <summary>The least that has to be paid of a statement: the greatest of three, and never more than the balance.</summary>
/// <param name="Floor">However little is owed.</param>
/// <param name="Percent">Of the statement's balance.</param>
/// <remarks>
/// The third is what the cycle was charged in interest, fees and penalties, so that who pays the minimum never owes more for it.
/// What is past due of earlier statements comes on top. Source: FFIEC, Account Management and Loss Allowance Guidance for Credit Card Lending (2003).
/// </remarks>
internal sealed record MinimumPaymentRule(Money Floor, decimal Percent)
{
    public bool IsSound(Currency currency) => Floor.Currency == currency && !Floor.IsNegative && Percent is >= 0 and <= 100;

    /// <returns>Minor units, what is past due aside.</returns>
    public long Of(long balance, long charged)
    {
        var share = LineRounding.ToMinorUnits(balance * Percent / 100);
        return Math.Min(balance, Math.Max(Floor.MinorUnits, Math.Max(share, charged)));
    }
}

internal enum LineInterest
{
    /// <summary>Each day's closing balance bears a day of the year's interest.</summary>
    Daily = 1,

    /// <summary>The average of the cycle's closing balances, rounded to the cent, bears a twelfth of the year's interest.</summary>
    AverageDailyBalance = 2,
}

/// <summary>A part of what is owed, with a rank of its own when a payment is allocated. Only draws and purchases bear interest.</summary>
internal enum LineSegment
{
    Draws = 1,
    Purchases = 2,
    Interest = 3,
    Fees = 4,
    Penalties = 5,
}

/// <summary>The one way in which credit lines round: half to even, once, when a charge is made.</summary>
internal static class LineRounding
{
    /// <exception cref="OverflowException">Beyond what an amount can hold.</exception>
    public static long ToMinorUnits(decimal minorUnits) => (long)Math.Round(minorUnits, MidpointRounding.ToEven);
}
