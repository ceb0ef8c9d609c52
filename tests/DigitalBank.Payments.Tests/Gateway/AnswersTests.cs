using DigitalBank.Payments.Orders;
using DigitalBank.Payments.Outgoing;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Gateway;

/// <summary>What another bank says about payments that we sent.</summary>
public sealed class AnswersTests(PaymentsBank bank) : IClassFixture<PaymentsBank>
{
    [Fact]
    public async Task An_accepted_payment_is_settled()
    {
        var (payment, _) = await SentAsync();

        await bank.ReceiveAsync(BankMessages.Status(payment, "ACSP"));
        await bank.ReceiveAsync(BankMessages.Status(payment, "ACSC"));

        (await bank.HistoryOfAsync(payment.PaymentOrderId)).ShouldBe("Received Booked Sent Sent Settled");
    }

    [Fact]
    public async Task A_rejected_payment_comes_back_to_its_payer_once()
    {
        var (payment, payer) = await SentAsync();

        await bank.ReceiveAsync(BankMessages.Status(payment, "RJCT", "AC04"));
        await bank.ReceiveAsync(BankMessages.Status(payment, "RJCT", "AC04"));

        var order = (await bank.DetailsOfAsync(payment.PaymentOrderId)).Payment;
        (order.Status, order.ReasonCode, order.FailureCode).ShouldBe((PaymentOrderStatus.Rejected, "AC04", "payments.rejected_elsewhere"));
        (await bank.BalanceOfAsync(payer)).ShouldBe("100.00 EUR");
    }

    [Fact]
    public async Task A_return_brings_the_money_back_less_what_the_other_bank_kept_and_a_second_one_is_refused()
    {
        var (payment, payer) = await SentAsync();
        await bank.ReceiveAsync(BankMessages.Status(payment, "ACSC"));

        var first = await bank.ReceiveAsync(BankMessages.Return(payment, "29.00", "AC01"));
        var second = await bank.ReceiveAsync(BankMessages.Return(payment, "29.00", "AC01"));

        (first.Values("TxSts").Single(), second.Values("TxSts").Single(), second.Values("Cd").Single()).ShouldBe(("ACSC", "RJCT", "AM05"));
        (await bank.HistoryOfAsync(payment.PaymentOrderId)).ShouldBe("Received Booked Sent Settled Returned");
        (await bank.BalanceOfAsync(payer)).ShouldBe("99.00 EUR");
    }

    [Fact]
    public async Task A_return_of_more_than_was_paid_or_of_a_payment_of_nobody_moves_nothing()
    {
        var (payment, payer) = await SentAsync();
        var foreign = payment with { PaymentOrderId = Guid.NewGuid() };

        (await bank.ReceiveAsync(BankMessages.Return(payment, "30.01", "AC01"))).Values("Cd").ShouldBe(["AM09"]);
        (await bank.ReceiveAsync(BankMessages.Return(foreign, "30.00", "AC01"))).Values("TxSts").ShouldBe(["RJCT"]);
        (await bank.ReceiveAsync(BankMessages.Return(payment with { Uetr = BankMessages.NewUetr() }, "30.00", "AC01"))).Values("TxSts").ShouldBe(["RJCT"]);

        (await bank.BalanceOfAsync(payer)).ShouldBe("70.00 EUR");
    }

    [Fact]
    public async Task A_return_of_another_amount_than_the_one_that_a_crash_left_booked_is_refused()
    {
        var (payment, payer) = await SentAsync();
        await bank.ReceiveAsync(BankMessages.Return(payment, "29.00", "AC01"));
        await bank.InDatabaseAsync(db => db.Orders
            .Where(order => order.Id == payment.PaymentOrderId).ExecuteUpdateAsync(set => set.SetProperty(order => order.Status, PaymentOrderStatus.Sent)));

        (await bank.ReceiveAsync(BankMessages.Return(payment, "30.00", "AC01"))).Values("Cd").ShouldBe(["AM05"]);

        (await bank.BalanceOfAsync(payer)).ShouldBe("99.00 EUR");
        (await bank.DetailsOfAsync(payment.PaymentOrderId)).Payment.Status.ShouldBe(PaymentOrderStatus.Sent);
    }

    private async Task<(PaymentView Payment, Accounts.Contracts.Holding.AccountView Payer)> SentAsync()
    {
        var payer = await bank.AnAccountAsync();
        var payment = (await bank.TransferOutAsync("30.00", payer)).EnsureSuccess();
        (await bank.SendAsync(new SendOutgoingPayments())).EnsureSuccess();
        return (payment, payer);
    }
}
