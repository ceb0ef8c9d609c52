using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Products;
using DigitalBank.Accounts.Switching;
using DigitalBank.Accounts.Tests.Deposits;
using DigitalBank.Platform.Jobs;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Tests.Switching;

public sealed class AgreedSwitchTests : DepositScene
{
    [Fact]
    public async Task A_switch_agreed_for_a_day_is_taken_up_by_the_close_before_it_and_interest_changes_with_that_day()
    {
        var account = await TwoProductsAsync();
        await MoveAsync(account, "10000.00", Start);
        var switchDate = Start.AddDays(3);

        (await Bank.SendAsync(Agreement(account, switchDate))).EnsureSuccess().Status.ShouldBe(AgreedSwitchStatus.Agreed);
        (await Bank.SendAsync(Agreement(account, switchDate))).EnsureSuccess().Status.ShouldBe(AgreedSwitchStatus.Agreed);
        (await HistoryAsync(account, account.HolderPartyId)).Agreed
            .ShouldBe(new AgreedSwitchView(switchDate, "saver-plus", AgreedSwitchStatus.Agreed, null, null, null));
        (await CloseWithSwitchesAsync(Start)).ShouldBe((0, 0));
        (await CloseWithSwitchesAsync(Start.AddDays(1))).ShouldBe((0, 0));
        (await CloseWithSwitchesAsync(Start.AddDays(2))).ShouldBe((1, 0));

        (await InterestOfAsync(account)).Postings.Single().Credit.ShouldBe(Money.Of("3.00", "EUR"));
        var history = await HistoryAsync(account, visibleTo: null);
        (history.ProductCode, history.Switches.Single().SwitchDate, history.Agreed!.Status)
            .ShouldBe(("saver-plus", switchDate, AgreedSwitchStatus.TakenUp));
        (await StepAsync("switch-products", Start.AddDays(2))).Items.ShouldBe(0);
        await MoveAsync(account, "-3.00", switchDate);
        await CloseWithSwitchesAsync(switchDate);
        (await InterestOfAsync(account)).Credit.ShouldStartWith("200.");
        await ControlAccountsAgreeAsync(switchDate);
    }

    [Fact]
    public async Task What_was_cancelled_is_not_taken_up_not_even_when_the_close_has_read_it_already()
    {
        var account = await TwoProductsAsync();
        var tomorrow = Start.AddDays(1);
        (await Bank.SendAsync(Agreement(account, tomorrow))).EnsureSuccess();
        await CloseDepositsAsync(Start);
        await using var close = Bank.Services.CreateAsyncScope();
        close.ServiceProvider.GetRequiredService<AccountsDbContext>().BeforeSaving<ProductSwitch>(
            () => Bank.SendAsync(new CancelSwitch(account.AccountId, "The holder changed their mind")));

        (await close.ServiceProvider.GetRequiredService<SwitchTakingUp>().TryAsync(account.AccountId, tomorrow, CancellationToken.None))
            .ShouldBeFalse();

        (await StepAsync("switch-products", Start)).ShouldBe(new StepReport(0, 0));
        var history = await HistoryAsync(account, visibleTo: null);
        (history.ProductCode, history.Switches.Count, history.Agreed!.Status).ShouldBe(("saver", 0, AgreedSwitchStatus.Cancelled));
        (await Bank.SendAsync(Agreement(account, tomorrow.AddDays(1)))).EnsureSuccess().Remark.ShouldBeNull("it may be agreed anew");
    }

    [Fact]
    public async Task What_cannot_be_taken_up_says_why_and_is_tried_again_and_a_closed_account_needs_it_no_more()
    {
        var account = await TwoProductsAsync();
        var closed = await AnAccountAsync();
        (await Bank.SendAsync(Agreement(account, Start.AddDays(1)))).EnsureSuccess();
        (await Bank.SendAsync(Agreement(closed, Start.AddDays(1)))).EnsureSuccess();
        (await Bank.SendAsync(new CloseAccount(closed.AccountId, "Test"))).EnsureSuccess();
        (await Bank.SendAsync(new WithdrawProduct("saver-plus", IsWithdrawn: true))).EnsureSuccess();

        (await CloseWithSwitchesAsync(Start)).ShouldBe((0, 2));

        (await HistoryAsync(account, visibleTo: null)).Agreed!.Remark.ShouldBe("accounts.unknown_product");
        (await HistoryAsync(closed, visibleTo: null)).Agreed!.Status.ShouldBe(AgreedSwitchStatus.Cancelled);
        (await Bank.SendAsync(new WithdrawProduct("saver-plus", IsWithdrawn: false))).EnsureSuccess();
        (await CloseWithSwitchesAsync(Start.AddDays(1))).ShouldBe((1, 0));
        (await HistoryAsync(account, visibleTo: null)).Agreed!.Status.ShouldBe(AgreedSwitchStatus.TakenUp);
    }

    [Fact]
    public async Task A_switch_is_agreed_for_a_day_to_come_to_a_product_that_fits_and_one_at_a_time()
    {
        var account = await TwoProductsAsync();
        await AProductAsync(AEuroADay(), "third");
        async Task<string?> Refusal(string product, DateOnly day) =>
            (await Bank.SendAsync(Agreement(account, day) with { ProductCode = product })).Failure?.Code;

        (await Refusal("saver-plus", Start)).ShouldBe("accounts.switch_date_not_to_come");
        (await Refusal("current", Start.AddDays(1))).ShouldBe("accounts.switch_not_offered");
        (await Refusal("none", Start.AddDays(1))).ShouldBe("accounts.unknown_product");
        (await Bank.SendAsync(new CancelSwitch(account.AccountId, "Test"))).ShouldFailWith("accounts.no_switch_agreed");
        (await Refusal("saver-plus", Start.AddDays(1))).ShouldBeNull();
        (await Refusal("third", Start.AddDays(1))).ShouldBe("accounts.switch_agreed_already");
        (await Bank.SendAsync(new CancelSwitch(account.AccountId, "Test"))).EnsureSuccess().Remark.ShouldBe("Test");
        (await Refusal("third", Start.AddDays(1))).ShouldBeNull();
    }

    private async Task<AccountView> TwoProductsAsync()
    {
        await AProductAsync(AEuroADay());
        await AProductAsync(new ProductTerms("Saver plus", ["EUR"], new InterestSettings([new TierSettings(7.3m)])), "saver-plus");
        return await AnAccountAsync();
    }

    private static AgreeSwitch Agreement(AccountView account, DateOnly switchDate) =>
        new(account.AccountId, "saver-plus", switchDate, "Asked for by the holder");

    private async Task<(long Items, long Failed)> CloseWithSwitchesAsync(DateOnly day)
    {
        await CloseDepositsAsync(day);
        var report = await StepAsync("switch-products", day);
        return (report.Items, report.Failed);
    }

    private async Task<ProductHistoryView> HistoryAsync(AccountView account, Guid? visibleTo) =>
        (await Bank.SendAsync(new GetProductHistory(account.AccountId, visibleTo))).EnsureSuccess();
}
