using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Ledger.Import;

/// <summary>An entry as a file tells it, or why it cannot be understood.</summary>
/// <param name="LineNumber">Where it begins, counted from 1.</param>
/// <param name="Text">The lines of the file, for the rejects.</param>
/// <param name="Tags">What stands at the entry by name: key, source, ref, event.</param>
internal sealed record ParsedEntry(
    long LineNumber,
    string Text,
    DateOnly Date,
    string Description,
    IReadOnlyDictionary<string, string> Tags,
    IReadOnlyList<ParsedLine> Lines,
    string? Error = null)
{
    private static readonly Dictionary<string, string> NoTags = [];

    public static ParsedEntry Broken(long lineNumber, string text, string error) => new(lineNumber, text, default, "", NoTags, [], error);
}

/// <param name="Account">Code of the account.</param>
/// <param name="Amount">Debits above zero, credits below.</param>
internal readonly record struct ParsedLine(string Account, Money Amount, DateOnly ValueDate);

/// <summary>What a file leaves open.</summary>
/// <param name="DefaultCurrency">ISO 4217 of amounts without one.</param>
/// <param name="DefaultYear">Of dates without one.</param>
/// <param name="VirtualAccount">Where unbalanced postings, which hledger writes in parentheses, find their other side.</param>
internal sealed record ImportSettings(string? DefaultCurrency, int? DefaultYear, string? VirtualAccount);
