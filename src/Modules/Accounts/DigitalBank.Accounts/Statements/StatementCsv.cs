using System.Globalization;
using System.Text;
using DigitalBank.Accounts.Csv;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Accounts.Statements;

/// <summary>A statement as CSV: a record for the opening balance, one per line, one for the closing balance.</summary>
internal static class StatementCsv
{
    private static readonly string[] Header =
    [
        "record", "account", "booking_date", "value_date", "amount", "currency", "balance", "event", "counterparty_name",
        "counterparty_account", "end_to_end_id", "remittance_information", "reference",
    ];

    public static async Task WriteAsync(Statement statement, Stream stream, CancellationToken cancellationToken)
    {
        await using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        var csv = new CsvWriter(text);
        await csv.WriteAsync(Header);
        await csv.WriteAsync(Balance("opening", statement, statement.From, statement.OpeningBalance));
        var balance = statement.OpeningBalance;
        await foreach (var line in statement.ReadLines(cancellationToken))
        {
            var signed = line.IsCredit ? line.Booked.Amount : -line.Booked.Amount;
            balance += signed;
            await csv.WriteAsync(
            [
                "entry",
                statement.Account.Identifier,
                Date(line.Booked.BookingDate),
                Date(line.Booked.ValueDate),
                signed.ToAmountText(),
                signed.Currency.Code,
                balance.ToAmountText(),
                line.Booked.EventCode,
                CsvWriter.Foreign(line.CounterpartyName),
                CsvWriter.Foreign(line.CounterpartyAccount),
                CsvWriter.Foreign(line.Narrative?.EndToEndId),
                CsvWriter.Foreign(line.Narrative?.RemittanceInformation),
                line.Reference,
            ]);
        }

        await csv.WriteAsync(Balance("closing", statement, statement.To, statement.ClosingBalance));
    }

    private static string[] Balance(string record, Statement statement, DateOnly date, Money balance) =>
    [
        record, statement.Account.Identifier, Date(date), "", "", balance.Currency.Code, balance.ToAmountText(), "", "", "", "", "", "",
    ];

    private static string Date(DateOnly date) => date.ToString("O", CultureInfo.InvariantCulture);
}
