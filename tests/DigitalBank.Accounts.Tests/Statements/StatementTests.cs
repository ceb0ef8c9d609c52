using System.Globalization;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Statements;
using DigitalBank.Accounts.Statements.Cycles;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Tests.Statements;

public class StatementTests(AccountsBank bank) : IClassFixture<AccountsBank>
{
    [Fact]
    public async Task Opening_balance_and_lines_give_the_closing_balance_over_any_number_of_days_and_pages()
    {
        var account = await bank.AnAccountAsync();
        var random = new Random(20261123);
        for (var day = 0; day < 4; day++)
        {
            for (var i = 0; i < 5; i++)
            {
                await bank.CreditAsync(account, (random.Next(1, 100_000) / 100m).ToString("F2", CultureInfo.InvariantCulture));
            }

            await bank.DebitAsync(account, "0.07");
            await bank.CloseTheDayAsync();
        }

        var today = await bank.TodayAsync();
        foreach (var (from, to) in new[] { (today.AddDays(-5), today), (today.AddDays(-3), today.AddDays(-2)), (today, today) })
        {
            var statement = await ReadAsync(account, from, to);
            var sum = statement.OpeningBalance;
            await foreach (var line in statement.ReadLines(CancellationToken.None))
            {
                sum += line.IsCredit ? line.Booked.Amount : -line.Booked.Amount;
            }

            sum.ShouldBe(statement.ClosingBalance);
        }

        (await ReadAsync(account, today, today)).OpeningBalance.ToString().ShouldBe(await bank.BalanceOfAsync(account));
    }

    [Fact]
    public async Task Daily_statements_follow_each_other_without_a_gap_and_are_written_once()
    {
        var account = await bank.AnAccountAsync();
        var silent = await bank.AnAccountAsync();
        (await bank.SendAsync(Daily(account))).EnsureSuccess();
        (await bank.SendAsync(Daily(silent))).EnsureSuccess();
        var firstDay = await bank.TodayAsync();

        await bank.CreditAsync(account, "10.00");
        (await bank.CloseTheDayAsync()).Items.ShouldBe(1);
        (await bank.CloseTheDayAsync()).Items.ShouldBe(0);
        await bank.CreditAsync(account, "5.00");
        (await bank.CloseTheDayAsync()).ShouldBe(new Platform.Jobs.StepReport(1));
        (await bank.RunStatementsAsync(firstDay)).Items.ShouldBe(0);

        var issued = await StatementsOfAsync(account);
        issued.Select(statement => statement.SequenceNumber).ShouldBe([1, 2]);
        issued[1].FromDate.ShouldBe(issued[0].ToDate.AddDays(1));
        issued[1].OpeningBalance.ShouldBe(issued[0].ClosingBalance);
        issued[1].ClosingBalance.ShouldBe(1500);
        (await StatementsOfAsync(silent)).ShouldBeEmpty();
        var file = await File.ReadAllTextAsync(Path.Combine(bank.Database.Folder, "statements", issued[1].FileName + ".xml"));
        file.ShouldContain("<LglSeqNb>2</LglSeqNb>");
    }

    [Fact]
    public async Task A_statement_whose_record_was_lost_in_a_crash_is_written_again_under_the_same_name()
    {
        var account = await bank.AnAccountAsync();
        (await bank.SendAsync(Daily(account))).EnsureSuccess();
        await bank.CreditAsync(account, "10.00");
        var day = await bank.TodayAsync();
        await bank.CloseTheDayAsync();
        var first = (await StatementsOfAsync(account)).Single();
        await using (var scope = bank.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<AccountsDbContext>().Statements
                .Where(statement => statement.AccountId == account.AccountId).ExecuteDeleteAsync();
        }

        (await bank.RunStatementsAsync(day)).Items.ShouldBe(1);

        (await StatementsOfAsync(account)).Single().FileName.ShouldBe(first.FileName);
    }

    [Fact]
    public async Task The_customer_downloads_the_same_statement_in_each_format()
    {
        var holder = await bank.APersonAsync();
        var account = await bank.AnAccountAsync(holder: holder.PartyId);
        await bank.CreditAsync(account, "10.00");
        var customer = await bank.CustomerAsync(holder.PartyId);
        var day = (await bank.TodayAsync()).ToString("O", CultureInfo.InvariantCulture);

        foreach (var (format, type, closing) in new[]
        {
            ("pdf", "application/pdf", "%PDF-1.7"), ("csv", "text/csv", "closing"), ("camt053", "application/xml", "CLBD"), ("camt053.02", "application/xml", "CLBD"),
        })
        {
            var response = await customer.GetAsync($"/api/v1/accounts/{account.AccountId}/statement?from={day}&to={day}&format={format}");
            response.EnsureSuccessStatusCode();
            response.Content.Headers.ContentType!.MediaType.ShouldBe(type);
            var text = await response.Content.ReadAsStringAsync();
            text.ShouldContain(closing);
            text.ShouldContain(format == "pdf" ? "%%EOF" : "10.00");
        }
    }

    private static ChooseStatements Daily(AccountView account) =>
        new(account.AccountId, Holder: null, StatementCycle.Daily, ["camt053"], "Bookkeeper");

    private async Task<Statement> ReadAsync(AccountView account, DateOnly from, DateOnly to)
    {
        var scope = bank.Services.CreateScope();
        return (await scope.ServiceProvider.GetRequiredService<StatementReader>()
            .ReadAsync(account, from, to, sequenceNumber: null, CancellationToken.None)).EnsureSuccess();
    }

    private async Task<List<IssuedStatement>> StatementsOfAsync(AccountView account)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AccountsDbContext>().Statements
            .Where(statement => statement.AccountId == account.AccountId)
            .OrderBy(statement => statement.SequenceNumber)
            .ToListAsync();
    }
}
