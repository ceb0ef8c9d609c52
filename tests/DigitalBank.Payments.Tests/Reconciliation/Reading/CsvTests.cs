using System.Text;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Reconciliation;
using DigitalBank.Payments.Reconciliation.Reading;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Reconciliation.Reading;

public sealed class CsvTests
{
    private const string Hash = "0123456789ABCDEF0123456789ABCDEF";

    private static readonly CsvLayoutSetting German = Layout(
        (CsvField.BookingDate, "Buchungstag"), (CsvField.Amount, "Betrag"), (CsvField.Balance, "Saldo"), (CsvField.Remittance, "Zweck"));

    private static readonly CsvLayoutSetting Columns = new()
    {
        Delimiter = ",",
        Columns =
        {
            [CsvField.Account] = "account", [CsvField.Currency] = "ccy", [CsvField.BookingDate] = "date",
            [CsvField.Debit] = "debit", [CsvField.Credit] = "credit", [CsvField.EndToEndId] = "e2e",
        },
    };

    [Fact]
    public void The_layout_whose_columns_the_file_has_is_taken_and_every_line_foots()
    {
        const string File = "Buchungstag;Zweck;Betrag;Saldo\n23.11.2026;\"Rent; November\";-1.200,50;-200,50\n24.11.2026;Salary \"\"X\"\";300,5;100,00\n";

        var statement = Examine(File).Statements.ShouldHaveSingleItem();

        (statement.Opening!.Amount.ToString(), statement.Closing!.Amount.ToString(), statement.Account.Identifier).ShouldBe(("1000.00 EUR", "100.00 EUR", "4711"));
        Entries(File).Select(entry => (entry.IsCredit, entry.Amount.ToString(), entry.BookingDate, entry.Details[0].RemittanceInformation)).ShouldBe(
        [
            (false, "1200.50 EUR", new DateOnly(2026, 11, 23), "Rent; November"),
            (true, "300.50 EUR", new DateOnly(2026, 11, 24), "Salary X"),
        ]);
    }

    [Fact]
    public void Debits_and_credits_may_have_columns_of_their_own()
    {
        var entries = Entries("date,account,ccy,debit,credit,e2e\n2026-11-23,A1,USD,5.00,,E1\n2026-11-23,A1,USD,0.00,7,E2\n");

        entries.Select(entry => (entry.IsCredit, entry.Amount.ToString(), entry.Details[0].EndToEndId)).ShouldBe([(false, "5.00 USD", "E1"), (true, "7.00 USD", "E2")]);
    }

    [Theory]
    [InlineData("a;b;c\n1;2;3\n", 1, "no layout")]
    [InlineData("Buchungstag;Zweck;Betrag;Saldo\n2026-11-23;x;1,00;1,00\n", 2, "booking date")]
    [InlineData("Buchungstag;Zweck;Betrag;Saldo\n23.11.2026;x;one;1,00\n", 2, "amount")]
    [InlineData("Buchungstag;Zweck;Betrag;Saldo\n23.11.2026;x;1,005;1,00\n", 2, "amount")]
    [InlineData("Buchungstag;Zweck;Betrag;Saldo\n23.11.2026;x;12.50;12.50\n", 2, "amount")] // a point parts thousands here
    [InlineData("Buchungstag;Zweck;Betrag;Saldo\n23.11.2026;x;1.2000,50;1,00\n", 2, "amount")]
    [InlineData("Buchungstag;Zweck;Betrag;Saldo\n23.11.2026;x;12,50;12.50\n", 2, "balance")]
    [InlineData("date,account,ccy,debit,credit,e2e\n2026-11-23,A1,USD,\"12,50\",,E1\n", 2, "amount")]
    [InlineData("date,account,ccy,debit,credit,e2e\n2026-11-23,A1,USD,5.00,oops,E1\n", 2, "amount")]
    [InlineData("Buchungstag;Zweck;Betrag;Saldo\n23.11.2026;x;1,00\n", 2, "fewer columns")]
    [InlineData("Buchungstag;Zweck;Betrag;Saldo\n23.11.2026;\"x;1,00;1,00\n", 2, "quotation mark")]
    [InlineData("Buchungstag;Zweck;Betrag;Saldo\n23.11.2026;x;1,00;1,00\n24.11.2026;y;1,00;2,01\n", 3, "do not give the balance")]
    [InlineData("date,account,ccy,debit,credit,e2e\n2026-11-23,A1,USD,5.00,7.00,E1\n", 2, "both columns")]
    [InlineData("date,account,ccy,debit,credit,e2e\n2026-11-23,A1,USD,5.00,,E1\n2026-11-23,A2,USD,5.00,,E1\n", 3, "another account")]
    [InlineData("date,account,ccy,debit,credit,e2e\n2026-11-23,A1,USD,5.00,,E1\n2026-11-23,A1,EUR,5.00,,E1\n", 3, "another currency")]
    [InlineData("Buchungstag;Zweck;Betrag;Saldo\n23.11.2026;x;-92233720368547758,00;1,00\n", 2, "more than the bank can keep")]
    [InlineData("Buchungstag;Zweck;Betrag;Saldo\n23.11.2026;x;1,00;92233720368547758,00\n24.11.2026;x;1,00;1,00\n", 3, "do not give the balance")]
    [InlineData("date,account,ccy,debit,credit,e2e\n", 1, "no lines")]
    public void A_line_that_breaks_a_rule_refuses_the_file_and_is_named(string file, int line, string finding)
    {
        var refusal = Examine(file).Refusals.ShouldHaveSingleItem();

        refusal.Line.ShouldBe(line);
        refusal.Message.ShouldContain(finding);
    }

    [Fact]
    public void A_line_without_end_fills_no_memory() =>
        Examine(new string('x', BoundedLines.Longest + 1)).Refusals.ShouldHaveSingleItem().Message.ShouldContain("more than");

    private static CsvLayoutSetting Layout(params (CsvField Field, string Name)[] columns)
    {
        var layout = new CsvLayoutSetting { AccountIdentifier = "4711", Currency = "EUR", DateFormat = "dd.MM.yyyy", DecimalSeparator = "," };
        foreach (var (field, name) in columns)
        {
            layout.Columns[field] = name;
        }

        return layout;
    }

    private static StatementExamination Examine(string text) => Format().Examine(Content(text));

    private static List<StatementEntry> Entries(string text) => [.. Format().Entries(Content(text))];

    private static CsvFormat Format() => new([Columns, German], Hash);

    private static MemoryStream Content(string text) => new(Encoding.UTF8.GetBytes(text));
}
