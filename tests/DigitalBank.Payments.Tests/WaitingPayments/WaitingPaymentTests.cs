using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Aliases;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.Payments.Unplaced;
using DigitalBank.Payments.WaitingPayments;
using DigitalBank.Platform.Jobs;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.WaitingPayments;

/// <summary>Payments to a telephone number that nobody has yet.</summary>
[Collection(PaymentsBankCollection.Name)]
public sealed class WaitingPaymentTests(PaymentsBank bank)
{
    private static int _numbers = 5_000_000;

    [Fact]
    public async Task The_money_waits_on_the_list_and_goes_to_whoever_proves_possession()
    {
        var (payer, payee) = (await bank.AnAccountAsync("100.00"), await bank.AnAccountAsync("0.00"));
        var number = NextNumber();

        var waiting = (await PayAsync(payer, number)).EnsureSuccess();
        (await PayAsync(payer, number, "2.00")).EnsureSuccess();
        waiting.State.ShouldBe(WaitingPaymentState.Waiting);
        waiting.Alias.ShouldBe($"+49***{number[^2..]}");
        await ShouldAllBeOnTheListAsync();

        await RegisterAsync(payee, number);

        (await bank.BalanceOfAsync(payee)).ShouldBe("7.00 EUR");
        (await bank.BalanceOfAsync(payer)).ShouldBe("93.00 EUR");
        (await StateAsync(payer, waiting)).ShouldBe(WaitingPaymentState.Delivered);
        (await bank.InDatabaseAsync(db => db.WaitingPayments.AsNoTracking().SingleAsync(row => row.Id == waiting.WaitingPaymentId))).Alias.ShouldBeNull();
        (await CancelAsync(payer, waiting)).ShouldFailWith("payments.waiting_payment_ended");
        (await PayAsync(payer, number)).ShouldFailWith("payments.alias_known");
        await ShouldAllBeOnTheListAsync();
    }

    [Fact]
    public async Task What_nobody_comes_for_goes_back_to_the_payer_once()
    {
        var (payer, payee) = (await bank.AnAccountAsync("100.00"), await bank.AnAccountAsync("0.00"));
        var number = NextNumber();
        var waiting = (await PayAsync(payer, number)).EnsureSuccess();
        await EndAsync();
        (await bank.BalanceOfAsync(payer)).ShouldBe("95.00 EUR");

        await ExpireAsync(waiting);
        await Task.WhenAll(EndAsync(), EndAsync(), RegisterAsync(payee, number));
        await EndAsync();

        (await bank.BalanceOfAsync(payer)).ShouldBe("100.00 EUR");
        (await bank.BalanceOfAsync(payee)).ShouldBe("0.00 EUR");
        (await StateAsync(payer, waiting)).ShouldBe(WaitingPaymentState.Returned);
        (await bank.HistoryOfAsync(waiting.PaymentOrderId!.Value)).ShouldEndWith("Settled Returned");
        await ShouldAllBeOnTheListAsync();
    }

    [Fact]
    public async Task A_payer_and_a_payee_who_come_at_the_same_moment_do_not_both_get_it()
    {
        var (payer, payee) = (await bank.AnAccountAsync("100.00"), await bank.AnAccountAsync("0.00"));
        var number = NextNumber();
        var waiting = (await PayAsync(payer, number)).EnsureSuccess();

        await Task.WhenAll(CancelAsync(payer, waiting), RegisterAsync(payee, number), CancelAsync(payer, waiting));

        var both = await bank.BalanceOfAsync(payer.LedgerAccountId, "EUR") + await bank.BalanceOfAsync(payee.LedgerAccountId, "EUR");
        both.ToString().ShouldBe("100.00 EUR");
        (await StateAsync(payer, waiting)).ShouldBeOneOf(WaitingPaymentState.Delivered, WaitingPaymentState.Returned);
        await ShouldAllBeOnTheListAsync();
    }

    [Fact]
    public async Task After_a_crash_behind_the_entry_the_next_run_records_where_the_money_went()
    {
        var (payer, payee) = (await bank.AnAccountAsync("100.00"), await bank.AnAccountAsync("0.00"));
        var number = NextNumber();
        var waiting = (await PayAsync(payer, number)).EnsureSuccess();
        await using (var scope = bank.Services.CreateAsyncScope())
        {
            var money = scope.ServiceProvider.GetRequiredService<WaitingMoney>();
            var db = scope.ServiceProvider.GetRequiredService<Payments.Data.PaymentsDbContext>();
            await money.DeliverAsync(number, payee.AccountId, default);
            await db.WaitingPayments.Where(row => row.Id == waiting.WaitingPaymentId).ExecuteUpdateAsync(set => set
                .SetProperty(row => row.Status, WaitingPaymentStatus.Waiting)
                .SetProperty(row => row.DeliveredToLedgerAccountId, (long?)null));
        }

        await ExpireAsync(waiting);
        await EndAsync();

        (await bank.BalanceOfAsync(payee)).ShouldBe("5.00 EUR");
        (await bank.BalanceOfAsync(payer)).ShouldBe("95.00 EUR");
        (await StateAsync(payer, waiting)).ShouldBe(WaitingPaymentState.Delivered, "it was delivered, although it was to go back by then");
    }

    [Fact]
    public async Task Where_the_payers_account_takes_no_money_any_more_staff_place_it()
    {
        var payer = await bank.AnAccountAsync("5.00");
        var waiting = (await PayAsync(payer, NextNumber())).EnsureSuccess();
        (await bank.SendAsync(new CloseAccount(payer.AccountId, "wish"))).EnsureSuccess();

        await ExpireAsync(waiting);
        await EndAsync();

        (await StateAsync(payer, waiting)).ShouldBe(WaitingPaymentState.Returned);
        (await bank.SendAsync(new ListUnplacedMoney(UnplacedMoneyStatus.Waiting, null, 100))).EnsureSuccess()
            .ShouldContain(money => money.PaymentOrderId == waiting.PaymentOrderId && money.Amount == waiting.Amount);
        await ShouldAllBeOnTheListAsync();
    }

    [Fact]
    public async Task A_key_stands_for_one_payment_and_a_wish_without_money_is_forgotten()
    {
        var payer = await bank.AnAccountAsync("6.00");
        var (number, key) = (NextNumber(), Guid.CreateVersion7());
        var waiting = (await PayAsync(payer, number, key: key)).EnsureSuccess();

        (await PayAsync(payer, number, key: key)).EnsureSuccess().WaitingPaymentId.ShouldBe(waiting.WaitingPaymentId);
        (await PayAsync(payer, number, "4.00", key)).ShouldFailWith("platform.idempotency_key_reused");
        (await PayAsync(payer, NextNumber(), key: key)).ShouldFailWith("platform.idempotency_key_reused");
        (await PayAsync(payer, "@handle")).ShouldFailWith("payments.handle_not_possible");
        (await bank.BalanceOfAsync(payer)).ShouldBe("1.00 EUR");

        (await PayAsync(payer, number)).ShouldFailWith("ledger.insufficient_available_balance");
        var wish = (await ListAsync(payer)).Single(view => view.State == WaitingPaymentState.Rejected);
        (await CancelAsync(payer, wish)).ShouldFailWith("payments.waiting_payment_not_booked");
        await ExpireAsync(wish);
        await EndAsync();
        (await ListAsync(payer)).ShouldHaveSingleItem().WaitingPaymentId.ShouldBe(waiting.WaitingPaymentId);
    }

    private static string NextNumber() => $"+49151{Interlocked.Increment(ref _numbers)}";

    private Task<Result<WaitingPaymentView>> PayAsync(AccountView payer, string alias, string amount = "5.00", Guid? key = null) => bank.SendAsync(
        new PayToWaitingAlias(key ?? Guid.CreateVersion7(), payer.HolderPartyId, payer.AccountId, alias, PaymentsBank.Euros(amount), "lunch"));

    private Task<Result<WaitingPaymentView>> CancelAsync(AccountView payer, WaitingPaymentView waiting) =>
        bank.SendAsync(new CancelWaitingPayment(payer.HolderPartyId, waiting.WaitingPaymentId));

    private async Task<IReadOnlyList<WaitingPaymentView>> ListAsync(AccountView payer) =>
        (await bank.SendAsync(new ListWaitingPayments(payer.HolderPartyId, null, null, 100))).EnsureSuccess().Items;

    private async Task<WaitingPaymentState> StateAsync(AccountView payer, WaitingPaymentView waiting) =>
        (await ListAsync(payer)).Single(view => view.WaitingPaymentId == waiting.WaitingPaymentId).State;

    /// <summary>The balance of the bank's account for waiting payments is what staff's list adds up to.</summary>
    private async Task ShouldAllBeOnTheListAsync()
    {
        var listed = (await bank.SendAsync(new ListWaitingPayments(null, WaitingPaymentStatus.Waiting, null, 1_000))).EnsureSuccess().Items
            .Where(view => view.State == WaitingPaymentState.Waiting)
            .Aggregate(Money.Zero(Currency.Eur), (sum, view) => sum + view.Amount);
        (await bank.BalanceOfOwnAsync("2520", "EUR")).ShouldBe(listed.ToString());
    }

    private Task<int> ExpireAsync(WaitingPaymentView waiting) => bank.InDatabaseAsync(db => db.WaitingPayments
        .Where(row => row.Id == waiting.WaitingPaymentId)
        .ExecuteUpdateAsync(set => set.SetProperty(row => row.ExpiresAt, DateTimeOffset.UnixEpoch)));

    private async Task EndAsync()
    {
        await using var scope = bank.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetServices<IBankJob>().Single(job => job.Name == "end-waiting-payments").RunAsync(default);
    }

    private async Task RegisterAsync(AccountView account, string number)
    {
        var alias = (await bank.SendAsync(new RegisterAlias(account.HolderPartyId, account.AccountId, number))).EnsureSuccess();
        var message = Directory.GetFiles(Path.Combine(bank.DataFolder, "text-messages")).Select(File.ReadAllText).Last(text => text.Contains(number, StringComparison.Ordinal));
        var code = System.Text.RegularExpressions.Regex.Match(message, @"(\d{6}) is your code").Groups[1].Value;
        (await bank.SendAsync(new ConfirmAlias(account.HolderPartyId, alias.AliasId, code))).EnsureSuccess();
    }
}
