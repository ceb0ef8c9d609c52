using DigitalBank.Accounts.Deposits;
using DigitalBank.TestKit;

namespace DigitalBank.Accounts.Tests.Deposits;

public sealed class InstalmentTests : DepositScene
{
    [Fact]
    public async Task Instalments_are_collected_month_by_month_and_come_back_with_their_interest()
    {
        await OfferAsync(InInstalments());
        var current = await ACustomerAsync("3000.00");
        var deposit = await DepositAsync(current, "1000.00");
        var maturity = deposit.Terms.Single().Maturity;
        deposit.Instalments.Select(one => one.DueDate).ShouldBe([Start, Start.AddMonths(1), Start.AddMonths(2)]);

        await CloseDepositsAsync(Start, maturity, ControlAccountsAgreeAsync);

        var ended = await ReadAsync(deposit);
        ended.Instalments.ShouldAllBe(one => one.Status == InstalmentStatus.Paid);
        var interest = ended.Instalments.Sum(one => 10L * (maturity.DayNumber - one.PaidOn!.Value.DayNumber));
        (ended.Payouts.Single().Amount.MinorUnits - 300_000).ShouldBeInRange(interest, interest + 10, "3.65 % of 1,000.00, and a little on interest");
        (await Bank.BalanceOfAsync(current)).ShouldBe(ended.Payouts.Single().Amount.ToString());
    }

    [Fact]
    public async Task An_instalment_without_money_is_tried_again_and_stops_nobody_elses()
    {
        await OfferAsync(InInstalments());
        var (poor, rich) = (await ACustomerAsync("1000.00"), await ACustomerAsync("2000.00"));
        var (waiting, paid) = (await DepositAsync(poor, "1000.00"), await DepositAsync(rich, "1000.00"));
        var due = Start.AddMonths(1);
        await CloseDepositsAsync(Start, due);

        (await ReadAsync(paid)).Instalments[1].Status.ShouldBe(InstalmentStatus.Paid);
        var unpaid = (await ReadAsync(waiting)).Instalments[1];
        (unpaid.Status, unpaid.LastCode).ShouldBe((InstalmentStatus.Due, "ledger.insufficient_available_balance"));
        (await Bank.SendAsync(new ListUnpaidInstalments(null, 10))).EnsureSuccess().Single().DepositId.ShouldBe(waiting.Deposit.DepositId);

        await Bank.CreditAsync(poor, "1000.00");
        await CloseDepositsAsync(due, due.AddDays(1));

        var collected = (await ReadAsync(waiting)).Instalments[1];
        collected.Status.ShouldBe(InstalmentStatus.Paid);
        collected.PaidOn!.Value.ShouldBeGreaterThan(due, "it bears interest from the day on which it came");
        (await Bank.SendAsync(new ListUnpaidInstalments(null, 10))).EnsureSuccess().ShouldBeEmpty();
    }

    [Fact]
    public async Task After_the_days_of_grace_an_instalment_is_missed_for_good()
    {
        await OfferAsync(InInstalments(graceDays: 3));
        var current = await ACustomerAsync("1000.00");
        var deposit = await DepositAsync(current, "1000.00");
        var due = Start.AddMonths(1);
        await CloseDepositsAsync(Start, due.AddDays(10));
        await Bank.CreditAsync(current, "5000.00");
        await CloseDepositsAsync(await Bank.TodayAsync(), deposit.Terms.Single().Maturity);

        var instalments = (await ReadAsync(deposit)).Instalments;
        instalments.Select(one => one.Status).ShouldBe([InstalmentStatus.Paid, InstalmentStatus.Missed, InstalmentStatus.Paid]);
        (await Bank.SendAsync(new ListUnpaidInstalments(null, 10))).EnsureSuccess().Single().Missed.ShouldBe(1);
    }

    [Fact]
    public async Task Collecting_twice_on_one_day_takes_an_instalment_once()
    {
        await OfferAsync(InInstalments());
        var current = await ACustomerAsync("9000.00");
        await DepositAsync(current, "1000.00");
        var due = Start.AddMonths(1);
        await CloseDepositsAsync(Start, due);
        (await Bank.BalanceOfAsync(current)).ShouldBe("7000.00 EUR");

        await CloseDepositsAsync(due.AddDays(-1));

        (await Bank.BalanceOfAsync(current)).ShouldBe("7000.00 EUR");
    }
}
