using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Limits;
using DigitalBank.Payments.StandingOrders;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.Payments.Transfers;
using DigitalBank.Platform.Jobs;
using DigitalBank.SharedKernel.Results;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.StandingOrders;

[Collection(PaymentsBankCollection.Name)]
public sealed class StandingOrderTests(PaymentsBank bank)
{
    [Fact]
    public async Task It_is_paid_once_per_due_date_however_often_the_run_is_repeated()
    {
        var (debtor, creditor) = (await bank.AnAccountAsync("100.00"), await bank.AnAccountAsync("0.00"));
        var order = (await OrderAsync(debtor, creditor, "10.00", max: 1)).EnsureSuccess();

        await Task.WhenAll(RunAsync(), RunAsync());
        await RunAsync();

        (await bank.BalanceOfAsync(creditor)).ShouldBe("10.00 EUR");
        var payment = (await PaymentsOfAsync(order)).ShouldHaveSingleItem();
        (payment.Status, payment.Attempts).ShouldBe((StandingOrderPaymentStatus.Paid, 1));
        (await bank.DetailsOfAsync(payment.PaymentOrderId!.Value)).Payment.Origin.ShouldBe(Payments.Orders.PaymentOrigin.StandingOrder);
        (await StatusOfAsync(order)).ShouldBe(StandingOrderStatus.Completed);
    }

    [Fact]
    public async Task Killed_between_the_payment_and_its_note_the_next_run_finds_the_same_payment()
    {
        var (debtor, creditor) = (await bank.AnAccountAsync("100.00"), await bank.AnAccountAsync("0.00"));
        var order = (await OrderAsync(debtor, creditor, "10.00", max: 1)).EnsureSuccess();
        await RunAsync();
        var first = (await PaymentsOfAsync(order)).ShouldHaveSingleItem().PaymentOrderId;
        var today = await bank.TodayAsync();
        await bank.InDatabaseAsync(db => db.StandingOrderPayments
            .Where(payment => payment.StandingOrderId == order.StandingOrderId)
            .ExecuteUpdateAsync(set => set
                .SetProperty(payment => payment.Status, StandingOrderPaymentStatus.Open)
                .SetProperty(payment => payment.Attempts, 0)
                .SetProperty(payment => payment.NextAttemptDate, today)));

        await RunAsync();

        (await PaymentsOfAsync(order)).ShouldHaveSingleItem().PaymentOrderId.ShouldBe(first);
        (await bank.BalanceOfAsync(creditor)).ShouldBe("10.00 EUR");
    }

    [Fact]
    public async Task Without_money_it_is_tried_again_on_the_next_business_days_and_stops_no_other()
    {
        var (poor, rich, creditor) = (await bank.AnAccountAsync("1.00"), await bank.AnAccountAsync("50.00"), await bank.AnAccountAsync("0.00"));
        var failing = (await OrderAsync(poor, creditor, "10.00", max: 1)).EnsureSuccess();
        var broken = (await OrderAsync(rich, creditor, "10.00", max: 1)).EnsureSuccess();
        await bank.InDatabaseAsync(db => db.StandingOrders
            .Where(order => order.Id == broken.StandingOrderId).ExecuteUpdateAsync(set => set.SetProperty(order => order.Transfer, "{")));
        await OrderAsync(rich, creditor, "20.00", max: 1);

        await RunAsync();
        (await bank.BalanceOfAsync(creditor)).ShouldBe("20.00 EUR");
        var open = (await PaymentsOfAsync(failing)).ShouldHaveSingleItem();
        (open.Status, open.FailureCode).ShouldBe((StandingOrderPaymentStatus.Open, "ledger.insufficient_available_balance"));
        open.NextAttemptDate!.Value.ShouldBeGreaterThan(open.DueDate);

        await bank.FundAsync(poor.LedgerAccountId, PaymentsBank.Euros("20.00"));
        await RunAsync();
        (await bank.BalanceOfAsync(creditor)).ShouldBe("20.00 EUR");
        await bank.CloseDayAsync();
        await RunAsync();
        (await bank.BalanceOfAsync(creditor)).ShouldBe("30.00 EUR");
        (await PaymentsOfAsync(failing)).ShouldHaveSingleItem().Attempts.ShouldBe(2);
    }

    [Fact]
    public async Task A_limit_that_was_lowered_since_refuses_it_for_good()
    {
        var (debtor, creditor) = (await bank.AnAccountAsync("100.00"), await bank.AnAccountAsync("0.00"));
        var order = (await OrderAsync(debtor, creditor, "10.00", max: 1)).EnsureSuccess();
        await bank.SendAsync(new SetLimit(
            debtor.HolderPartyId, LimitScope.Channel, Payments.Orders.PaymentOrigin.StandingOrder, LimitPeriod.Payment, "EUR", PaymentsBank.Euros("5.00"), null));

        await RunAsync();

        var payment = (await PaymentsOfAsync(order)).ShouldHaveSingleItem();
        (payment.Status, payment.FailureCode).ShouldBe((StandingOrderPaymentStatus.Failed, "payments.limit_exceeded"));
    }

    [Fact]
    public async Task Suspended_it_waits_resumed_it_makes_up_for_nothing_cancelled_it_ends()
    {
        var (debtor, creditor) = (await bank.AnAccountAsync("100.00"), await bank.AnAccountAsync("0.00"));
        var order = (await OrderAsync(debtor, creditor, "10.00")).EnsureSuccess();
        (await ChangeAsync(order, StandingOrderChange.Suspend)).EnsureSuccess().NextDueDate.ShouldBeNull();
        await RunAsync();
        await bank.CloseDayAsync();

        var resumed = (await ChangeAsync(order, StandingOrderChange.Resume)).EnsureSuccess();
        await RunAsync();
        (await bank.BalanceOfAsync(creditor)).ShouldBe("0.00 EUR");
        resumed.NextDueDate!.Value.ShouldBeGreaterThan(await bank.TodayAsync());

        (await ChangeAsync(order, StandingOrderChange.Cancel)).EnsureSuccess().Status.ShouldBe(StandingOrderStatus.Cancelled);
        (await ChangeAsync(order, StandingOrderChange.Resume)).ShouldFailWith("payments.standing_order_ended");
        (await bank.SendAsync(new ChangeStandingOrder(order.StandingOrderId, creditor.HolderPartyId, StandingOrderChange.Cancel)))
            .ShouldFailWith("payments.unknown_standing_order");
    }

    [Fact]
    public async Task From_somebody_elses_account_or_without_a_due_date_there_is_none()
    {
        var (debtor, creditor) = (await bank.AnAccountAsync("100.00"), await bank.AnAccountAsync("0.00"));

        (await OrderAsync(debtor with { HolderPartyId = creditor.HolderPartyId }, creditor, "10.00")).ShouldFailWith("payments.unknown_debtor_account");
        (await OrderAsync(debtor, creditor, "10.00", last: (await bank.TodayAsync()).AddDays(-1))).ShouldFailWith("payments.standing_order_never_due");
        (await OrderAsync(debtor, creditor, "0.00")).ShouldFailWith("payments.amount_not_positive");
    }

    private async Task<Result<StandingOrderView>> OrderAsync(
        AccountView debtor, AccountView creditor, string amount, int? max = null, DateOnly? last = null)
    {
        var key = Guid.CreateVersion7();
        return await bank.SendAsync(new OrderStandingOrder(
            key,
            new InitiateTransfer(
                key, debtor.HolderPartyId, debtor.AccountId, creditor.AccountId, null, null, null, PaymentsBank.Euros(amount), "rent", null, null),
            new StandingOrderSchedule(StandingOrderFrequency.Monthly, 1, await bank.TodayAsync(), last, max, BankHolidayShift.After)));
    }

    private Task<Result<StandingOrderView>> ChangeAsync(StandingOrderView order, StandingOrderChange change) => bank.InDatabaseAsync(async db =>
    {
        var party = await db.StandingOrders.Where(known => known.Id == order.StandingOrderId).Select(known => known.PartyId).SingleAsync();
        return await bank.SendAsync(new ChangeStandingOrder(order.StandingOrderId, party, change));
    });

    private async Task<IReadOnlyList<StandingOrderPaymentView>> PaymentsOfAsync(StandingOrderView order) =>
        (await bank.SendAsync(new ListStandingOrderPayments(order.StandingOrderId, null, null, 10))).EnsureSuccess().Items;

    private Task<StandingOrderStatus> StatusOfAsync(StandingOrderView order) => bank.InDatabaseAsync(db =>
        db.StandingOrders.Where(known => known.Id == order.StandingOrderId).Select(known => known.Status).SingleAsync());

    private async Task<StepReport> RunAsync()
    {
        await using var scope = bank.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<StandingOrderRun>().RunAsync(default);
    }
}
