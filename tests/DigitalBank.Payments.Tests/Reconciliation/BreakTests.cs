using System.Net.Http.Json;
using DigitalBank.Ledger.Contracts;
using DigitalBank.Payments.Reconciliation;
using DigitalBank.Payments.Reconciliation.Breaks;
using DigitalBank.Platform;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Reconciliation;

public sealed class BreakTests(ReconciliationBank bank) : IClassFixture<ReconciliationBank>, IAsyncLifetime
{
    private HttpClient _maker = null!;

    private HttpClient _checker = null!;

    public async Task InitializeAsync()
    {
        (_maker, _checker) = await bank.TwoSupervisorsAsync();
        await bank.OwnAccountAsync("5900", LedgerChart.Expense);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Breaks_that_add_up_are_matched_by_hand_and_parted_again_and_the_engine_leaves_them_to_people()
    {
        var account = await bank.ASchemeAccountAsync();
        await account.BookedAsync("100.00", "SETTLE-1");
        await account.BookedAsync("50.00", "SETTLE-2");
        await account.ReconcileAsync((await account.StatementAsync()).Entry(150));
        var ids = (await account.BreaksAsync()).Select(item => item.BreakId).ToArray();

        var match = await (await _maker.PostAsJsonAsync(
            "/staff/v1/payments/reconciliation/matches", new { breakIds = ids, reason = "paid together" }, BankJson.Options)).ShouldBeJsonAsync();
        (await account.BreaksAsync()).ShouldBeEmpty();
        (await _maker.PostAsJsonAsync(
            $"/staff/v1/payments/reconciliation/matches/{match.GetProperty("matchId").GetGuid()}/undo", new { reason = "another day" }, BankJson.Options))
            .IsSuccessStatusCode.ShouldBeTrue();
        await bank.RunAsync("reconcile-accounts");

        (await account.BreaksAsync()).Count.ShouldBe(3);
        (await account.ProofAsync()).Holds.ShouldBeTrue();
        (await bank.InDatabaseAsync(db => db.ReconciliationActs.CountAsync(act => act.LedgerAccountId == account.LedgerAccountId))).ShouldBe(2);
    }

    [Fact]
    public async Task Breaks_that_leave_a_difference_or_are_of_two_accounts_are_not_matched()
    {
        var (account, other) = (await bank.ASchemeAccountAsync(), await bank.ASchemeAccountAsync());
        await account.BookedAsync("100.00", "SETTLE-1");
        await other.BookedAsync("90.00", "SETTLE-1");
        await account.ReconcileAsync((await account.StatementAsync()).Entry(90));
        await bank.RunAsync("reconcile-accounts");
        await other.ReconcileAsync((await other.StatementAsync()).Entry(1));
        var own = (await account.BreaksAsync()).ToList();
        var foreign = (await other.BreaksAsync()).Single(item => item.Amount.ToString() == "90.00 EUR");

        (await bank.SendAsync(new MatchByHand([.. own.Select(item => item.BreakId)], "x"))).ShouldFailWith("payments.not_the_same_money");
        (await bank.SendAsync(new MatchByHand([own.Single(item => item.Amount.ToString() == "90.00 EUR").BreakId, foreign.BreakId], "x")))
            .ShouldFailWith("payments.not_the_same_money");
        (await bank.SendAsync(new MatchByHand([own[0].BreakId, Guid.CreateVersion7()], "x"))).ShouldFailWith("payments.unknown_break");
    }

    [Theory]
    [InlineData("4.00", null, "104.00 EUR", "-4.00 EUR")] // the other bank has it: booked here, a gain
    [InlineData(null, "4.00", "100.00 EUR", "4.00 EUR")] // only we have it: taken back, a loss
    [InlineData("-4.00", null, "96.00 EUR", "4.00 EUR")]
    public async Task A_write_off_that_two_agree_to_moves_the_break_to_the_configured_account_once(string? theirs, string? ours, string balance, string expense)
    {
        var account = await bank.ASchemeAccountAsync();
        var before = await ExpenseAsync();
        await account.BookedAsync("100.00", "SETTLE-1");
        await (ours is null ? Task.CompletedTask : account.BookedAsync(ours, "SETTLE-2"));
        var statement = (await account.StatementAsync()).Entry(100, endToEndId: "SETTLE-1");
        await account.ReconcileAsync(theirs is null ? statement : statement.Entry(decimal.Parse(theirs, null)));
        var writeOff = await ProposedAsync((await account.BreaksAsync()).ShouldHaveSingleItem());

        var first = await DecideAsync(_checker, writeOff);
        var second = await DecideAsync(_checker, writeOff);

        first.GetProperty("status").GetString().ShouldBe("booked");
        second.GetProperty("ledgerEntryId").GetInt64().ShouldBe(first.GetProperty("ledgerEntryId").GetInt64());
        (await account.BalanceAsync()).ShouldBe(balance);
        (await ExpenseAsync() - before).ToString().ShouldBe(expense);
        (await account.BreaksAsync()).ShouldBeEmpty();
        (await account.ProofAsync()).Unexplained!.Value.IsZero.ShouldBeTrue();
    }

    [Fact]
    public async Task Whoever_proposed_a_write_off_cannot_decide_about_it_and_nothing_moves()
    {
        var account = await OneBreakAsync(4);
        var writeOff = await ProposedAsync((await account.BreaksAsync()).ShouldHaveSingleItem());

        var own = await _maker.PostAsJsonAsync($"/staff/v1/payments/write-offs/{writeOff}/decision", new { isApproved = true, reason = "x" }, BankJson.Options);

        await own.ShouldBeProblemAsync(403, "payments.own_write_off");
        (await account.BalanceAsync()).ShouldBe("0.00 EUR");
        (await account.BreaksAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_break_above_the_cap_is_not_written_off_and_none_twice()
    {
        var account = await OneBreakAsync(10.01m);
        var above = (await account.BreaksAsync()).Single();
        var fitting = (await (await OneBreakAsync(-10)).BreaksAsync()).Single();
        await ProposedAsync(fitting);

        (await bank.SendAsync(new ProposeWriteOff(above.BreakId, "x"))).ShouldFailWith("payments.write_off_too_large");
        (await bank.SendAsync(new ProposeWriteOff(fitting.BreakId, "x"))).ShouldFailWith("payments.write_off_proposed");
    }

    [Fact]
    public async Task A_break_that_finds_its_counterpart_before_the_decision_is_not_written_off_any_more()
    {
        var account = await OneBreakAsync(4, "SETTLE-4");
        var writeOff = await ProposedAsync((await account.BreaksAsync()).ShouldHaveSingleItem());
        await account.BookedAsync("4.00", "SETTLE-4");
        await bank.RunAsync("reconcile-accounts");

        var late = await _checker.PostAsJsonAsync($"/staff/v1/payments/write-offs/{writeOff}/decision", new { isApproved = true, reason = "x" }, BankJson.Options);

        await late.ShouldBeProblemAsync(409, "payments.break_matched");
        (await account.BalanceAsync()).ShouldBe("4.00 EUR");
    }

    [Fact]
    public async Task Killed_between_the_decision_and_the_entry_or_right_after_it_the_job_books_it_once()
    {
        var account = await OneBreakAsync(4);
        var writeOff = await ProposedAsync((await account.BreaksAsync()).ShouldHaveSingleItem());
        await DecideAsync(_checker, writeOff);

        // As a crash right after the entry would have left it.
        await bank.InDatabaseAsync(db => db.WriteOffs.Where(one => one.Id == writeOff).ExecuteUpdateAsync(set => set
            .SetProperty(one => one.Status, WriteOffStatus.Approved).SetProperty(one => one.EntryId, (long?)null)));
        bank.Clock.Advance(TimeSpan.FromMinutes(2));

        (await bank.RunAsync("finish-write-offs")).Failed.ShouldBe(0);

        (await account.BalanceAsync()).ShouldBe("4.00 EUR");
        (await bank.InDatabaseAsync(db => db.WriteOffs.SingleAsync(one => one.Id == writeOff))).Status.ShouldBe(WriteOffStatus.Booked);
    }

    private async Task<SchemeAccount> OneBreakAsync(decimal amount, string? reference = null)
    {
        var account = await bank.ASchemeAccountAsync();
        await account.ReconcileAsync((await account.StatementAsync()).Entry(amount, endToEndId: reference));
        return account;
    }

    private async Task<Guid> ProposedAsync(BreakView item)
    {
        var proposed = await _maker.PostAsJsonAsync($"/staff/v1/payments/breaks/{item.BreakId}/write-offs", new { reason = "too small to chase" }, BankJson.Options);
        return (await proposed.ShouldBeJsonAsync()).GetProperty("writeOffId").GetGuid();
    }

    private static async Task<System.Text.Json.JsonElement> DecideAsync(HttpClient checker, Guid writeOff) => await (await checker.PostAsJsonAsync(
        $"/staff/v1/payments/write-offs/{writeOff}/decision", new { isApproved = true, reason = "agreed" }, BankJson.Options)).ShouldBeJsonAsync();

    private async Task<SharedKernel.Monetary.Money> ExpenseAsync() =>
        await bank.BalanceOfAsync((await bank.OwnAccountAsync("5900", LedgerChart.Expense)).LedgerAccountId, "EUR");
}
