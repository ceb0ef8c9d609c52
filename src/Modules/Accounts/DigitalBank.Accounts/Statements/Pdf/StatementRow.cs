using DigitalBank.Platform.Pdf;
using DigitalBank.SharedKernel.Identifiers;

namespace DigitalBank.Accounts.Statements.Pdf;

/// <summary>The texts of one line of a statement: who, what, why, and the references that the bank and the payer gave it.</summary>
internal sealed record StatementRow(StatementLine Line, IReadOnlyList<(string Text, PdfStyle Style)> Details)
{
    /// <summary>What ISO 20022 lets a payer write who gave no reference.</summary>
    private const string NoReference = "NOTPROVIDED";

    public decimal Height => (2 * StatementSheet.Padding) + (Details.Count * StatementSheet.Leading);

    public static StatementRow Of(StatementLine line)
    {
        var what = (line.Booked.Reverses is null ? "" : "Taken back: ") + StatementText.Event(line.Booked.EventCode);
        var details = new List<(string, PdfStyle)>();
        Add(details, string.IsNullOrWhiteSpace(line.CounterpartyName) ? what : line.CounterpartyName, StatementSheet.Strong);
        Add(details, string.IsNullOrWhiteSpace(line.CounterpartyName) ? null : what, StatementSheet.Quiet);
        Add(details, line.CounterpartyAccount is { } account ? StatementText.Number(account, IsIban(account)) : null, StatementSheet.Quiet);
        Add(details, line.Narrative?.RemittanceInformation, StatementSheet.Plain);
        if (line.Narrative?.EndToEndId is { Length: > 0 } endToEndId && endToEndId != NoReference)
        {
            Add(details, $"Payer's reference {endToEndId}", StatementSheet.Quiet);
        }

        Add(details, $"Booking {line.Reference}", StatementSheet.Quiet);
        return new StatementRow(line, details);
    }

    private static bool IsIban(string account) => Iban.TryParseElectronic(account, out _, out _);

    private static void Add(List<(string, PdfStyle)> details, string? text, PdfStyle style)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            details.AddRange(style.Wrap(StatementText.Line(text), StatementSheet.DetailsWidth).Select(line => (line, style)));
        }
    }
}
