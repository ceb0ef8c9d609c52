using System.Globalization;
using DigitalBank.Payments.Iso20022;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Platform.Iso20022;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.Reconciliation.Reading;

/// <summary>One pass over an MT942 file: hands out the entries, and holds them against the sums that each report gives of them.</summary>
internal sealed class Mt942Pass(Stream file)
{
    private const int MostFindings = 100;

    private readonly List<BankStatement> _reports = [];

    private readonly List<MessageFinding> _findings = [];

    private Mt942Report? _report;

    private (Mt940Field Field, Mt940Line Line)? _line;

    public IReadOnlyList<BankStatement> Reports => _reports;

    public IReadOnlyList<MessageFinding> Findings => _findings;

    /// <exception cref="MessageRefusedException">The file is no text.</exception>
    public IEnumerable<StatementEntry> Entries()
    {
        foreach (var field in Mt940Field.Of(file))
        {
            if (_line is { } waiting)
            {
                yield return Mt940Entry.Of(waiting.Line, waiting.Field, field.Tag == "86" ? field : null, _reports.Count + 1, _report!.Entries);
                _line = null;
            }

            Take(field);
        }

        if (_line is { } last)
        {
            yield return Mt940Entry.Of(last.Line, last.Field, details: null, _reports.Count + 1, _report!.Entries);
            _line = null;
        }

        End();
        if (_reports.Count == 0 && _findings.Count == 0)
        {
            Find(1, "The file has no report.");
        }
    }

    private void Take(Mt940Field field)
    {
        if (field.Tag == "20")
        {
            End();
            _report = new Mt942Report(field.Line, field.First.Trim());
            return;
        }

        if (_report is not { } report)
        {
            Find(field.Line, $"Field {field.Tag} stands outside of a message, which begins with field 20.");
            return;
        }

        switch (field.Tag)
        {
            case "25" or "25P":
                report.Account = field.First.Trim();
                break;
            case "28C":
                report.Number = field.First.Trim();
                break;
            case "13D":
                report.Moment = field.First.Trim();
                break;
            case "34F":
                ReadFloor(field, report);
                break;
            case "61":
                TakeLine(field, report);
                break;
            case "90D" or "90C":
                TakeSum(field, report);
                break;
        }
    }

    /// <summary>Currency, sometimes D or C, and the smallest amount that is reported: only the currency matters here.</summary>
    private void ReadFloor(Mt940Field field, Mt942Report report)
    {
        var text = field.First.Trim();
        if (text.Length < 3 || !Currency.TryOf(text.AsSpan(0, 3), out var currency))
        {
            Find(field.Line, "Field 34F does not begin with a currency.");
            return;
        }

        report.Currency = currency;
    }

    private void TakeLine(Mt940Field field, Mt942Report report)
    {
        if (report.Currency is not { } currency)
        {
            Find(field.Line, "Field 61 comes before field 34F, which names the currency.");
        }
        else if (Mt940Line.TryRead(field, currency) is not { } line)
        {
            Find(field.Line, "Field 61 is no statement line: value date, entry date, D or C, amount with a comma, type, references.");
        }
        else
        {
            report.Add(line);
            _line = (field, line);
        }
    }

    /// <summary>Number of entries, currency, and their sum.</summary>
    private void TakeSum(Mt940Field field, Mt942Report report)
    {
        var text = field.First.Trim();
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        if (digits is 0 or > 5 || text.Length < digits + 3 || !Currency.TryOf(text.AsSpan(digits, 3), out var currency)
            || Mt940Line.TryAmount(text[(digits + 3)..], currency) is not { } amount)
        {
            Find(field.Line, $"Field {field.Tag} is no sum: number of entries, currency, amount with a comma.");
        }
        else if (!report.Has(field.Tag == "90C", int.Parse(text[..digits], CultureInfo.InvariantCulture), amount))
        {
            Find(field.Line, $"Field {field.Tag} is not what the entries of the report add up to.");
        }
    }

    private void End()
    {
        if (_report is not { } report)
        {
            return;
        }

        _report = null;
        if (report.Currency is not { } currency || report.Account.Length == 0 || report.Number.Length == 0)
        {
            Find(report.Line, "The report lacks field 25, 28C or 34F.");
            return;
        }

        _reports.Add(new BankStatement(
            Mt942Format.Name,
            report.Reference,
            _reports.Count + 1,
            report.ReportId,
            CreatedAt: null,
            new AccountIdentification(Iban: null, Mt940Entry.NumberOf(report.Account, currency), currency.Code),
            Servicer: null,
            Balances: [],
            report.Entries));
    }

    private void Find(int line, string message)
    {
        if (_findings.Count < MostFindings)
        {
            _findings.Add(new MessageFinding(ReasonCodes.InvalidFileFormat, message, Line: line));
        }
    }
}

/// <summary>One message of the file.</summary>
/// <param name="line">Where it begins.</param>
/// <param name="reference">Field 20.</param>
internal sealed class Mt942Report(int line, string reference)
{
    private readonly Dictionary<bool, (int Count, decimal Minor)> _sums = new() { [true] = default, [false] = default };

    public int Line => line;

    public string Reference => reference;

    public string Account { get; set; } = string.Empty;

    public string Number { get; set; } = string.Empty;

    /// <summary>Field 13D, date and time: numbers begin again each day.</summary>
    public string Moment { get; set; } = string.Empty;

    public Currency? Currency { get; set; }

    public long Entries => _sums[true].Count + _sums[false].Count;

    public string ReportId => $"{reference} {Number} {Moment}".Trim();

    public void Add(Mt940Line entry)
    {
        var (count, minor) = _sums[entry.IsCredit];
        _sums[entry.IsCredit] = (count + 1, minor + entry.Amount.MinorUnits);
    }

    public bool Has(bool isCredit, int count, Money sum) =>
        _sums[isCredit] == (count, sum.MinorUnits) && (Currency is null || sum.Currency == Currency);
}
