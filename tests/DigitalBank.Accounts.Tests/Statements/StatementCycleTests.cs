using System.Globalization;
using System.Net.Http.Json;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Statements;
using DigitalBank.Accounts.Statements.Cycles;
using DigitalBank.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Tests.Statements;

public class StatementCycleTests(AccountsBank bank) : IClassFixture<AccountsBank>
{
    [Theory]
    [InlineData(StatementCycle.Daily, "2026-11-20", "2026-11-20", "2026-11-20")]
    [InlineData(StatementCycle.Weekly, "2026-11-20", "2026-11-16", "2026-11-22")]
    [InlineData(StatementCycle.Weekly, "2026-11-22", "2026-11-16", "2026-11-22")]
    [InlineData(StatementCycle.Monthly, "2028-02-10", "2028-02-01", "2028-02-29")]
    [InlineData(StatementCycle.Quarterly, "2026-11-20", "2026-10-01", "2026-12-31")]
    [InlineData(StatementCycle.Yearly, "2026-11-20", "2026-01-01", "2026-12-31")]
    internal void A_cycle_has_the_periods_of_the_calendar(StatementCycle cycle, string day, string beginning, string end)
    {
        cycle.BeginningOf(Day(day)).ShouldBe(Day(beginning));
        cycle.EndOf(Day(day)).ShouldBe(Day(end));
    }

    [Theory]
    [InlineData("the week ends on the Sunday after", StatementCycle.Weekly, "2026-11-20", "2026-11-22", null, "2020-01-01", null, "2026-11-16..2026-11-22")]
    [InlineData("it is not over yet", StatementCycle.Monthly, "2026-11-20", "2026-11-22", null, "2020-01-01", null, "")]
    [InlineData("the month ends on a weekend", StatementCycle.Monthly, "2026-05-29", "2026-05-31", null, "2020-01-01", null, "2026-05-01..2026-05-31")]
    [InlineData("the account is younger", StatementCycle.Monthly, "2026-11-30", "2026-11-30", null, "2026-11-10", null, "2026-11-10..2026-11-30")]
    [InlineData("the one before ended in between", StatementCycle.Monthly, "2026-11-30", "2026-11-30", "2026-11-12", "2020-01-01", null,
        "2026-11-13..2026-11-30")]
    [InlineData("two were missed", StatementCycle.Monthly, "2026-11-30", "2026-11-30", "2026-08-31", "2020-01-01", null,
        "2026-09-01..2026-09-30 2026-10-01..2026-10-31 2026-11-01..2026-11-30")]
    [InlineData("it was issued already", StatementCycle.Monthly, "2026-11-30", "2026-11-30", "2026-11-30", "2020-01-01", null, "")]
    [InlineData("the account closed", StatementCycle.Yearly, "2026-11-20", "2026-11-22", "2025-12-31", "2020-01-01", "2026-11-20",
        "2026-01-01..2026-11-20")]
    [InlineData("days without one go with the next", StatementCycle.Daily, "2026-11-23", "2026-11-23", "2026-11-18", "2020-01-01", null,
        "2026-11-19..2026-11-23")]
    [InlineData("none is wanted", StatementCycle.None, "2026-12-31", "2026-12-31", null, "2020-01-01", null, "")]
    internal void A_close_issues_what_is_due(
        string because, StatementCycle cycle, string closing, string lastDay, string? issuedTo, string opened, string? closed, string due)
    {
        var periods = StatementPeriods.Due(
            cycle, new StatementClose(Day(closing), Day(lastDay)), issuedTo is null ? null : Day(issuedTo), Day(opened), closed is null ? null : Day(closed));

        string.Join(' ', periods.Select(period => $"{period.From:yyyy-MM-dd}..{period.To:yyyy-MM-dd}")).ShouldBe(due, because);
    }

    [Fact]
    public async Task A_monthly_statement_comes_once_with_the_month_in_each_chosen_format_and_the_customer_fetches_it()
    {
        var holder = await bank.APersonAsync();
        var account = await bank.AnAccountAsync(holder: holder.PartyId);
        var customer = await bank.CustomerAsync(holder.PartyId);
        var chosen = await customer.PutAsJsonAsync(
            $"/api/v1/accounts/{account.AccountId}/statement-plan", new { cycle = "monthly", formats = new[] { "pdf", "camt053" } });
        (await chosen.ShouldBeJsonAsync()).GetProperty("isChosen").GetBoolean().ShouldBeTrue();
        await bank.CreditAsync(account, "10.00");
        var first = await bank.TodayAsync();

        var issued = 0L;
        while ((await bank.TodayAsync()).Month == first.Month)
        {
            issued += (await bank.CloseTheDayAsync()).Items;
        }

        issued.ShouldBe(1);
        var list = await (await customer.GetAsync($"/api/v1/accounts/{account.AccountId}/statements")).ShouldBeJsonAsync();
        var statement = list.GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        statement.GetProperty("number").GetInt32().ShouldBe(1);
        statement.GetProperty("to").GetString().ShouldBe(StatementCycle.Monthly.EndOf(first).ToString("O", CultureInfo.InvariantCulture));
        statement.GetProperty("lines").GetInt64().ShouldBe(1);
        foreach (var (format, beginning) in new[] { ("pdf", "%PDF"), ("camt053", "<?xml"), ("csv", "record,") })
        {
            var document = await customer.GetAsync($"/api/v1/accounts/{account.AccountId}/statements/1?format={format}");
            (await document.Content.ReadAsStringAsync()).ShouldStartWith(beginning, Case.Sensitive, format);
        }

        await (await customer.GetAsync($"/api/v1/accounts/{account.AccountId}/statements/2?format=pdf")).ShouldBeProblemAsync(404, "accounts.unknown_statement");
    }

    [Fact]
    public async Task Somebody_elses_statements_are_not_there()
    {
        var account = await bank.AnAccountAsync();
        var stranger = await bank.CustomerAsync((await bank.APersonAsync()).PartyId);

        foreach (var path in new[] { "statements", "statements/1?format=pdf", "statement-plan" })
        {
            await (await stranger.GetAsync($"/api/v1/accounts/{account.AccountId}/{path}")).ShouldBeProblemAsync(404, "accounts.unknown_account");
        }

        var wish = new { cycle = "daily", formats = new[] { "pdf" } };
        await (await stranger.PutAsJsonAsync($"/api/v1/accounts/{account.AccountId}/statement-plan", wish)).ShouldBeProblemAsync(404, "accounts.unknown_account");
    }

    [Theory]
    [InlineData("monthly", "[]", "accounts.statement_format_unknown")]
    [InlineData("monthly", """["docx"]""", "accounts.statement_format_unknown")]
    public async Task A_plan_needs_formats_that_there_are(string cycle, string formats, string code)
    {
        var account = await bank.AnAccountAsync();
        var wish = new ChooseStatements(
            account.AccountId, Holder: null, Enum.Parse<StatementCycle>(cycle, ignoreCase: true),
            System.Text.Json.JsonSerializer.Deserialize<string[]>(formats)!, "Test");

        (await bank.SendAsync(wish)).ShouldFailWith(code);
    }

    [Fact]
    public async Task A_closed_account_gets_a_last_statement_and_chooses_nothing_any_more()
    {
        var account = await bank.AnAccountAsync();
        (await bank.SendAsync(Plan(account, StatementCycle.Yearly))).EnsureSuccess();
        await bank.CreditAsync(account, "10.00");
        await bank.CloseTheDayAsync();
        await bank.DebitAsync(account, "10.00");
        (await bank.SendAsync(new CloseAccount(account.AccountId, "Test"))).EnsureSuccess();

        (await bank.CloseTheDayAsync()).Items.ShouldBeGreaterThan(0);
        await bank.CloseTheDayAsync();

        var issued = (await bank.SendAsync(new ListStatements(account.AccountId, Holder: null, Before: null, Limit: 10))).EnsureSuccess();
        issued.ShouldHaveSingleItem().ClosingBalance.ToString().ShouldBe("0.00 EUR");
        (await bank.SendAsync(Plan(account, StatementCycle.Daily))).ShouldFailWith("accounts.account_closed");
    }

    [Fact]
    public async Task A_statement_whose_file_is_gone_is_made_again_from_the_ledger()
    {
        var account = await bank.AnAccountAsync();
        (await bank.SendAsync(Plan(account, StatementCycle.Daily))).EnsureSuccess();
        await bank.CreditAsync(account, "10.00");
        await bank.CloseTheDayAsync();
        var first = await DocumentAsync(account);
        Directory.Delete(Path.Combine(bank.Database.Folder, "statements"), recursive: true);

        (await DocumentAsync(account)).ShouldBe(first);
    }

    [Fact]
    public async Task A_statement_that_could_not_be_written_waits_for_a_person_and_comes_with_the_next_close_or_at_once()
    {
        var account = await bank.AnAccountAsync();
        (await bank.SendAsync(Plan(account, StatementCycle.Monthly))).EnsureSuccess();
        var folder = Path.Combine(bank.Database.Folder, "statements");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        // Where a folder should be there is a file: nothing can be written.
        await File.WriteAllTextAsync(folder, "");
        var month = (await bank.TodayAsync()).Month;
        while ((await bank.TodayAsync()).Month == month)
        {
            await bank.CloseTheDayAsync();
        }

        var failure = (await FailuresAsync()).Single(waiting => waiting.AccountId == account.AccountId);
        failure.Code.ShouldBe("accounts.statement_not_written");
        (await bank.SendAsync(new RetryStatements(account.AccountId))).ShouldFailWith("accounts.statement_not_written");
        File.Delete(folder);
        (await bank.SendAsync(new RetryStatements(account.AccountId))).EnsureSuccess().Issued.ShouldBe(1);

        (await FailuresAsync()).ShouldNotContain(waiting => waiting.AccountId == account.AccountId);
        var issued = (await bank.SendAsync(new ListStatements(account.AccountId, Holder: null, Before: null, Limit: 10))).EnsureSuccess();
        issued.ShouldHaveSingleItem().To.Month.ShouldBe(month);
        await bank.CloseTheDayAsync();
        (await bank.SendAsync(new ListStatements(account.AccountId, Holder: null, Before: null, Limit: 10))).EnsureSuccess().Count.ShouldBe(1);
    }

    private async Task<IReadOnlyList<StatementFailureView>> FailuresAsync() =>
        (await bank.SendAsync(new ListStatementFailures(After: null, Limit: 1_000))).EnsureSuccess();

    private async Task<string> DocumentAsync(AccountView account)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        var document = (await scope.ServiceProvider.GetRequiredService<StatementDocuments>()
            .IssuedAsync(account, number: 1, "csv", CancellationToken.None)).EnsureSuccess();
        using var reader = new StreamReader(document.Content);
        return await reader.ReadToEndAsync();
    }

    private static ChooseStatements Plan(AccountView account, StatementCycle cycle) =>
        new(account.AccountId, Holder: null, cycle, ["csv", "pdf"], "Test");

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture);
}
