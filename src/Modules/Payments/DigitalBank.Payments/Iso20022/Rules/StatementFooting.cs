using System.Globalization;
using DigitalBank.Payments.Iso20022.Structure;
using DigitalBank.Platform.Iso20022;

namespace DigitalBank.Payments.Iso20022.Rules;

/// <summary>Adds up one statement: the booked opening balance and the booked entries must give the booked closing balance.</summary>
/// <remarks>
/// Pending and informational entries don't count. Where the opening or the closing balance is missing there is nothing to compare.
/// </remarks>
internal sealed class StatementFooting
{
    private MessageElement? _opening;

    private MessageElement? _previousClosing;

    private MessageElement? _closing;

    private decimal _entries;

    public bool IsComparable => (_opening ?? _previousClosing) is not null && _closing is not null;

    public void Balance(MessageElement balance)
    {
        switch (balance.Value("Tp/CdOrPrtry/Cd") ?? balance.Value("Tp/Cd"))
        {
            case "OPBD":
                _opening ??= balance;
                break;
            case "PRCD":
                _previousClosing ??= balance;
                break;
            case "CLBD":
                _closing ??= balance;
                break;
        }
    }

    public void Entry(MessageElement entry)
    {
        if (Status(entry) == "BOOK")
        {
            _entries += Signed(entry);
        }
    }

    public MessageFinding? Wrong()
    {
        if (!IsComparable)
        {
            return null;
        }

        var opening = (_opening ?? _previousClosing)!;
        var expected = Signed(opening) + _entries;
        if (opening.Find("Amt")?.Currency != _closing!.Find("Amt")?.Currency)
        {
            return _closing.Finding(ReasonCodes.Narrative, "The closing balance is in another currency than the opening balance.");
        }

        return Signed(_closing) == expected
            ? null
            : _closing.Finding(ReasonCodes.Narrative, string.Create(
                CultureInfo.InvariantCulture,
                $"The closing balance is {Signed(_closing)}, but opening balance and booked entries give {expected}."));
    }

    /// <summary>BOOK, PDNG …; before camt.053.001.08 a plain text, since then a choice.</summary>
    public static string? Status(MessageElement entry) => MessageParts.CodeOf(entry.Find("Sts")) ?? entry.Value("Sts");

    private static decimal Signed(MessageElement element)
    {
        var amount = element.Find("Amt") is { } found ? MessageParts.TryDecimal(found) ?? 0 : 0;
        return element.Value("CdtDbtInd") == "DBIT" ? -amount : amount;
    }
}
