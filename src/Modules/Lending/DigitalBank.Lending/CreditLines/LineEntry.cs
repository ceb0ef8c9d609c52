namespace DigitalBank.Lending.CreditLines;

/// <summary>Something that happened to a credit line.</summary>
/// <param name="Number">Counts from 1 in the order in which things became known; of one day the lower number comes first.</param>
/// <param name="Amount">Minor units: of a limit the new one, else what moved.</param>
/// <param name="Reverses">Of a reversal the number of what never happened.</param>
internal sealed record LineEntry(int Number, LineEntryKind Kind, DateOnly Date, long Amount, int? Reverses = null);

internal enum LineEntryKind
{
    /// <summary>From this day on this is the most that may be owed after a draw.</summary>
    LimitSet = 1,

    /// <summary>Money to the customer.</summary>
    Draw = 2,

    /// <summary>Money to a merchant.</summary>
    Purchase = 3,

    Repayment = 4,

    Reversal = 5,
}
