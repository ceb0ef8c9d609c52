using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Ledger.Engine;

/// <summary>What can be said of an entry without looking at the book, in a fixed order.</summary>
internal static class EntryShape
{
    public const int MaxLines = 1_000;

    private static readonly DateOnly Earliest = new(1900, 1, 1);
    private static readonly DateOnly Latest = new(2199, 12, 31);

    /// <returns>The first thing that is wrong, or null.</returns>
    public static Failure? Check(PostJournalEntry entry)
    {
        if (entry.IdempotencyKey == Guid.Empty)
        {
            return LedgerErrors.IdempotencyKeyMissing;
        }

        if (!AreTexts(entry.Source, entry.SourceReference, entry.EventCode))
        {
            return LedgerErrors.TextInvalid;
        }

        if (entry.Postings is null or { Count: < 2 })
        {
            return LedgerErrors.TooFewLines;
        }

        if (entry.Postings.Count > MaxLines)
        {
            return LedgerErrors.TooManyLines;
        }

        return CheckLines(entry.Postings)
            ?? (IsDate(entry.BookingDate) && AreDates(entry.Postings) ? null : LedgerErrors.DateOutOfRange)
            ?? (IsBalanced(entry.Postings) ? null : LedgerErrors.Unbalanced);
    }

    public static bool AreTexts(string? source, string? sourceReference, string? eventCode) =>
        IsText(source, 20) && IsText(sourceReference, 64) && IsText(eventCode, 40);

    public static bool IsDate(DateOnly date) => date >= Earliest && date <= Latest;

    /// <summary>Neither empty nor too long, and nothing that one of the databases cannot store: no control characters, no half characters.</summary>
    public static bool IsText(string? text, int maxLength)
    {
        if (text is null || text.Length == 0 || text.Length > maxLength)
        {
            return false;
        }

        foreach (var character in text)
        {
            if (char.IsControl(character) || char.IsSurrogate(character))
            {
                return false;
            }
        }

        return true;
    }

    private static Failure? CheckLines(IReadOnlyList<Posting> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i] is not { Side: Side.Debit or Side.Credit, Amount.Currency: not null })
            {
                return LedgerErrors.LineInvalid;
            }
        }

        for (var i = 0; i < lines.Count; i++)
        {
            if (!lines[i].Amount.IsPositive)
            {
                return LedgerErrors.AmountNotPositive;
            }
        }

        return null;
    }

    private static bool AreDates(IReadOnlyList<Posting> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (!IsDate(lines[i].ValueDate))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsBalanced(IReadOnlyList<Posting> lines)
    {
        if (lines.Count == 2)
        {
            // Nearly every entry; worth an answer without a dictionary.
            return lines[0].Side != lines[1].Side && lines[0].Amount == lines[1].Amount;
        }

        var differences = new Dictionary<string, Int128>();
        foreach (var line in lines)
        {
            var signed = line.Side == Side.Debit ? (Int128)line.Amount.MinorUnits : -(Int128)line.Amount.MinorUnits;
            differences[line.Amount.Currency.Code] = differences.GetValueOrDefault(line.Amount.Currency.Code) + signed;
        }

        return differences.Values.All(difference => difference == 0);
    }
}
