using System.Globalization;
using System.Text;
using System.Xml.Linq;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Statements;
using DigitalBank.Accounts.Statements.Pdf;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Tests.Statements;

/// <summary>Of thousands of accounts and periods: the statement foots, and its formats say the same.</summary>
public class StatementAgreementTests(AccountsBank bank) : IClassFixture<AccountsBank>
{
    private const int Statements = 2_000;

    private const int AtOnce = 200;

    [ToolFact(PdfReading.Check, PdfReading.Text)]
    public async Task Opening_balance_and_lines_give_the_closing_balance_alike_in_all_formats_of_thousands_of_statements()
    {
        foreach (var seeds in Enumerable.Range(10_000, Statements).Chunk(AtOnce))
        {
            var pdfs = new List<byte[]>();
            var expected = new StringBuilder();
            foreach (var seed in seeds)
            {
                var statement = ArbitraryStatement.Of(seed, lineCount: seed % 7);
                var told = await ToldAsync(statement);
                told[^1].Balance.ShouldBe(statement.ClosingBalance.ToAmountText(), $"seed {seed}");
                CamtOf(await WriteAsync(statement, StatementFormat.Camt053)).ShouldBe(told, $"seed {seed}");
                CsvOf(await WriteAsync(statement, StatementFormat.Csv)).ShouldBe(told, $"seed {seed}");
                pdfs.Add(await WriteAsync(statement, StatementFormat.Pdf));
                expected.Append(await PdfTextOfAsync(statement));
            }

            PdfReading.RowsOf(PdfReading.VisibleTextOfAll(pdfs)).ShouldBe(expected.ToString(), $"seeds {seeds[0]} to {seeds[^1]}");
        }
    }

    [Fact]
    public async Task Statements_of_any_periods_of_any_accounts_foot_and_follow_each_other()
    {
        const int Seed = 20261122;
        var random = new Random(Seed);
        var accounts = new List<AccountView>();
        for (var i = 0; i < 20; i++)
        {
            accounts.Add(await bank.AnAccountAsync());
        }

        var first = await bank.TodayAsync();
        for (var day = 0; day < 10; day++)
        {
            await Task.WhenAll(accounts.SelectMany(account => Enumerable.Range(0, random.Next(4)).Select(_ =>
                bank.CreditAsync(account, (random.Next(1, 1_000_000) / 100m).ToString("F2", CultureInfo.InvariantCulture)))));
            await bank.CloseTheDayAsync();
        }

        var days = (await bank.TodayAsync()).DayNumber - first.DayNumber;
        for (var i = 0; i < 1_000; i++)
        {
            var account = accounts[random.Next(accounts.Count)];
            var (from, between, to) = (random.Next(days), random.Next(days), random.Next(days));
            var cut = new[] { from, between, to }.Order().Select(day => first.AddDays(day)).ToArray();
            var earlier = await ReadAsync(account, cut[0], cut[1]);
            var later = await ReadAsync(account, cut[1].AddDays(1), cut[2].AddDays(1));
            var whole = await ReadAsync(account, cut[0], cut[2].AddDays(1));

            (await SumAsync(earlier)).ShouldBe(earlier.ClosingBalance, $"seed {Seed}, {i}");
            later.OpeningBalance.ShouldBe(earlier.ClosingBalance, $"seed {Seed}, {i}");
            (await SumAsync(later)).ShouldBe(whole.ClosingBalance, $"seed {Seed}, {i}");
            whole.Totals.Count.ShouldBe(earlier.Totals.Count + later.Totals.Count, $"seed {Seed}, {i}");
        }
    }

    private async Task<Statement> ReadAsync(AccountView account, DateOnly from, DateOnly to)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        var statement = (await scope.ServiceProvider.GetRequiredService<StatementReader>()
            .ReadAsync(account, from, to, sequenceNumber: null, CancellationToken.None)).EnsureSuccess();
        var lines = await statement.ReadLines(CancellationToken.None).ToListAsync();
        return statement with { ReadLines = _ => lines.ToAsyncEnumerable() };
    }

    private static async Task<Money> SumAsync(Statement statement) => await statement.ReadLines(CancellationToken.None)
        .AggregateAsync(statement.OpeningBalance, (sum, line) => sum + (line.IsCredit ? line.Booked.Amount : -line.Booked.Amount));

    /// <summary>What the lines say: each reference with its signed amount, and the balance after it; first and last the balances alone.</summary>
    private static async Task<List<Told>> ToldAsync(Statement statement)
    {
        var balance = statement.OpeningBalance;
        var told = new List<Told> { new("opening", "", balance.ToAmountText()) };
        await foreach (var line in statement.ReadLines(CancellationToken.None))
        {
            var signed = line.IsCredit ? line.Booked.Amount : -line.Booked.Amount;
            balance += signed;
            told.Add(new Told(line.Reference, signed.ToAmountText(), balance.ToAmountText()));
        }

        told.Add(new Told("closing", "", balance.ToAmountText()));
        return told;
    }

    private static async Task<string> PdfTextOfAsync(Statement statement)
    {
        var text = new StringBuilder($"Opening balance {StatementText.Amount(statement.OpeningBalance)}\n");
        var balance = statement.OpeningBalance;
        await foreach (var line in statement.ReadLines(CancellationToken.None))
        {
            balance += line.IsCredit ? line.Booked.Amount : -line.Booked.Amount;
            text.Append(CultureInfo.InvariantCulture, $"Booking {line.Reference}\n{StatementText.Amount(line.Booked.Amount)} {StatementText.Amount(balance)}\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"Closing balance {StatementText.Amount(statement.ClosingBalance)}\n").ToString();
    }

    private static List<Told> CsvOf(byte[] file) =>
    [
        .. Encoding.UTF8.GetString(file).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(row => row.Split(','))
            .Select(cells => cells[0] == "entry" ? new Told(cells[^1], cells[4], cells[6]) : new Told(cells[0], "", cells[6])),
    ];

    private static List<Told> CamtOf(byte[] file)
    {
        var statement = XDocument.Load(new MemoryStream(file)).Root!.Elements().Single().Elements().Last();
        var ns = statement.Name.Namespace;
        decimal Signed(XElement of) => decimal.Parse(of.Element(ns + "Amt")!.Value, CultureInfo.InvariantCulture)
            * (of.Element(ns + "CdtDbtInd")!.Value == "DBIT" ? -1 : 1);
        string Text(decimal amount) => amount == 0 ? amount.ToString(CultureInfo.InvariantCulture).TrimStart('-') : amount.ToString(CultureInfo.InvariantCulture);
        var balances = statement.Elements(ns + "Bal").Select(Signed).ToList();
        var balance = balances[0];
        var told = new List<Told> { new("opening", "", Text(balance)) };
        foreach (var entry in statement.Elements(ns + "Ntry"))
        {
            balance += Signed(entry);
            told.Add(new Told(entry.Element(ns + "NtryRef")!.Value, Text(Signed(entry)), Text(balance)));
        }

        told.Add(new Told("closing", "", Text(balances[1])));
        return told;
    }

    private static async Task<byte[]> WriteAsync(Statement statement, StatementFormat format)
    {
        using var stream = new MemoryStream();
        await format.WriteAsync(statement, stream, CancellationToken.None);
        return stream.ToArray();
    }

    private sealed record Told(string Reference, string Amount, string Balance);
}
