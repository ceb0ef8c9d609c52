using DigitalBank.Payments.Gateway;
using DigitalBank.Payments.Incoming;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Gateway;

/// <summary>A payment that is settled on a day to come: the bank does not have the money yet, so nobody gets it.</summary>
public sealed class WaitingPaymentTests(PaymentsBank bank) : IClassFixture<PaymentsBank>
{
    [Fact]
    public async Task Nothing_moves_before_the_settlement_date_and_the_other_bank_hears_when_it_did()
    {
        var payee = await bank.AnAccountAsync("0.00");
        var payment = new PaymentIn(payee.Iban!) { SettlementDate = (await bank.TodayAsync()).AddDays(1) };

        (await bank.ReceiveAsync(BankMessages.CreditTransfers(payment))).Values("TxSts").ShouldBe(["ACSP"]);
        (await bank.SendAsync(new BookWaitingPayments())).EnsureSuccess();
        (await bank.BalanceOfAsync(payee)).ShouldBe("0.00 EUR");

        await bank.CloseDayAsync();
        (await bank.SendAsync(new BookWaitingPayments())).EnsureSuccess().ShouldBe(new BookedWaitingPayments(1, 0));
        (await bank.SendAsync(new BookWaitingPayments())).EnsureSuccess().ShouldBe(new BookedWaitingPayments(0, 0));

        (await bank.BalanceOfAsync(payee)).ShouldBe("10.00 EUR");
        BankMessages.Values(await LaterStatusAsync(payment), "TxSts").ShouldBe(["ACSC"]);
    }

    [Fact]
    public async Task It_may_be_taken_back_before_it_is_settled_and_comes_in_no_second_time()
    {
        var payee = await bank.AnAccountAsync("0.00");
        var payment = new PaymentIn(payee.Iban!) { SettlementDate = (await bank.TodayAsync()).AddDays(3) };
        await bank.ReceiveAsync(BankMessages.CreditTransfers(payment));
        (await bank.ReceiveAsync(BankMessages.CreditTransfers(payment))).Values("Cd").ShouldBe(["AM05"]);

        (await bank.ReceiveAsync(BankMessages.Recall(payment, "CUST"))).Values("TxCxlSts").ShouldBe(["ACCR"]);

        (await bank.InDatabaseAsync(db => db.IncomingPayments.Where(p => p.Uetr == payment.Uetr).Select(p => p.Status).Distinct().ToListAsync()))
            .ShouldBe([IncomingPaymentStatus.Rejected]);
    }

    [Fact]
    public async Task A_date_that_lies_too_far_ahead_is_rejected()
    {
        var payee = await bank.AnAccountAsync("0.00");
        var payment = new PaymentIn(payee.Iban!) { SettlementDate = (await bank.TodayAsync()).AddDays(15) };

        (await bank.ReceiveAsync(BankMessages.CreditTransfers(payment))).Values("Cd").ShouldBe(["DT01"]);
    }

    private Task<byte[]> LaterStatusAsync(PaymentIn payment) => bank.InDatabaseAsync(async db =>
    {
        var id = await db.IncomingPayments.Where(p => p.Uetr == payment.Uetr).Select(p => p.Id).SingleAsync();
        var messageId = Platform.DerivedKey.Of("later-status", id).ToString("N");
        return await db.GatewayMessages.Where(m => m.MessageId == messageId && m.Status == GatewayMessageStatus.Queued).Select(m => m.Content).SingleAsync();
    });
}
