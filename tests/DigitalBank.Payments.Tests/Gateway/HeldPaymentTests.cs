using DigitalBank.Payments.Incoming;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.Risk.Contracts.Screening;
using DigitalBank.Risk.Lists;
using DigitalBank.Risk.Screening;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Gateway;

/// <summary>A payer who resembles an entry of a sanctions list: the money waits on the suspense account for a person.</summary>
public sealed class HeldPaymentTests(PaymentsBank bank) : IClassFixture<PaymentsBank>
{
    private const string Listed = "Nikolai Wretzky";

    [Fact]
    public async Task A_payment_is_held_until_the_hit_is_dismissed_and_then_reaches_its_payee()
    {
        var (payment, payee, suspense) = await HeldAsync("40.00");

        (await bank.SendAsync(new DecideHeldPayment(payment.Id, null))).Failure!.Code.ShouldBe("payments.payer_not_cleared");
        await DismissAsync(payment);
        (await bank.SendAsync(new DecideHeldPayment(payment.Id, null))).EnsureSuccess().Status.ShouldBe(IncomingPaymentStatus.Credited);

        (await bank.BalanceOfAsync(payee)).ShouldBe("40.00 EUR");
        (await bank.BalanceOfOwnAsync("2610", "EUR")).ShouldBe(suspense);
        (await bank.SendAsync(new DecideHeldPayment(payment.Id, null))).EnsureSuccess().Status.ShouldBe(IncomingPaymentStatus.Credited);
        (await bank.SendAsync(new DecideHeldPayment(payment.Id, "AC03"))).Failure!.Code.ShouldBe("payments.not_held");
    }

    [Fact]
    public async Task A_held_payment_may_go_back_instead_with_its_reason()
    {
        var (payment, payee, suspense) = await HeldAsync("41.00");

        (await bank.SendAsync(new DecideHeldPayment(payment.Id, "RR04"))).EnsureSuccess().Status.ShouldBe(IncomingPaymentStatus.Returned);

        (await bank.BalanceOfAsync(payee)).ShouldBe("0.00 EUR");
        (await bank.BalanceOfOwnAsync("2610", "EUR")).ShouldBe(suspense);
        var history = (await bank.SendAsync(new GetIncomingPayment(payment.Id))).EnsureSuccess().History;
        string.Join(" ", history.Select(step => step.Status)).ShouldBe("Received Held ReturningHeld Returned");
    }

    [Theory, InlineData("Vostok Magneto Trading", null), InlineData("Marie Curie", Listed)]
    public async Task A_listed_firm_that_does_not_call_itself_one_and_whoever_the_payer_pays_for_are_found_too(string from, string? paidFor)
    {
        await ImportListAsync();
        var payee = await bank.AnAccountAsync("0.00");

        var received = await bank.ReceiveAsync(BankMessages.CreditTransfers(new PaymentIn(payee.Iban!, From: from) { PaidFor = paidFor }));

        received.Values("TxSts").ShouldBe(["ACSP"]);
        (await bank.BalanceOfAsync(payee)).ShouldBe("0.00 EUR");
    }

    private async Task<(IncomingPayment Payment, Accounts.Contracts.Holding.AccountView Payee, string SuspenseBefore)> HeldAsync(string amount)
    {
        await ImportListAsync();
        var suspense = await bank.BalanceOfOwnAsync("2610", "EUR");
        var payee = await bank.AnAccountAsync("0.00");
        var message = new PaymentIn(payee.Iban!, amount, From: Listed);

        var received = await bank.ReceiveAsync(BankMessages.CreditTransfers(message));

        received.Values("TxSts").ShouldBe(["ACSP"]);
        (await bank.BalanceOfAsync(payee)).ShouldBe("0.00 EUR");
        return (await bank.InDatabaseAsync(db => db.IncomingPayments.AsNoTracking().SingleAsync(p => p.Uetr == message.Uetr)), payee, suspense);
    }

    private async Task ImportListAsync()
    {
        var folder = Directory.CreateTempSubdirectory("digitalbank-lists-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "sdn.csv"), """
            7001,"WRETZKY, Nikolai","individual","SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- 
            7002,"VOSTOK MAGNETO TRADING",-0- ,"SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- 

            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "alt.csv"), "");
        (await bank.SendAsync(new ImportLists(folder))).EnsureSuccess();
        Directory.Delete(folder, recursive: true);
    }

    private async Task DismissAsync(IncomingPayment payment)
    {
        var screened = (await bank.SendAsync(new ScreenParty(
            PayerScreening.PartyIdOf(payment.Id), ScreenedKind.Person, Listed, [], null, null))).EnsureSuccess();
        foreach (var hit in screened.Hits)
        {
            (await bank.SendAsync(new ReviewHit(hit.HitId, HitStatus.Dismissed, "another person"))).EnsureSuccess();
        }
    }
}
