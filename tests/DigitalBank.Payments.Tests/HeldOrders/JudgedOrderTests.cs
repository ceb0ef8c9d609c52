using System.Net;
using System.Net.Http.Json;
using DigitalBank.Payments.Files;
using DigitalBank.Payments.HeldOrders;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.Platform;
using DigitalBank.Risk.Contracts.Payments;
using DigitalBank.Risk.PaymentRules;
using DigitalBank.SharedKernel.Results;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.HeldOrders;

/// <summary>Every payment is judged by the rules in force before anything moves, within the bank too.</summary>
public sealed class JudgedOrderTests(SanctionedBank bank) : IClassFixture<SanctionedBank>
{
    private static readonly PaymentRule Large = new("large", PaymentRuleKind.Large, PaymentVerdict.Hold, PaymentsBank.Euros("50.00"));

    [Fact]
    public async Task A_held_transfer_between_customers_goes_when_it_is_released_and_its_decision_can_be_judged_again()
    {
        var version = await InForceAsync(Large);
        var (payer, payee) = (await bank.AnAccountAsync("100.00"), await bank.AnAccountAsync("0.00"));

        var held = (await bank.TransferAsync("60.00", payer, payee)).EnsureSuccess();
        var small = (await bank.TransferAsync("10.00", payer, payee)).EnsureSuccess();

        (held.Status, small.Status).ShouldBe((PaymentOrderStatus.Held, PaymentOrderStatus.Settled));
        (await bank.BalanceOfAsync(payer)).ShouldBe("90.00 EUR");
        var decision = (await bank.SendAsync(new GetPaymentDecision(held.PaymentOrderId, RulesVersion: null))).EnsureSuccess();
        (decision.RulesVersion, decision.Verdict, decision.Again.Verdict).ShouldBe((version, PaymentVerdict.Hold, PaymentVerdict.Hold));
        decision.Rules.ShouldBe(["large"]);
        var milder = await InForceAsync();
        (await bank.SendAsync(new GetPaymentDecision(held.PaymentOrderId, milder))).EnsureSuccess().Again.Verdict.ShouldBe(PaymentVerdict.Allow);

        (await bank.SendAsync(new DecideHeldOrder(held.PaymentOrderId, IsReleased: true, "the customer confirmed by telephone")))
            .EnsureSuccess().Status.ShouldBe(PaymentOrderStatus.Settled);
        (await bank.BalanceOfAsync(payee)).ShouldBe("70.00 EUR");
    }

    [Fact]
    public async Task A_refused_transfer_is_an_outcome_that_is_given_again()
    {
        await InForceAsync(Large with { Name = "too-large", Verdict = PaymentVerdict.Refuse });
        var (payer, payee, key) = (await bank.AnAccountAsync("100.00"), await bank.AnAccountAsync("0.00"), Guid.CreateVersion7());

        (await bank.TransferAsync("60.00", payer, payee, key)).ShouldFailWith("payments.refused_by_rules");
        (await bank.TransferAsync("60.00", payer, payee, key)).ShouldFailWith("payments.refused_by_rules");

        (await bank.InDatabaseAsync(db => db.Orders.CountAsync(order => order.IdempotencyKey == key))).ShouldBe(1);
        (await bank.BalanceOfAsync(payer)).ShouldBe("100.00 EUR");
    }

    [Fact]
    public async Task The_third_payment_within_ten_minutes_is_held_and_one_after_them_is_not()
    {
        await InForceAsync(new PaymentRule("velocity", PaymentRuleKind.Velocity, PaymentVerdict.Hold, Count: 2, Minutes: 10));
        var (payer, payee) = (await bank.AnAccountAsync("100.00"), await bank.AnAccountAsync("0.00"));

        var statuses = new List<PaymentOrderStatus>();
        for (var i = 0; i < 3; i++)
        {
            statuses.Add((await bank.TransferAsync("1.00", payer, payee)).EnsureSuccess().Status);
        }

        statuses.ShouldBe([PaymentOrderStatus.Settled, PaymentOrderStatus.Settled, PaymentOrderStatus.Held]);
        bank.Clock.Advance(TimeSpan.FromMinutes(10));
        (await bank.TransferAsync("1.00", payer, payee)).EnsureSuccess().Status.ShouldBe(PaymentOrderStatus.Settled);
    }

    [Fact]
    public async Task What_was_ordered_while_no_rules_acted_counts_when_they_do()
    {
        var velocity = new PaymentRule("velocity", PaymentRuleKind.Velocity, PaymentVerdict.Hold, Count: 2, Minutes: 10);
        await InForceAsync(velocity);
        var (payer, payee) = (await bank.AnAccountAsync("100.00"), await bank.AnAccountAsync("0.00"));
        (await bank.TransferAsync("1.00", payer, payee)).EnsureSuccess();
        await InForceAsync();
        (await bank.TransferAsync("1.00", payer, payee)).EnsureSuccess();

        await InForceAsync(velocity);

        (await bank.TransferAsync("1.00", payer, payee)).EnsureSuccess().Status.ShouldBe(PaymentOrderStatus.Held);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1)]
    public async Task An_order_counts_once_however_often_it_is_tried_and_also_for_payers_who_do_not_fit_into_memory(int mostPayers)
    {
        var (payer, other, payee) = (await bank.AnAccountAsync("100.00"), await bank.AnAccountAsync("100.00"), await bank.AnAccountAsync("0.00"));
        var paid = await bank.TransferAsync("1.00", payer, payee);
        using var recent = new RecentPayments(bank.Services.GetRequiredService<IServiceScopeFactory>(), bank.Clock, mostPayers);
        var first = Order(other, Guid.CreateVersion7());
        (await recent.CountAsync(first, bank.Clock.GetUtcNow(), default)).ShouldBeEmpty();
        (await recent.CountAsync(Order(other, first.IdempotencyKey), bank.Clock.GetUtcNow(), default)).ShouldBeEmpty("the same order again, saved anew");
        (await recent.CountAsync(Order(other, Guid.CreateVersion7()), bank.Clock.GetUtcNow(), default)).ShouldBe([0]);

        if (mostPayers > 1)
        {
            await recent.ReadOnceAsync(default);
        }

        await recent.CountAsync(Order(payer, Guid.CreateVersion7()), bank.Clock.GetUtcNow(), default);
        var counted = await recent.CountAsync(Order(payer, Guid.CreateVersion7()), bank.Clock.GetUtcNow(), default);
        counted.Count.ShouldBe(mostPayers > 1 ? 2 : 1, $"{paid.EnsureSuccess().PaymentOrderId} is known, from memory or from the orders");

        static PaymentOrder Order(Accounts.Contracts.Holding.AccountView account, Guid? key) =>
            new() { Id = Guid.CreateVersion7(), DebtorAccountId = account.AccountId, IdempotencyKey = key };
    }

    [Fact]
    public void Every_way_of_ordering_is_a_channel_that_rules_may_name() =>
        Enum.GetNames<PaymentOrigin>().ShouldAllBe(name => PaymentChannels.All.Contains(name, StringComparer.OrdinalIgnoreCase));

    [Fact]
    public async Task A_payee_who_is_new_to_the_payer_or_to_the_bank_is_looked_up_for_the_payments_that_rules_ask_about()
    {
        await InForceAsync(
            new PaymentRule("new-payee", PaymentRuleKind.NewPayee, PaymentVerdict.Hold, PaymentsBank.Euros("20.00")),
            new PaymentRule("young-payee", PaymentRuleKind.YoungPayee, PaymentVerdict.Hold, PaymentsBank.Euros("20.00"), Days: 7));
        var payer = await bank.AnAccountAsync("100.00");
        var (own, stranger) = (await bank.AnAccountAsync("0.00", holder: payer.HolderPartyId), await bank.AnAccountAsync("0.00"));

        (await RulesAgainstAsync(await bank.TransferAsync("20.00", payer, stranger))).ShouldBe("new-payee young-payee");
        (await RulesAgainstAsync(await bank.TransferAsync("20.00", payer, own))).ShouldBe("young-payee");
        (await bank.TransferAsync("19.99", payer, stranger)).EnsureSuccess().Status.ShouldBe(PaymentOrderStatus.Settled);
    }

    [Fact]
    public async Task One_payment_of_a_file_is_refused_and_the_others_are_made()
    {
        await InForceAsync(Large with { Name = "file-limit", Verdict = PaymentVerdict.Refuse, Channels = ["File"] });
        var (debtor, creditor) = (await bank.AnAccountAsync("100.00"), await bank.AnAccountAsync("0.00"));
        var path = new PaymentFileBuilder { DebtorAccount = debtor.Identifier }
            .Pay("10.00", creditor.Identifier).Pay("50.00", creditor.Identifier).WriteTo(bank.DataFolder);

        var file = (await bank.SendAsync(new ImportPaymentFile(path))).EnsureSuccess();

        (file.Status, file.Accepted, file.Rejected).ShouldBe((FileOutcome.PART, 1, 1));
        (await bank.BalanceOfAsync(creditor)).ShouldBe("10.00 EUR");
    }

    [Fact]
    public async Task Whoever_proposes_rules_does_not_activate_them()
    {
        var supervisor = await bank.StaffAsync("supervisor");
        var version = await ProposeAsync(supervisor, Large);

        (await DecideAsync(supervisor, version)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await DecideAsync(await bank.StaffAsync("operations"), version)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<string> RulesAgainstAsync(Result<PaymentView> order) => await bank.InDatabaseAsync(
        db => db.PaymentDecisions.Where(row => row.PaymentOrderId == order.EnsureSuccess().PaymentOrderId).Select(row => row.Rules).SingleAsync());

    /// <returns>Their version.</returns>
    private async Task<int> InForceAsync(params PaymentRule[] rules)
    {
        var version = await ProposeAsync(await bank.StaffAsync("operations"), rules);
        (await DecideAsync(await bank.StaffAsync("supervisor"), version)).EnsureSuccessStatusCode();
        return version;
    }

    private async Task<int> ProposeAsync(HttpClient staff, params PaymentRule[] rules)
    {
        var proposed = await staff.PostAsJsonAsync(
            "/staff/v1/risk/payment-rules", new ProposePaymentRules(await bank.TodayAsync(), rules, "after last month's fraud"), BankJson.Options);
        return (await proposed.Content.ReadFromJsonAsync<PaymentRuleSetView>(BankJson.Options))!.Version;
    }

    private static Task<HttpResponseMessage> DecideAsync(HttpClient staff, int version) =>
        staff.PostAsJsonAsync($"/staff/v1/risk/payment-rules/{version}/decision", new RuleDecision(IsActivated: true, "tested on history"), BankJson.Options);
}
