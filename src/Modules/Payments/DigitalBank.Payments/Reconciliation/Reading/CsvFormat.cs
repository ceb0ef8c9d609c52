using DigitalBank.Payments.Iso20022;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Platform.Iso20022;

namespace DigitalBank.Payments.Reconciliation.Reading;

/// <summary>
/// Statements in columns: one account and one currency in a file, the oldest line first, the names of the columns on the first line. With a
/// column of balances every line has to foot.
/// </summary>
/// <param name="contentHash">Identifies the statement, which has no id of its own.</param>
internal sealed class CsvFormat(IReadOnlyList<CsvLayoutSetting> layouts, string contentHash) : IStatementFormat
{
    private const int IdLength = 24;

    private const int MostFindings = 100;

    public bool IsNotification => false;

    public StatementExamination Examine(Stream file)
    {
        var findings = new List<MessageFinding>();
        var statement = new CsvTotals();
        try
        {
            foreach (var row in Rows(file))
            {
                if (row.Why is { } why || (why = statement.WhyNot(row)) is not null)
                {
                    findings.Add(new MessageFinding(ReasonCodes.InvalidFileFormat, why, Line: row.Line));
                }

                if (findings.Count == MostFindings)
                {
                    break;
                }
            }
        }
        catch (MessageRefusedException refused)
        {
            findings.Add(refused.Finding);
        }

        if (findings.Count == 0 && statement.Rows == 0)
        {
            findings.Add(new MessageFinding(ReasonCodes.InvalidFileFormat, "The file has no lines.", Line: 1));
        }

        return new StatementExamination(findings.Count == 0 ? [statement.Statement($"CSV-{contentHash[..IdLength]}")] : [], findings, []);
    }

    public IEnumerable<StatementEntry> Entries(Stream file)
    {
        var number = 0L;
        foreach (var row in Rows(file))
        {
            var amount = row.Amount!.Value;
            yield return new StatementEntry(
                1,
                ++number,
                EntryReference: null,
                amount.IsNegative ? -amount : amount,
                !amount.IsNegative,
                IsReversal: false,
                "BOOK",
                row.BookingDate,
                row.ValueDate,
                row[CsvField.ServicerReference],
                BankTransactionCode: null,
                AdditionalInformation: null,
                [
                    new StatementEntryDetail(
                        null, row[CsvField.ServicerReference], null, row[CsvField.EndToEndId], row[CsvField.TransactionId], row[CsvField.Uetr], null, null, null, null, null, null, row[CsvField.Remittance], null),
                ])
            {
                Line = row.Line,
            };
        }
    }

    /// <exception cref="MessageRefusedException">No layout fits the first line.</exception>
    private IEnumerable<CsvRow> Rows(Stream file)
    {
        CsvLayout? layout = null;
        foreach (var (text, line) in BoundedLines.Of(file))
        {
            if (layout is null)
            {
                layout = layouts.Select(setting => CsvLayout.TryFit(setting, text)).FirstOrDefault(fitting => fitting is not null)
                    ?? throw new MessageRefusedException(new MessageFinding(
                        ReasonCodes.InvalidFileFormat, "The columns are those of no layout in Reconciliation:CsvLayouts.", Line: line));
            }
            else if (!string.IsNullOrWhiteSpace(text))
            {
                yield return layout.Read(text, line);
            }
        }
    }

    /// <summary>What the lines come to.</summary>
    private sealed class CsvTotals
    {
        private CsvRow? _first;

        private CsvRow? _last;

        public long Rows { get; private set; }

        /// <returns>Why a line does not follow the one before, or null.</returns>
        public string? WhyNot(CsvRow row)
        {
            var before = _last;
            _first ??= row;
            _last = row;
            Rows++;
            return row.Account != _first.Account ? "The line is about another account than the first one. Split the file."
                : row.Amount!.Value.Currency != _first.Amount!.Value.Currency ? "The line is in another currency than the first one. Split the file."
                : before is null && row.Balance is { } own && (decimal)own.MinorUnits - row.Amount.Value.MinorUnits is < -long.MaxValue or > long.MaxValue
                    ? "The balance before the line is more than the bank can keep."
                : before?.Balance is { } balance && row.Balance is { } after && after.MinorUnits != (decimal)balance.MinorUnits + row.Amount.Value.MinorUnits
                    ? "The balance of the line before and the amount do not give the balance of this line. The oldest line comes first."
                : null;
        }

        public BankStatement Statement(string id)
        {
            var currency = _first!.Amount!.Value.Currency;
            List<StatementBalance> balances = _first.Balance is { } first && _last!.Balance is { } last
                ? [new("OPBD", first - _first.Amount.Value, _first.BookingDate!.Value), new("CLBD", last, _last.BookingDate!.Value)]
                : [];
            return new BankStatement(
                "CSV", id, 1, id, null, new AccountIdentification(Iban: null, _first.Account, currency.Code), null, balances, Rows);
        }
    }
}
