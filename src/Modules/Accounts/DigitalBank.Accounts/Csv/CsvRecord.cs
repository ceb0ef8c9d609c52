namespace DigitalBank.Accounts.Csv;

/// <summary>One record of a CSV file.</summary>
/// <param name="LineNumber">Where it begins in the file, counted from 1.</param>
/// <param name="Fields">Its fields, unquoted; the raw text as the only one when the record is broken.</param>
/// <param name="Error">Why it could not be read, or null.</param>
internal sealed record CsvRecord(long LineNumber, IReadOnlyList<string> Fields, string? Error);
