using DigitalBank.Accounts.Csv;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Accounts.Import;

/// <summary>Which column of the file stands where.</summary>
internal sealed class ImportColumns
{
    public const string Identifier = "identifier";
    public const string Currency = "currency";
    public const string Product = "product";
    public const string HolderName = "holder_name";
    public const string HolderKind = "holder_kind";
    public const string HolderCountry = "holder_country";
    public const string HolderReference = "holder_reference";
    public const string OpenedOn = "opened_on";
    public const string OpeningBalance = "opening_balance";
    public const string Status = "status";
    public const string Block = "block";

    /// <summary>Columns that a rejects file adds: it can be corrected and imported as it is.</summary>
    public static readonly IReadOnlyList<string> OfRejects = ["line", "code", "reason"];

    private static readonly string[] Required = [Identifier, Currency, Product, HolderName, HolderKind, HolderCountry];

    private static readonly string[] Optional = [HolderReference, OpenedOn, OpeningBalance, Status, Block];

    private readonly Dictionary<string, int> _positions;

    private ImportColumns(Dictionary<string, int> positions) => _positions = positions;

    public int Count => _positions.Count;

    /// <summary>Names in the order of the file.</summary>
    public IEnumerable<string> Names => _positions.OrderBy(column => column.Value).Select(column => column.Key);

    /// <summary>A misspelt optional column would be lost without a word, so an unknown one is refused.</summary>
    public static Result<ImportColumns> From(CsvRecord header)
    {
        if (header.Error is not null)
        {
            return ImportErrors.Header.Because($"The header line cannot be read. {header.Error}");
        }

        var positions = new Dictionary<string, int>();
        foreach (var (position, name) in header.Fields.Select((field, i) => (i, Name: field.Trim().ToLowerInvariant())))
        {
            if (!Required.Contains(name) && !Optional.Contains(name) && !OfRejects.Contains(name))
            {
                return ImportErrors.Header.Because($"Column {position + 1} of the header is unknown. Known are {All}.");
            }

            if (!positions.TryAdd(name, position))
            {
                return ImportErrors.Header.Because($"Column '{name}' stands in the header twice.");
            }
        }

        var missing = Required.Where(name => !positions.ContainsKey(name)).ToList();
        return missing.Count == 0
            ? new ImportColumns(positions)
            : ImportErrors.Header.Because($"The header lacks {string.Join(", ", missing)}. Known are {All}.");
    }

    /// <returns>The trimmed value; empty when the file has no such column.</returns>
    public string ValueOf(CsvRecord record, string column) =>
        _positions.TryGetValue(column, out var position) ? record.Fields[position].Trim() : "";

    private static string All => string.Join(", ", Required.Concat(Optional));
}
