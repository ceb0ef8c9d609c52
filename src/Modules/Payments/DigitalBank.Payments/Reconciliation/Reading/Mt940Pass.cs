using System.Globalization;
using DigitalBank.Payments.Iso20022;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Platform.Iso20022;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.Reconciliation.Reading;

/// <summary>
/// One pass over an MT940 file: hands out the entries, puts the parts of a statement together and adds each part up. Holds one entry and the
/// heads of the statements.
/// </summary>
internal sealed class Mt940Pass(Stream file)
{
    private const int MostFindings = 100;

    private const int LongestReference = 16;

    private const int LongestNumber = 5;

    private readonly List<BankStatement> _statements = [];

    private readonly List<MessageFinding> _findings = [];

    private Mt940Part? _part;

    private Mt940Part? _before;

    private (Mt940Field Field, Mt940Line Line)? _line;

    private StatementBalance? _opening;

    private long _entries;

    private string _reference = string.Empty;

    public IReadOnlyList<BankStatement> Statements => _statements;

    public IReadOnlyList<MessageFinding> Findings => _findings;

    /// <exception cref="MessageRefusedException">The file is no text.</exception>
    public IEnumerable<StatementEntry> Entries()
    {
        foreach (var field in Mt940Field.Of(file))
        {
            if (_line is not null && EntryOf(_line.Value.Line, field.Tag == "86" ? field : null) is { } entry)
            {
                yield return entry;
                _line = null;
            }

            Take(field);
        }

        if (_part is not null || _before is { IsLast: false })
        {
            Find(_part?.Line ?? _before!.Line, "The statement does not end: its last part with field 62F is missing.");
        }
        else if (_statements.Count == 0 && _findings.Count == 0)
        {
            Find(1, "The file has no statement.");
        }
    }

    private void Take(Mt940Field field)
    {
        switch (field.Tag)
        {
            case "20":
                Begin(field);
                break;
            case "25" or "25P":
                Part(field).Account = field.First.Trim();
                break;
            case "28C" or "28":
                Number(field);
                break;
            case "60F" or "60M":
                Open(field);
                break;
            case "61":
                TakeLine(field);
                break;
            case "62F" or "62M":
                Close(field);
                break;
            case "64" or "65":
                Balance(field, "CLAV"); // what is available now and later matches nothing, and must be sound all the same
                break;
        }
    }

    private void Begin(Mt940Field field)
    {
        if (_part is not null)
        {
            Find(field.Line, "A message begins before the one before it has ended with its closing balance.");
        }

        _reference = field.First.Trim();
        if (_reference.Length is 0 or > LongestReference)
        {
            Find(field.Line, $"Field 20 has 1 to {LongestReference} characters.");
        }

        _part = new Mt940Part(field.Line);
    }

    private void Number(Mt940Field field)
    {
        var parts = field.First.Trim().Split('/');
        var part = Part(field);
        part.Number = parts[0];
        if (parts.Length > 2 || !parts.All(IsNumber))
        {
            Find(field.Line, "Field 28C is no statement number with a sequence number, of at most five digits each.");
            return;
        }

        part.Number = WithoutZeros(parts[0]);
        part.Sequence = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : null;
    }

    private static bool IsNumber(string text) => text.Length is > 0 and <= LongestNumber && text.All(char.IsAsciiDigit);

    // Some banks fill up with zeros, and not always.
    private static string WithoutZeros(string number) => number.TrimStart('0') is { Length: > 0 } significant ? significant : "0";

    private void Open(Mt940Field field)
    {
        var part = Part(field);
        if (Balance(field, "OPBD") is not { } balance)
        {
            return;
        }

        part.Open(balance);
        if (field.Tag == "60F")
        {
            if (_before is { IsLast: false })
            {
                Find(field.Line, "A statement begins before the last part of the one before it has come.");
            }

            (_opening, _entries) = (balance, 0);
        }
        else if (_before is not { IsLast: false } || !part.Continues(_before))
        {
            Find(field.Line, "Field 60M continues a part that does not stand before it, or that ended with another balance: a part is missing or out of order.");
        }
    }

    private void TakeLine(Mt940Field field)
    {
        if (Part(field).Opening is not { } opening)
        {
            Find(field.Line, "Field 61 comes before the opening balance.");
        }
        else if (Mt940Line.TryRead(field, opening.Amount.Currency) is not { } line)
        {
            Find(field.Line, "Field 61 is no statement line: value date, entry date, D or C, amount with a comma, type, references.");
        }
        else
        {
            Part(field).Add(line);
            _line = (field, line);
            _entries++;
        }
    }

    private void Close(Mt940Field field)
    {
        var part = Part(field);
        if (Balance(field, "CLBD") is not { } closing)
        {
            (_part, _before) = (null, null);
            return;
        }

        if (part.Opening is null || part.Account.Length == 0 || part.Number.Length == 0)
        {
            Find(field.Line, "The message lacks field 25, 28C or 60 before its closing balance.");
        }
        else if (part.WhyNotFooting(closing) is { } why)
        {
            Find(field.Line, why);
        }

        part.Close(closing, isLast: field.Tag == "62F");
        if (part.IsLast && _opening is not null)
        {
            _statements.Add(new BankStatement(
                Mt940Format.Name, _reference, _statements.Count + 1, part.StatementId, null, AccountOf(part.Account, closing), null, [_opening, closing], _entries));
        }

        (_part, _before) = (null, part);
    }

    private StatementBalance? Balance(Mt940Field field, string type)
    {
        // D or C, the date, the currency, and the amount: at least one digit and a comma.
        var text = field.First.Trim();
        if (text.Length < 12 || text[0] is not ('C' or 'D') || Mt940Line.TryDate(text[1..7]) is not { } date
            || !Currency.TryOf(text.AsSpan(7, 3), out var currency) || Mt940Line.TryAmount(text[10..], currency) is not { } amount)
        {
            Find(field.Line, $"Field {field.Tag} is no balance: D or C, date, currency, amount with a comma.");
            return null;
        }

        return new StatementBalance(type, text[0] == 'D' ? -amount : amount, date);
    }

    private StatementEntry EntryOf(Mt940Line line, Mt940Field? details)
    {
        var told = Mt940Details.Of(details?.Lines ?? []);
        var reference = line.CustomerReference;
        return new StatementEntry(
            _statements.Count + 1,
            _entries,
            EntryReference: null,
            line.Amount,
            line.IsCredit,
            line.IsReversal,
            "BOOK",
            line.BookingDate,
            line.ValueDate,
            line.BankReference,
            line.Type,
            line.Supplement,
            [
                new StatementEntryDetail(
                    reference, line.BankReference, null, told.EndToEndId, told.TransactionId, told.Uetr, null, null, null, null, null, null, $"{reference} {told.Remittance}".Trim(), null),
            ])
        {
            Line = _line?.Field.Line ?? 0,
        };
    }

    // Some banks write the currency behind the number.
    private static AccountIdentification AccountOf(string account, StatementBalance closing)
    {
        var code = closing.Amount.Currency.Code;
        var hasCurrency = account.Length > code.Length && account.EndsWith(code, StringComparison.Ordinal)
            && (char.IsAsciiDigit(account[^(code.Length + 1)]) || account[^(code.Length + 1)] == ' ');
        return new AccountIdentification(Iban: null, hasCurrency ? account[..^code.Length].Trim() : account, code);
    }

    /// <summary>The message that is being read; one that does not begin with field 20 is found wrong once.</summary>
    private Mt940Part Part(Mt940Field field)
    {
        if (_part is null)
        {
            Find(field.Line, $"Field {field.Tag} stands outside of a message, which begins with field 20.");
            _part = new Mt940Part(field.Line);
        }

        return _part;
    }

    private void Find(int line, string message)
    {
        if (_findings.Count < MostFindings)
        {
            _findings.Add(new MessageFinding(ReasonCodes.InvalidFileFormat, message, Line: line));
        }
    }
}
