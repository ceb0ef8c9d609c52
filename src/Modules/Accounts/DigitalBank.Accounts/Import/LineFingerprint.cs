using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DigitalBank.Accounts.Import;

/// <summary>
/// Remembers what a line said without keeping it: per field a short hash, so that a later run of the file tells which field differs.
/// </summary>
internal static class LineFingerprint
{
    /// <summary>Hexadecimal characters per field: 48 bits, so an altered field goes unnoticed once in 10^14.</summary>
    private const int Width = 12;

    private static readonly string[] Fields =
    [
        "product", "holder_reference", "holder_name", "holder_kind", "holder_country", "opened_on", "opening_balance", "block",
    ];

    public static readonly int Length = Width * Fields.Length;

    public static string Of(AccountToImport line)
    {
        string[] values =
        [
            line.ProductCode,
            line.HolderReference,
            line.HolderName,
            line.HolderKind.ToString(),
            line.HolderCountry,
            line.OpenedOn?.ToString("O", CultureInfo.InvariantCulture) ?? "",
            line.OpeningBalance.ToAmountText(),
            line.Block.ToString(),
        ];

        // The identifier salts the hashes: equal names in two lines look different.
        return string.Concat(values.Select(value =>
            Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{line.Identifier}\n{line.Currency.Code}\n{value}")))[..Width]));
    }

    /// <returns>Names of the columns in which the two differ.</returns>
    public static IEnumerable<string> Differences(string imported, string now) =>
        Fields.Where((_, i) => !imported.AsSpan(i * Width, Width).SequenceEqual(now.AsSpan(i * Width, Width)));
}
