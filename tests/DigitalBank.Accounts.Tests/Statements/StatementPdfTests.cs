using System.Globalization;
using System.Text;
using System.Xml.Linq;
using DigitalBank.Accounts.Csv;
using DigitalBank.Accounts.Statements;
using DigitalBank.Accounts.Statements.Pdf;
using DigitalBank.Platform.Pdf;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;

namespace DigitalBank.Accounts.Tests.Statements;

/// <summary>The PDF says what CSV and camt.053 of the same period say, to programs that read its pages and to those that read it out.</summary>
public class StatementPdfTests
{
    [ToolFact(PdfReading.Info)]
    public async Task Every_line_and_both_balances_are_the_same_in_PDF_CSV_and_camt053()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var statement = ArbitraryStatement.Of(seed);

            var pdf = PdfReading.Rows(await WriteAsync(statement, StatementFormat.Pdf)).Select(row => row.Select(PdfReading.Squeezed).ToArray()).ToList();
            var csv = await CsvAsync(await WriteAsync(statement, StatementFormat.Csv));
            var camt = XDocument.Load(new MemoryStream(await WriteAsync(statement, StatementFormat.Camt053)));

            var booked = csv.Where(row => row[0] == "entry").ToList();
            pdf.Count.ShouldBe(booked.Count + 3, $"seed {seed}");
            pdf[1][5].ShouldBe(Grouped(csv[1][6]), $"seed {seed}");
            pdf[^1][5].ShouldBe(Grouped(csv[^1][6]), $"seed {seed}");
            Balances(camt).ShouldBe([csv[1][6], csv[^1][6]], $"seed {seed}");
            var entries = camt.Descendants().Where(element => element.Name.LocalName == "Ntry").ToList();
            for (var i = 0; i < booked.Count; i++)
            {
                Signed(entries[i], "Amt").ShouldBe(booked[i][4], $"seed {seed}, line {i}");
                var row = pdf[i + 2];
                var amount = booked[i][4];
                row[0].ShouldBe(Day(booked[i][2]), $"seed {seed}, line {i}");
                row[1].ShouldBe(Day(booked[i][3]));
                (row[3].Length > 0 ? "-" + row[3] : row[4]).ShouldBe(Grouped(amount), $"seed {seed}, line {i}");
                row[5].ShouldBe(Grouped(booked[i][6]), $"seed {seed}, line {i}");
                foreach (var text in new[] { booked[i][8], booked[i][9], booked[i][10], booked[i][11], booked[i][12] })
                {
                    row[2].ShouldContain(PdfReading.Squeezed(text.TrimStart('\'')), Case.Sensitive, $"seed {seed}, line {i}");
                }
            }
        }
    }

    [ToolFact(PdfReading.Text, PdfReading.Info, PdfReading.Check)]
    public async Task Pages_carry_the_balance_forward_and_say_how_many_they_are()
    {
        var statement = ArbitraryStatement.Of(4711, lineCount: 200);

        var pdf = await WriteAsync(statement, StatementFormat.Pdf);

        PdfReading.EnsureSound(pdf);
        var text = PdfReading.VisibleText(pdf);
        var facts = PdfReading.Facts(pdf);
        var pages = int.Parse(facts.Split('\n').Single(line => line.StartsWith("Pages:", StringComparison.Ordinal))[6..], CultureInfo.InvariantCulture);
        pages.ShouldBeGreaterThan(9);
        for (var page = 1; page <= pages; page++)
        {
            text.ShouldContain($"Page {page} of {pages}\n");
        }

        var carried = After(text, "Carried forward ");
        carried.Count.ShouldBe(pages - 1);
        carried.ShouldBe(After(text, "Brought forward "));
        facts.ShouldMatch(@"Tagged:\s+yes");
    }

    [ToolFact(PdfReading.Text, PdfReading.Check)]
    public async Task Every_character_can_be_searched_for_and_copied_also_one_that_the_font_cannot_draw()
    {
        var statement = ArbitraryStatement.Of(1, lineCount: 0);
        foreach (var name in new[] { "Žofie Příhodová-Dvořáková", "Σωκράτης Παπαδόπουλος", "Наталія Їжакевич", "Nguyễn Thị Hồng", "王小明 𠀋" })
        {
            var pdf = await WriteAsync(statement with { Account = statement.Account with { HolderName = name } }, StatementFormat.Pdf);

            PdfReading.EnsureSound(pdf);
            PdfReading.Squeezed(PdfReading.VisibleText(pdf)).ShouldContain(PdfReading.Squeezed(name));
        }
    }

    [Fact]
    public async Task The_same_statement_gives_the_same_bytes()
    {
        var first = await WriteAsync(ArbitraryStatement.Of(5), StatementFormat.Pdf);

        (await WriteAsync(ArbitraryStatement.Of(5), StatementFormat.Pdf)).ShouldBe(first);
    }

    [Theory]
    [InlineData("0.07", "EUR", "0.07")]
    [InlineData("-1234567.89", "EUR", "-1,234,567.89")]
    [InlineData("123", "JPY", "123")]
    [InlineData("1000", "JPY", "1,000")]
    [InlineData("-999.999", "KWD", "-999.999")]
    public void Amounts_are_grouped_by_thousands(string amount, string currency, string shown) =>
        StatementText.Amount(Money.Of(amount, currency)).ShouldBe(shown);

    [Fact]
    public void Wrapped_lines_fit_their_column_and_together_are_the_text()
    {
        var style = new PdfStyle(PdfFace.Regular, 8, PdfColour.Black);
        const string Text = "A fairly long purpose, with Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft in it";

        var lines = style.Wrap(Text, 90);

        string.Concat(lines).ShouldBe(Text);
        lines.ShouldAllBe(line => style.WidthOf(line.TrimEnd()) <= 90);
        lines[0].ShouldBe("A fairly long purpose, ");
    }

    private static List<string> After(string text, string words) =>
        [.. text.Split('\n').Where(line => line.StartsWith(words, StringComparison.Ordinal)).Select(line => line[words.Length..])];

    private static IEnumerable<string> Balances(XDocument camt) => camt.Descendants()
        .Where(element => element.Name.LocalName == "Bal")
        .Select(balance => Signed(balance, "Amt"));

    private static string Signed(XElement element, string amount)
    {
        var text = element.Elements().First(child => child.Name.LocalName == amount).Value;
        return element.Elements().First(child => child.Name.LocalName == "CdtDbtInd").Value == "DBIT" ? "-" + text : text;
    }

    private static string Grouped(string amount)
    {
        var decimals = amount.Contains('.', StringComparison.Ordinal) ? amount.Length - amount.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        return decimal.Parse(amount, CultureInfo.InvariantCulture).ToString($"N{decimals}", CultureInfo.InvariantCulture);
    }

    private static string Day(string date) => PdfReading.Squeezed(
        DateOnly.ParseExact(date, "O", CultureInfo.InvariantCulture).ToString("d MMM yyyy", CultureInfo.InvariantCulture));

    private static async Task<List<IReadOnlyList<string>>> CsvAsync(byte[] file)
    {
        var records = new List<IReadOnlyList<string>>();
        using var text = new StringReader(Encoding.UTF8.GetString(file));
        await foreach (var record in new CsvReader(text).ReadAsync(CancellationToken.None))
        {
            record.Error.ShouldBeNull();
            records.Add(record.Fields);
        }

        return records;
    }

    private static async Task<byte[]> WriteAsync(Statement statement, StatementFormat format)
    {
        using var stream = new MemoryStream();
        await format.WriteAsync(statement, stream, CancellationToken.None);
        return stream.ToArray();
    }
}
