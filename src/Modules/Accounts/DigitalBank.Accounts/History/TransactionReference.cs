using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using DigitalBank.Ledger.Contracts.Balances;

namespace DigitalBank.Accounts.History;

/// <summary>A line's place in the journal as clients see it, <c>1002-1</c>: a transaction's reference, and where a page ended.</summary>
internal static class TransactionReference
{
    public static string Of(HistoryPosition position) => $"{position.EntryId}-{position.LineNumber}";

    public static bool TryParse(string? text, [NotNullWhen(true)] out HistoryPosition? position)
    {
        position = text?.Split('-') is [var entry, var line]
            && long.TryParse(entry, NumberStyles.None, CultureInfo.InvariantCulture, out var entryId)
            && int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var lineNumber)
                ? new HistoryPosition(entryId, lineNumber)
                : null;
        return position is not null;
    }
}
