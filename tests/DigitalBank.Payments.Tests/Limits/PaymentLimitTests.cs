using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Limits;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Limits;

[Collection(PaymentsBankCollection.Name)]
public sealed class PaymentLimitTests(PaymentsBank bank)
{
    [Fact]
    public async Task A_hundred_payments_at_once_use_a_limit_up_to_the_last_that_fits_and_never_exceed_it()
    {
        var debtor = await bank.AnAccountAsync("1000.00");
        var creditor = await bank.AnAccountAsync("0.00");
        await SetAsync(debtor, LimitScope.Customer, LimitPeriod.Day, "100.00");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => bank.TransferAsync("3.00", debtor, creditor))));

        outcomes.Count(outcome => outcome.IsSuccess).ShouldBe(33);
        outcomes.Where(outcome => !outcome.IsSuccess).ShouldAllBe(outcome => outcome.Failure!.Code == "payments.limit_exceeded");
        (await bank.BalanceOfAsync(creditor)).ShouldBe("99.00 EUR");
        (await UsedAsync(debtor)).ShouldBe((9900, 33));
    }

    [Fact]
    public async Task Fifty_identical_requests_at_once_have_one_effect_on_the_account_and_on_the_limit()
    {
        var debtor = await bank.AnAccountAsync("100.00");
        var creditor = await bank.AnAccountAsync("0.00");
        await SetAsync(debtor, LimitScope.Customer, LimitPeriod.Day, "100.00");
        var key = Guid.CreateVersion7();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(async () =>
        {
            try
            {
                return (await bank.TransferAsync("7.00", debtor, creditor, key)).IsSuccess;
            }
            catch (DbUpdateException)
            {
                return false; // 409 over HTTP: the same request again gets the winner's answer
            }
        })));

        outcomes.ShouldContain(true);
        (await bank.BalanceOfAsync(creditor)).ShouldBe("7.00 EUR");
        (await UsedAsync(debtor)).ShouldBe((700, 1));
    }

    [Fact]
    public async Task Given_two_processes_that_do_not_see_what_the_other_has_under_way_Then_the_limit_is_used_up_exactly()
    {
        var debtor = await bank.AnAccountAsync("500.00");
        var creditor = await bank.AnAccountAsync("0.00");
        await SetAsync(debtor, LimitScope.Customer, LimitPeriod.Day, "50.00");
        using var elsewhere = new CountsUnderWay();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => i % 2 == 0
            ? bank.TransferAsync("3.00", debtor, creditor)
            : PayElsewhereAsync(elsewhere, debtor, creditor))));

        outcomes.Count(outcome => outcome.IsSuccess).ShouldBe(16);
        outcomes.Where(outcome => !outcome.IsSuccess).ShouldAllBe(outcome => outcome.Failure!.Code == "payments.limit_exceeded");
        (await UsedAsync(debtor)).ShouldBe((48_00, 16));
        (await bank.BalanceOfAsync(creditor)).ShouldBe("48.00 EUR");
    }

    [Fact]
    public async Task A_payment_that_the_ledger_refuses_gives_its_room_back()
    {
        var debtor = await bank.AnAccountAsync("10.00");
        var creditor = await bank.AnAccountAsync("0.00");
        await SetAsync(debtor, LimitScope.Customer, LimitPeriod.Day, "20.00", count: 2);

        (await bank.TransferAsync("15.00", debtor, creditor)).ShouldFailWith("ledger.insufficient_available_balance");

        (await UsedAsync(debtor)).ShouldBe((0, 0));
        await bank.FundAsync(debtor.LedgerAccountId, PaymentsBank.Euros("50.00"));
        (await bank.TransferAsync("15.00", debtor, creditor)).EnsureSuccess();
        (await bank.TransferAsync("5.01", debtor, creditor)).ShouldFailWith("payments.limit_exceeded");
        (await bank.TransferAsync("5.00", debtor, creditor)).EnsureSuccess();
        (await bank.TransferAsync("0.01", debtor, creditor)).ShouldFailWith("payments.limit_exceeded");
    }

    [Fact]
    public async Task A_scheduled_payment_is_held_against_the_limits_of_its_day()
    {
        var debtor = await bank.AnAccountAsync("100.00");
        var creditor = await bank.AnAccountAsync("0.00");
        var tomorrow = (await bank.TodayAsync()).AddDays(1);
        var first = (await bank.TransferAsync("40.00", debtor, creditor, on: tomorrow)).EnsureSuccess();
        var second = (await bank.TransferAsync("40.00", debtor, creditor, on: tomorrow)).EnsureSuccess();
        await SetAsync(debtor, LimitScope.Customer, LimitPeriod.Day, "50.00");

        await bank.CloseDayAsync();
        (await bank.SendAsync(new Booking.ExecuteDuePayments())).EnsureSuccess();

        var payments = new[] { await bank.DetailsOfAsync(first.PaymentOrderId), await bank.DetailsOfAsync(second.PaymentOrderId) };
        payments.Select(payment => (payment.Payment.Status, payment.Payment.ReasonCode))
            .ShouldBe([(PaymentOrderStatus.Settled, null), (PaymentOrderStatus.Rejected, "AM02")], ignoreOrder: true);
        (await bank.BalanceOfAsync(creditor)).ShouldBe("40.00 EUR");
    }

    [Fact]
    public async Task A_scheduled_payment_whose_payer_has_lost_the_mandate_is_rejected_on_its_day()
    {
        var debtor = await bank.AnAccountAsync("100.00");
        var creditor = await bank.AnAccountAsync("0.00");
        var payment = (await bank.TransferAsync("40.00", debtor, creditor, on: (await bank.TodayAsync()).AddDays(1))).EnsureSuccess();
        var stranger = await bank.APersonAsync();
        await bank.InDatabaseAsync(db => db.Orders
            .Where(order => order.Id == payment.PaymentOrderId)
            .ExecuteUpdateAsync(set => set.SetProperty(order => order.OrderingPartyId, stranger.PartyId)));

        await bank.CloseDayAsync();
        (await bank.SendAsync(new Booking.ExecuteDuePayments())).EnsureSuccess();

        (await bank.DetailsOfAsync(payment.PaymentOrderId)).Payment.FailureCode.ShouldBe("payments.unknown_debtor_account");
        (await bank.BalanceOfAsync(creditor)).ShouldBe("0.00 EUR");
    }

    [Fact]
    public async Task A_customers_own_limit_takes_the_place_of_the_banks_and_each_payee_counts_alone()
    {
        var debtor = await bank.AnAccountAsync("100.00", "CHF");
        var one = await bank.AnAccountAsync("0.00", "CHF");
        var other = await bank.AnAccountAsync("0.00", "CHF");
        await bank.SendAsync(new SetLimit(null, LimitScope.Beneficiary, null, LimitPeriod.Day, "CHF", Francs("10.00"), null));

        (await PayAsync("10.01", debtor, one)).ShouldFailWith("payments.limit_exceeded");
        (await PayAsync("10.00", debtor, one)).EnsureSuccess();
        (await PayAsync("10.00", debtor, other)).EnsureSuccess();
        (await PayAsync("0.01", debtor, one)).ShouldFailWith("payments.limit_exceeded");
        await bank.SendAsync(new SetLimit(debtor.HolderPartyId, LimitScope.Beneficiary, null, LimitPeriod.Day, "CHF", Francs("11.00"), null));
        (await PayAsync("1.00", debtor, one)).EnsureSuccess();
        (await PayAsync("0.01", debtor, one)).ShouldFailWith("payments.limit_exceeded");
    }

    [Theory]
    [InlineData(9_00, 0, 0, 10_00L, null, null)]
    [InlineData(10_00, 0, 0, 10_00L, null, null)]
    [InlineData(10_01, 0, 0, 10_00L, null, "payments.limit_exceeded")]
    [InlineData(1, 10_00, 1, 10_00L, null, "payments.limit_exceeded")]
    [InlineData(long.MaxValue, 1, 1, long.MaxValue, null, "payments.limit_exceeded")]
    [InlineData(long.MaxValue, 1, 1, null, 3, "payments.limit_exceeded")]
    [InlineData(1_00, 0, 2, null, 3, null)]
    [InlineData(1_00, 0, 3, null, 3, "payments.count_limit_exceeded")]
    [InlineData(1, 0, 0, 0L, null, "payments.limit_exceeded")]
    public void What_is_left_of_a_limit_decides(long amount, long used, int times, long? most, int? count, string? code)
    {
        var refusal = new LimitDemand(LimitScope.Customer, LimitPeriod.Day, most, count, "key").Judge(amount, used, times);

        (refusal?.Code).ShouldBe(code);
    }

    private static Money Francs(string amount) => Money.Of(amount, "CHF");

    private Task<Result<PaymentView>> PayAsync(string amount, AccountView from, AccountView to) => bank.SendAsync(new Payments.Transfers.InitiateTransfer(
        Guid.CreateVersion7(), from.HolderPartyId, from.AccountId, to.AccountId, null, null, null, Francs(amount), null, null, null));

    private async Task SetAsync(AccountView debtor, LimitScope scope, LimitPeriod period, string amount, int? count = null) =>
        (await bank.SendAsync(new SetLimit(debtor.HolderPartyId, scope, null, period, "EUR", PaymentsBank.Euros(amount), count))).EnsureSuccess();

    /// <summary>Through the same steps, with a memory of what is under way that is not this bank's.</summary>
    private async Task<Result<PaymentView>> PayElsewhereAsync(CountsUnderWay elsewhere, AccountView debtor, AccountView creditor)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        var forecast = ActivatorUtilities.CreateInstance<LimitForecast>(scope.ServiceProvider, elsewhere);
        var bulk = ActivatorUtilities.CreateInstance<Booking.Bulk.BulkBooker>(scope.ServiceProvider, forecast, elsewhere);
        var batch = ActivatorUtilities.CreateInstance<Payments.Transfers.TransferBatch>(scope.ServiceProvider, bulk);
        return (await batch.BookAsync(
            [
                new Payments.Transfers.InitiateTransfer(
                    Guid.CreateVersion7(), debtor.HolderPartyId, debtor.AccountId, creditor.AccountId, null, null, null,
                    PaymentsBank.Euros("3.00"), null, null, null),
            ],
            CancellationToken.None))[0];
    }

    private Task<(long Amount, int Count)> UsedAsync(AccountView debtor) => bank.InDatabaseAsync(async db =>
    {
        var counter = await db.LimitCounters.SingleOrDefaultAsync(row => row.Key.StartsWith(debtor.HolderPartyId.ToString("N")));
        return (counter?.UsedMinor ?? 0, counter?.UsedCount ?? 0);
    });
}
