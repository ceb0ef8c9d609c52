using System.Net.Http.Json;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.Outgoing;
using DigitalBank.Payments.Reconciliation;
using DigitalBank.Payments.Reconciliation.Breaks;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.Platform;
using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Security;
using DigitalBank.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Reconciliation;

/// <summary>Each test has a bank of its own: a nostro account remembers everything that ever happened to it.</summary>
public sealed class ReconcileStatementsTests : IAsyncLifetime
{
    private readonly PaymentsBank _bank = new();

    public Task InitializeAsync() => _bank.InitializeAsync();

    public Task DisposeAsync() => _bank.DisposeAsync();

    [Fact]
    public async Task What_both_sides_have_matches_and_the_payments_are_settled()
    {
        var first = await SentPaymentAsync("100.00");
        var second = await SentPaymentAsync("50.00");
        var path = (await StatementAsync()).Entry(-100, first.Uetr).Entry(-50, second.Uetr).WriteTo(_bank.DataFolder);

        var statement = await ReconcileAsync(path);

        statement.Matches.Select(match => match.Rule).ShouldBe([MatchRule.Uetr, MatchRule.Uetr]);
        statement.Breaks.ShouldBeEmpty();
        statement.LedgerBalance.ToString().ShouldBe("-150.00 EUR");
        statement.Unexplained!.Value.IsZero.ShouldBeTrue();
        (await _bank.HistoryOfAsync(first.PaymentOrderId)).ShouldBe("Received Booked Sent Settled");
    }

    [Fact]
    public async Task What_one_side_lacks_is_a_break_and_the_breaks_explain_the_difference()
    {
        var shown = await SentPaymentAsync("100.00");
        var missing = await SentPaymentAsync("30.00");
        var path = (await StatementAsync()).Entry(-100, shown.Uetr).Entry(-2.5m).Entry(40, endToEndId: "INCOMING-1").WriteTo(_bank.DataFolder);

        var statement = await ReconcileAsync(path);

        statement.Breaks.Select(item => (item.Side, item.Reason, item.Amount.ToString())).ShouldBe(
            [
                (ReconciliationSide.Ledger, BreakReason.NotInStatement, "-30.00 EUR"),
                (ReconciliationSide.Statement, BreakReason.NotInLedger, "-2.50 EUR"),
                (ReconciliationSide.Statement, BreakReason.NotInLedger, "40.00 EUR"),
            ],
            ignoreOrder: true);
        statement.NotInStatement.ToString().ShouldBe("-30.00 EUR");
        statement.NotInLedger.ToString().ShouldBe("37.50 EUR");
        statement.Unexplained!.Value.IsZero.ShouldBeTrue();
        (await _bank.DetailsOfAsync(missing.PaymentOrderId)).Payment.Status.ShouldBe(PaymentOrderStatus.Sent);
    }

    [Fact]
    public async Task A_later_statement_closes_the_break_of_an_earlier_one()
    {
        var payment = await SentPaymentAsync("30.00");
        var day = await _bank.TodayAsync();
        (await ReconcileAsync(new StatementBuilder(day).Entry(15).WriteTo(_bank.DataFolder))).Breaks.Count.ShouldBe(2);
        await _bank.CloseDayAsync();

        var later = await ReconcileAsync(new StatementBuilder(await _bank.TodayAsync(), opening: 15).Entry(-30, payment.Uetr).WriteTo(_bank.DataFolder));

        later.Matches.ShouldHaveSingleItem().Items.ShouldContain(item => item.PaymentOrderId == payment.PaymentOrderId);
        var left = later.Breaks.ShouldHaveSingleItem();
        left.Amount.ToString().ShouldBe("15.00 EUR");
        left.AgeInDays.ShouldBe(1);
        later.Unexplained!.Value.IsZero.ShouldBeTrue();
    }

    [Fact]
    public async Task The_same_payment_with_another_amount_stays_open_on_both_sides()
    {
        var payment = await SentPaymentAsync("30.00");

        var statement = await ReconcileAsync((await StatementAsync()).Entry(-29, payment.Uetr).WriteTo(_bank.DataFolder));

        statement.Matches.ShouldBeEmpty();
        statement.Breaks.Select(item => item.Reason).ShouldBe([BreakReason.AmountDiffers, BreakReason.AmountDiffers]);
    }

    [Fact]
    public async Task A_payment_that_the_correspondent_booked_twice_is_named_a_duplicate()
    {
        var payment = await SentPaymentAsync("30.00");

        var statement = await ReconcileAsync(
            (await StatementAsync()).Entry(-30, payment.Uetr).Entry(-30, payment.Uetr).WriteTo(_bank.DataFolder));

        statement.Matches.Count.ShouldBe(1);
        statement.Breaks.ShouldHaveSingleItem().Reason.ShouldBe(BreakReason.Duplicate);
    }

    [Fact]
    public async Task Without_a_common_reference_the_amount_matches_within_the_window_only()
    {
        await SentPaymentAsync("30.00");
        await SentPaymentAsync("40.00");
        var today = await _bank.TodayAsync();

        var statement = await ReconcileAsync(
            new StatementBuilder(today).Entry(-30, on: today.AddDays(-5)).Entry(-40, on: today.AddDays(-6)).WriteTo(_bank.DataFolder));

        statement.Matches.ShouldHaveSingleItem().Rule.ShouldBe(MatchRule.AmountAndDate);
        statement.Breaks.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_statement_that_does_not_begin_where_the_last_one_ended_leaves_a_break_for_the_gap()
    {
        var today = await _bank.TodayAsync();

        var statement = await ReconcileAsync(new StatementBuilder(today, opening: 1_000_000).Entry(5).WriteTo(_bank.DataFolder));

        statement.Breaks.ShouldContain(item => item.Reason == BreakReason.OpeningBalance && item.Amount.ToString() == "1000000.00 EUR");
        statement.Unexplained!.Value.IsZero.ShouldBeTrue();
    }

    [Fact]
    public async Task A_statement_is_taken_in_once()
    {
        var statement = (await StatementAsync()).Entry(5);
        var path = statement.WriteTo(_bank.DataFolder);
        await ReconcileAsync(path);

        (await _bank.SendAsync(new ReconcileStatements(path, "again.xml"))).ShouldFailWith("payments.statement_duplicate");

        (await _bank.SendAsync(new ListBreaks(null, null, null, null, 100))).EnsureSuccess().Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_statement_that_does_not_add_up_or_is_of_nobody_is_refused()
    {
        var today = await _bank.TodayAsync();
        var wrong = new StatementBuilder(today) { ClosingInstead = 6 }.Entry(5).WriteTo(_bank.DataFolder);
        var nobodys = new StatementBuilder(today) { Account = "4711" }.Entry(5).WriteTo(_bank.DataFolder);

        (await _bank.SendAsync(new ReconcileStatements(wrong, "f.xml"))).ShouldFailWith("payments.statement_refused");
        (await _bank.SendAsync(new ReconcileStatements(nobodys, "f.xml"))).ShouldFailWith("payments.unknown_nostro");
        (await _bank.SendAsync(new ReconcileStatements(nobodys, "f.xml", AccountCode: "1110"))).EnsureSuccess();
    }

    [Fact]
    public async Task The_inbox_is_emptied_into_processed_and_failed_and_says_why()
    {
        var payment = await SentPaymentAsync("30.00");
        var today = await _bank.TodayAsync();
        new StatementBuilder(today).Entry(-30, payment.Uetr).WriteTo(_bank.InboxFolder, "a-good.xml");
        new StatementBuilder(today) { ClosingInstead = 6 }.Entry(5).WriteTo(_bank.InboxFolder, "b-wrong.xml");
        await File.WriteAllTextAsync(Path.Combine(_bank.InboxFolder, "c-broken.xml"), "<Document>");

        var first = await RunInboxAsync();
        var second = await RunInboxAsync();

        (first.Items, first.Failed).ShouldBe((3, 2));
        (second.Items, second.Failed).ShouldBe((0, 0));
        Names("processed").ShouldBe(["a-good.xml"]);
        Names("failed").ShouldBe(["b-wrong.xml", "b-wrong.xml.error.txt", "c-broken.xml", "c-broken.xml.error.txt"]);
        (await File.ReadAllTextAsync(Path.Combine(_bank.InboxFolder, "failed", "b-wrong.xml.error.txt"))).ShouldContain("payments.statement_refused");
    }

    [Fact]
    public async Task Killed_between_taking_a_statement_in_and_moving_its_file_the_next_run_moves_it()
    {
        var path = (await StatementAsync()).Entry(5).WriteTo(_bank.InboxFolder, "a.xml");
        (await _bank.SendAsync(new ReconcileStatements(path, "a.xml"))).EnsureSuccess();

        (await RunInboxAsync()).Failed.ShouldBe(0);

        Names("processed").ShouldBe(["a.xml"]);
    }

    [Fact]
    public async Task Staff_see_breaks_and_give_them_an_owner()
    {
        await ReconcileAsync((await StatementAsync()).Entry(5).Entry(6).WriteTo(_bank.DataFolder));
        var staff = await _bank.StaffAsync(RoleNames.Operations);
        var page = await (await staff.GetAsync("/staff/v1/payments/breaks?limit=1")).ShouldBeJsonAsync();
        var id = page.GetProperty("items")[0].GetProperty("breakId").GetGuid();

        var assigned = await staff.PutAsJsonAsync(
            $"/staff/v1/payments/breaks/{id}/owner", new { owner = "Nora", note = "asked the correspondent" }, BankJson.Options);

        (await assigned.ShouldBeJsonAsync()).GetProperty("owner").GetString().ShouldBe("Nora");
        var hers = await (await staff.GetAsync("/staff/v1/payments/breaks?owner=Nora")).ShouldBeJsonAsync();
        hers.GetProperty("items").GetArrayLength().ShouldBe(1);
        var next = await (await staff.GetAsync($"/staff/v1/payments/breaks?limit=1&after={page.GetProperty("next").GetString()}")).ShouldBeJsonAsync();
        next.GetProperty("items")[0].GetProperty("breakId").GetGuid().ShouldNotBe(id);
    }

    private async Task<StatementBuilder> StatementAsync() => new(await _bank.TodayAsync());

    private async Task<PaymentView> SentPaymentAsync(string amount)
    {
        var debtor = await _bank.AnAccountAsync("1000.00");
        var payment = (await _bank.TransferOutAsync(amount, debtor)).EnsureSuccess();
        (await _bank.SendAsync(new SendOutgoingPayments())).EnsureSuccess();
        return payment;
    }

    private async Task<ReconciledStatement> ReconcileAsync(string path) =>
        (await _bank.SendAsync(new ReconcileStatements(path, Path.GetFileName(path)))).EnsureSuccess().Statements.ShouldHaveSingleItem();

    private async Task<StepReport> RunInboxAsync()
    {
        await using var scope = _bank.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetServices<IBankJob>().Single(job => job.Name == "reconcile-inbox").RunAsync(default);
    }

    private IEnumerable<string?> Names(string folder) =>
        Directory.GetFiles(Path.Combine(_bank.InboxFolder, folder)).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
