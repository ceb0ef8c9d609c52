namespace DigitalBank.Accounts.Csv;

/// <summary>Writes RFC 4180: commas, CR LF, quotation marks where they are needed.</summary>
internal sealed class CsvWriter(TextWriter text)
{
    private static readonly System.Buffers.SearchValues<char> Special = System.Buffers.SearchValues.Create(",\"\r\n");

    public async Task WriteAsync(IReadOnlyList<string> fields)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (i > 0)
            {
                await text.WriteAsync(',');
            }

            await text.WriteAsync(Quoted(fields[i]));
        }

        await text.WriteAsync("\r\n");
    }

    /// <summary>
    /// Text that somebody outside the bank wrote. A spreadsheet would run what begins like a formula, so such text gets an apostrophe in
    /// front, which spreadsheets do not show.
    /// </summary>
    /// <remarks>Source: OWASP, CSV Injection.</remarks>
    public static string Foreign(string? value) => value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + value : value ?? "";

    private static string Quoted(string field) =>
        field.AsSpan().ContainsAny(Special) || field is [' ', ..] or [.., ' ']
            ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : field;
}
