namespace DigitalBank.Accounts.Import;

/// <summary>A line that was not imported.</summary>
/// <param name="LineNumber">Its place in the file, counted from 1 with the header.</param>
/// <param name="Fields">What stood in it.</param>
/// <param name="Code">Stable: <c>accounts.import.iban_check_digits</c>.</param>
/// <param name="Reason">A sentence for whoever corrects it.</param>
internal sealed record ImportReject(long LineNumber, IReadOnlyList<string> Fields, string Code, string Reason);
