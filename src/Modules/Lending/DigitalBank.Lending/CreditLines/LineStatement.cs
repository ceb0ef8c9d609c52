namespace DigitalBank.Lending.CreditLines;

/// <summary>What a customer is told at the end of a cycle. Amounts are minor units.</summary>
/// <param name="From">First day of the cycle.</param>
/// <param name="Date">Last day of the cycle.</param>
/// <param name="Charged">Interest, fees and penalties of the cycle.</param>
/// <param name="Balance">All that is owed.</param>
/// <param name="PastDue">Of the minimum: what earlier statements asked for and was not paid.</param>
/// <param name="Minimum">To be paid by the due date, what is past due included.</param>
internal sealed record LineStatement(
    int Number, DateOnly From, DateOnly Date, DateOnly DueDate, long OpeningBalance, long Drawn, long Repaid, LineIncome Charged, long Balance,
    long PastDue, long Minimum);

/// <summary>Minor units of what a credit line brings the bank.</summary>
internal readonly record struct LineIncome(long Interest, long Fees, long Penalties)
{
    public long Total => checked(Interest + Fees + Penalties);

    public static LineIncome operator +(LineIncome left, LineIncome right) =>
        new(left.Interest + right.Interest, left.Fees + right.Fees, left.Penalties + right.Penalties);

    public static LineIncome operator -(LineIncome left, LineIncome right) =>
        new(left.Interest - right.Interest, left.Fees - right.Fees, left.Penalties - right.Penalties);
}
