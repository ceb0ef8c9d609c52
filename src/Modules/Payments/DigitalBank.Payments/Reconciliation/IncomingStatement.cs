using DigitalBank.Payments.Iso20022.Models;

namespace DigitalBank.Payments.Reconciliation;

/// <summary>A statement that is well-formed, adds up, and is about one of our accounts.</summary>
/// <param name="Entries">Its booked entries, read from the file while they are asked for, once.</param>
internal sealed record IncomingStatement(
    BankStatement Statement,
    bool IsNotification,
    StatementTotals Totals,
    IEnumerable<StatementEntry> Entries,
    ReconciledAccount Account,
    string FileName,
    string ContentHash);

/// <summary>What the booked entries of one statement come to.</summary>
/// <param name="SumMinor">Above zero is money that came in.</param>
/// <param name="LastDate">Booking date of the last of them that has one.</param>
internal sealed record StatementTotals(long Entries, decimal SumMinor, DateOnly? LastDate, string? CurrencyCode, bool HasOneCurrency)
{
    /// <summary>Whether the bank could book as much.</summary>
    public bool IsPossible => SumMinor is > long.MinValue and < long.MaxValue;

    public static StatementTotals None { get; } = new(0, 0, null, null, HasOneCurrency: true);

    public StatementTotals With(StatementEntry entry)
    {
        var code = entry.Amount.Currency.Code;
        return new StatementTotals(
            Entries + 1,
            SumMinor + StatementSide.Signed(entry),
            entry.BookingDate ?? entry.ValueDate ?? LastDate,
            CurrencyCode ?? code,
            HasOneCurrency && code == (CurrencyCode ?? code));
    }
}
