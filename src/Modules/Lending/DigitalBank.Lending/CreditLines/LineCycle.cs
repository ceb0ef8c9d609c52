namespace DigitalBank.Lending.CreditLines;

/// <summary>The days since the last statement: the balances that bear interest, and what moved.</summary>
internal sealed class LineCycle(CreditLineTerms terms, DateOnly from, DateOnly statementDate)
{
    private decimal _draws;

    private decimal _purchases;

    private decimal _undrawn;

    private int _days;

    public DateOnly From => from;

    public DateOnly StatementDate => statementDate;

    public long Drawn { get; set; }

    public long Repaid { get; set; }

    public long Penalties { get; set; }

    public long OpeningBalance { get; init; }

    public void CloseDay(LineBalances balances, long undrawn)
    {
        _draws += balances[LineSegment.Draws];
        _purchases += balances[LineSegment.Purchases];
        _undrawn += undrawn;
        _days++;
    }

    /// <summary>Interest and commitment fee of the days closed so far.</summary>
    /// <param name="arePurchasesFree">The grace period holds.</param>
    public LineIncome Accrued(bool arePurchasesFree)
    {
        var interest = InterestOn(_draws, terms.DrawPercent) + (arePurchasesFree ? 0 : InterestOn(_purchases, terms.PurchasePercent));
        var commitment = _undrawn * terms.CommitmentPercent / (100m * terms.DaysInYear);
        return new LineIncome(LineRounding.ToMinorUnits(interest), LineRounding.ToMinorUnits(commitment), Penalties: 0);
    }

    /// <remarks>
    /// Source of the average: Regulation Z, 12 CFR 1026.60(g), the sum of each day's balance over the number of days in the cycle.
    /// A first cycle that is shorter than a month bears its part of the twelfth.
    /// </remarks>
    private decimal InterestOn(decimal balanceDays, decimal percent)
    {
        if (terms.Interest == LineInterest.Daily || _days == 0)
        {
            return balanceDays * percent / (100m * terms.DaysInYear);
        }

        var average = Math.Round(balanceDays / _days, MidpointRounding.ToEven);
        var wholeCycle = statementDate.DayNumber - statementDate.AddMonths(-1).DayNumber;
        return average * percent * _days / (1_200m * wholeCycle);
    }
}
