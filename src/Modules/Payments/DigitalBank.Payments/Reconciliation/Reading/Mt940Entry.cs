using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.Reconciliation.Reading;

/// <summary>What statements and interim reports of SWIFT have in common: lines with fields 61 and 86, and how they write account numbers.</summary>
internal static class Mt940Entry
{
    /// <param name="field">Field 61.</param>
    /// <param name="details">Field 86, where it follows.</param>
    public static StatementEntry Of(Mt940Line line, Mt940Field field, Mt940Field? details, int statementNumber, long number)
    {
        var told = Mt940Details.Of(details?.Lines ?? []);
        var reference = line.CustomerReference;
        return new StatementEntry(
            statementNumber,
            number,
            EntryReference: null,
            line.Amount,
            line.IsCredit,
            line.IsReversal,
            "BOOK",
            line.BookingDate,
            line.ValueDate,
            line.BankReference,
            line.Type,
            line.Supplement,
            [
                new StatementEntryDetail(
                    reference, line.BankReference, null, told.EndToEndId, told.TransactionId, told.Uetr, null, null, null, null, null, null, $"{reference} {told.Remittance}".Trim(), null),
            ])
        {
            Line = field.Line,
        };
    }

    /// <summary>Some banks write the currency behind the number.</summary>
    public static string NumberOf(string account, Currency currency)
    {
        var code = currency.Code;
        var hasCurrency = account.Length > code.Length && account.EndsWith(code, StringComparison.Ordinal)
            && (char.IsAsciiDigit(account[^(code.Length + 1)]) || account[^(code.Length + 1)] == ' ');
        return hasCurrency ? account[..^code.Length].Trim() : account;
    }
}
