using System.Globalization;
using System.Text;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Lending.Statements;

/// <summary>A statement, a certificate or a letter as people read it: facts, a table and a remark. Every format is written from it.</summary>
/// <param name="Columns">Their heads; those after the first two end at the right.</param>
internal sealed record LoanDocument(
    string Title, string FileName, string Holder, IReadOnlyList<(string Name, string Value)> Facts, IReadOnlyList<string> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows, string Remark)
{
    public static LoanDocument Of(LoanStatement statement) => new(
        "Loan statement",
        $"loan-{statement.LoanId:N}-{Day(statement.From)}-{Day(statement.To)}",
        statement.Holder,
        [
            ("Loan", statement.LoanId.ToString()), ("Period", $"{Day(statement.From)} to {Day(statement.To)}"), ("Currency", statement.Opening.Currency.Code),
            ("Opening balance", Amount(statement.Opening)), ("Paid", Amount(statement.Paid.Total)), ("Closing balance", Amount(statement.Closing)),
        ],
        ["Booked", "Event", "Charged", "Principal", "Interest", "Fees", "Penalties", "Balance"],
        [
            [Day(statement.From), "opening-balance", "", "", "", "", "", Amount(statement.Opening)],
            .. statement.Lines.Select(line => (string[])
            [
                Day(line.BookingDate), line.Event, Amount(line.Charged), Amount(line.Paid.Principal), Amount(line.Paid.Interest), Amount(line.Paid.Fees),
                Amount(line.Paid.Penalties), Amount(line.Balance),
            ]),
            [Day(statement.To), "closing-balance", "", "", "", "", "", Amount(statement.Closing)],
        ],
        "The balance is the principal that is owed. Principal, interest, fees and penalties are what was paid of them; with a minus it was given back.");

    /// <param name="year">All of it, or until the business date.</param>
    public static LoanDocument CertificateOf(LoanStatement year) => new(
        string.Create(CultureInfo.InvariantCulture, $"Interest certificate {year.From.Year}"),
        string.Create(CultureInfo.InvariantCulture, $"loan-{year.LoanId:N}-interest-{year.From.Year}"),
        year.Holder,
        [("Loan", year.LoanId.ToString()), ("Period", $"{Day(year.From)} to {Day(year.To)}"), ("Currency", year.Opening.Currency.Code)],
        ["", "What", "Amount"],
        [
            ["", "Principal owed at the beginning", Amount(year.Opening)],
            ["", "Interest paid", Amount(year.Paid.Interest)],
            ["", "Fees paid", Amount(year.Paid.Fees)],
            ["", "Penalties paid", Amount(year.Paid.Penalties)],
            ["", "Principal repaid", Amount(year.Paid.Principal)],
            ["", "Principal owed at the end", Amount(year.Closing)],
        ],
        "We confirm what was paid for this loan in the period, by the days on which it was booked.");

    public static LoanDocument Of(PayOffLetter letter) => new(
        "Pay-off letter",
        $"loan-{letter.LoanId:N}-pay-off-{Day(letter.MadeOn)}",
        letter.Holder,
        [("Loan", letter.LoanId.ToString()), ("Made on", Day(letter.MadeOn)), ("Valid until", Day(letter.ValidUntil))],
        ["Paid on", "", "Amount"],
        [.. letter.Days.Select(day => (string[])[Day(day.Date), "", day.Amount.ToString()])],
        "The amount of the day on which it is paid ends the loan. It changes when anything else is paid or charged in the meantime.");

    public string ToCsv()
    {
        // Nothing in a row was written by anybody outside the bank, or holds a comma.
        var text = new StringBuilder().AppendJoin(',', Columns.Select(column => column.ToLowerInvariant().Replace(' ', '_'))).Append("\r\n");
        foreach (var row in Rows)
        {
            text.AppendJoin(',', row).Append("\r\n");
        }

        return text.ToString();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Amount(Money amount) => amount.ToAmountText();
}
