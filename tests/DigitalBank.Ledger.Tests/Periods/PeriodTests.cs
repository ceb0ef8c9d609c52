using System.Net.Http.Json;
using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Contracts.Periods;
using DigitalBank.Ledger.Contracts.Reports;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Shouldly;
using Xunit;

namespace DigitalBank.Ledger.Tests.Periods;

public sealed class PeriodTests(LedgerBank bank) : IClassFixture<LedgerBank>, IAsyncLifetime
{
    private static readonly DateOnly Yesterday = LedgerBank.Today.AddDays(-1);

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Opens everything again: the other tests share this bank.</summary>
    public Task DisposeAsync() => bank.SendAsync(new ReopenPeriod(null, "End of a test"));

    [Fact]
    public async Task Given_a_closed_day_Then_entries_on_it_are_refused_and_a_replay_still_gets_its_answer()
    {
        var (cash, customer) = (await bank.ABankAccountAsync(), await bank.ACustomerAccountAsync());
        var before = LedgerBank.AnEntry(cash, customer, "1.00") with { BookingDate = Yesterday };
        var receipt = (await bank.SendAsync(before)).EnsureSuccess();

        (await bank.SendAsync(new ClosePeriod(Yesterday))).EnsureSuccess().ClosedThrough.ShouldBe(Yesterday);

        (await bank.SendAsync(before with { IdempotencyKey = Guid.CreateVersion7() })).ShouldFailWith("ledger.period_closed");
        (await bank.SendAsync(before with { IdempotencyKey = Guid.CreateVersion7(), BookingDate = Yesterday.AddDays(-9) }))
            .ShouldFailWith("ledger.period_closed");
        (await bank.SendAsync(before)).EnsureSuccess().EntryId.ShouldBe(receipt.EntryId);
        (await bank.PostAsync(cash, customer, "1.00")).EnsureSuccess();
        (await bank.SendAsync(new ReverseJournalEntry(Guid.CreateVersion7(), receipt.EntryId, Yesterday, "Late")))
            .ShouldFailWith("ledger.period_closed");
        (await bank.SendAsync(new ReverseJournalEntry(Guid.CreateVersion7(), receipt.EntryId, LedgerBank.Today, "Late"))).EnsureSuccess();
    }

    [Fact]
    public async Task Given_postings_under_way_When_a_period_closes_Then_none_slips_past_it()
    {
        var (cash, customer) = (await bank.ABankAccountAsync(), await bank.ACustomerAccountAsync());
        using var stop = new CancellationTokenSource();
        var posters = Enumerable.Range(0, 8).Select(_ => Task.Run(PostUntilStoppedAsync)).ToArray();
        await Task.Delay(300);

        (await bank.SendAsync(new ClosePeriod(Yesterday))).EnsureSuccess();

        var atClose = await BookedYesterdayAsync();
        await Task.Delay(300);
        await stop.CancelAsync();
        var codes = (await Task.WhenAll(posters)).SelectMany(outcomes => outcomes).ToHashSet();
        codes.ShouldBe(["", "ledger.period_closed"], ignoreOrder: true);
        (await BookedYesterdayAsync()).ShouldBe(atClose);

        async Task<HashSet<string>> PostUntilStoppedAsync()
        {
            var outcomes = new HashSet<string>();
            while (!stop.IsCancellationRequested)
            {
                var entry = LedgerBank.AnEntry(cash, customer, "0.01") with { BookingDate = Yesterday };
                outcomes.Add((await bank.SendAsync(entry)).Failure?.Code ?? "");
            }

            return outcomes;
        }

        async Task<Money> BookedYesterdayAsync() =>
            (await bank.SendAsync(new GetBalanceAsOf(customer.LedgerAccountId, Yesterday, DateBasis.BookingDate))).EnsureSuccess();
    }

    [Fact]
    public async Task Given_a_closed_period_When_it_is_opened_again_Then_it_takes_entries_and_the_reason_is_on_record()
    {
        var (cash, customer) = (await bank.ABankAccountAsync(), await bank.ACustomerAccountAsync());
        (await bank.SendAsync(new ClosePeriod(Yesterday))).EnsureSuccess();

        (await bank.SendAsync(new ReopenPeriod(Yesterday.AddDays(-3), "Invoice came late"))).EnsureSuccess()
            .ClosedThrough.ShouldBe(Yesterday.AddDays(-3));

        (await bank.SendAsync(LedgerBank.AnEntry(cash, customer, "1.00") with { BookingDate = Yesterday.AddDays(-2) })).EnsureSuccess();
        (await bank.SendAsync(LedgerBank.AnEntry(cash, customer, "1.00") with { BookingDate = Yesterday.AddDays(-3) }))
            .ShouldFailWith("ledger.period_closed");
        var change = (await bank.SendAsync(new ListPeriodChanges(null, 1))).EnsureSuccess().Single();
        (change.From, change.To, change.Reason, change.ChangedBy)
            .ShouldBe((Yesterday, Yesterday.AddDays(-3), "Invoice came late", "system"));
    }

    [Fact]
    public async Task Given_days_that_cannot_be_closed_or_opened_Then_the_answer_says_why()
    {
        (await bank.SendAsync(new ClosePeriod(LedgerBank.Today))).ShouldFailWith("ledger.period_not_over");
        (await bank.SendAsync(new ReopenPeriod(null, "Nothing is closed"))).ShouldFailWith("ledger.period_not_closed");
        (await bank.SendAsync(new ClosePeriod(Yesterday))).EnsureSuccess();
        (await bank.SendAsync(new ClosePeriod(Yesterday.AddDays(-5)))).EnsureSuccess().ClosedThrough.ShouldBe(Yesterday);
        (await bank.SendAsync(new ReopenPeriod(Yesterday, "Not before"))).ShouldFailWith("ledger.period_not_closed");
        (await bank.SendAsync(new ReopenPeriod(null, ""))).ShouldFailWith("ledger.period_reason_invalid");
    }

    [Fact]
    public async Task Given_a_restart_Then_the_period_stays_closed()
    {
        var (cash, customer) = (await bank.ABankAccountAsync(), await bank.ACustomerAccountAsync());
        (await bank.SendAsync(new ClosePeriod(Yesterday))).EnsureSuccess();

        await bank.RestartAsync();

        (await bank.SendAsync(LedgerBank.AnEntry(cash, customer, "1.00") with { BookingDate = Yesterday })).ShouldFailWith("ledger.period_closed");
    }

    [Fact]
    public async Task Given_staff_over_HTTP_Then_operations_close_and_only_supervisors_open_again()
    {
        using var operations = await bank.StaffAsync(RoleNames.Operations);
        using var supervisor = await bank.StaffAsync(RoleNames.Supervisor);

        await (await operations.PostAsJsonAsync("/staff/v1/ledger/periods/close", new { through = Yesterday })).ShouldBeJsonAsync();
        (await operations.PostAsJsonAsync("/staff/v1/ledger/periods/reopen", new { through = (DateOnly?)null, reason = "No" })).StatusCode
            .ShouldBe(System.Net.HttpStatusCode.Forbidden);
        await (await supervisor.PostAsJsonAsync("/staff/v1/ledger/periods/reopen", new { through = (DateOnly?)null, reason = "Yes" })).ShouldBeJsonAsync();
        var changes = await (await operations.GetAsync("/staff/v1/ledger/periods/changes?limit=1")).ShouldBeJsonAsync();
        changes.GetProperty("items")[0].GetProperty("reason").GetString().ShouldBe("Yes");
    }

    [Fact]
    public async Task Given_a_year_that_is_over_Then_its_result_moves_to_retained_earnings_once_and_its_report_stays()
    {
        var lastDay = new DateOnly(2025, 12, 31);
        var cash = await bank.ABankAccountAsync();
        var income = await bank.AnAccountAsync(LedgerChart.Income, "EUR", minimum: null);
        var expense = await bank.AnAccountAsync(LedgerChart.Expense, "EUR", minimum: null);
        await BookAsync(cash, income, "100.00");
        await BookAsync(expense, cash, "30.00");

        var close = (await bank.SendAsync(new CloseYear(2025))).EnsureSuccess();

        close.EntryIds.Count.ShouldBe(1);
        (await bank.BalanceOfAsync(income)).IsZero.ShouldBeTrue();
        (await bank.BalanceOfAsync(expense)).IsZero.ShouldBeTrue();
        var retained = (await bank.SendAsync(new FindLedgerAccount("3800", "EUR"))).EnsureSuccess();
        (await bank.BalanceOfAsync(retained)).ShouldBe(Money.Of("70.00", "EUR"));
        (await bank.SendAsync(new CloseYear(2025))).EnsureSuccess().EntryIds.ShouldBe(close.EntryIds);
        var report = (await bank.SendAsync(new GetProfitAndLoss(new DateOnly(2025, 1, 1), lastDay))).EnsureSuccess();
        report.Totals.Single().Result.ShouldBe(Money.Of("70.00", "EUR"));
        var sheet = (await bank.SendAsync(new GetBalanceSheet(lastDay))).EnsureSuccess().Totals.Single();
        (sheet.Equity, sheet.Result).ShouldBe((Money.Of("70.00", "EUR"), Money.Of("0.00", "EUR")));

        await BookAsync(cash, income, "5.00");
        (await bank.SendAsync(new CloseYear(2025))).EnsureSuccess().EntryIds.Count.ShouldBe(2);
        (await bank.BalanceOfAsync(retained)).ShouldBe(Money.Of("75.00", "EUR"));
        (await bank.SendAsync(new CloseYear(2026))).ShouldFailWith("ledger.year_not_over");

        async Task BookAsync(LedgerAccountView debit, LedgerAccountView credit, string amount) =>
            (await bank.SendAsync(LedgerBank.AnEntry(debit, credit, amount) with { BookingDate = lastDay })).EnsureSuccess();
    }
}
