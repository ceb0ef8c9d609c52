using System.Text;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Gateway;
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

        (await bank.SendAsync(new DecideHeldPayment(payment.Id, null, "looked at"))).Failure!.Code.ShouldBe("payments.payer_not_cleared");
        await DismissAsync(payment);
        (await bank.SendAsync(new DecideHeldPayment(payment.Id, null, "looked at"))).EnsureSuccess().Status.ShouldBe(IncomingPaymentStatus.Credited);

        (await bank.BalanceOfAsync(payee)).ShouldBe("40.00 EUR");
        (await bank.BalanceOfOwnAsync("2610", "EUR")).ShouldBe(suspense);
        (await bank.SendAsync(new DecideHeldPayment(payment.Id, null, "looked at"))).EnsureSuccess().Status.ShouldBe(IncomingPaymentStatus.Credited);
        (await bank.SendAsync(new DecideHeldPayment(payment.Id, "AC03", "looked at"))).Failure!.Code.ShouldBe("payments.not_held");
    }

    [Fact]
    public async Task A_held_payment_may_go_back_instead_with_its_reason()
    {
        var (payment, payee, suspense) = await HeldAsync("41.00");

        (await bank.SendAsync(new DecideHeldPayment(payment.Id, "RR04", "looked at"))).EnsureSuccess().Status.ShouldBe(IncomingPaymentStatus.Returned);

        (await bank.BalanceOfAsync(payee)).ShouldBe("0.00 EUR");
        (await bank.BalanceOfOwnAsync("2610", "EUR")).ShouldBe(suspense);
        var history = (await bank.SendAsync(new GetIncomingPayment(payment.Id))).EnsureSuccess().History;
        string.Join(" ", history.Select(step => step.Status)).ShouldBe("Received Held ReturningHeld Returned");
        var decision = (await bank.SendAsync(new GetIncomingPayment(payment.Id))).EnsureSuccess().Decisions.ShouldHaveSingleItem();
        (decision.ReturnReasonCode, decision.Reason, decision.DecidedBy).ShouldBe(("RR04", "looked at", "system"));
    }

    [Theory, InlineData(""), InlineData("   ")]
    public async Task Nobody_decides_without_a_reason(string reason)
    {
        var (payment, payee, _) = await HeldAsync("43.00");

        (await bank.SendAsync(new DecideHeldPayment(payment.Id, "AC04", reason))).Failure!.Code.ShouldBe("payments.reason_missing");

        (await bank.SendAsync(new GetIncomingPayment(payment.Id))).EnsureSuccess().Payment.Status.ShouldBe(IncomingPaymentStatus.Held);
        (await bank.BalanceOfAsync(payee)).ShouldBe("0.00 EUR");
    }

    [Fact]
    public async Task A_return_that_the_other_bank_does_not_take_is_held_again_and_may_go_back_once_more()
    {
        var (payment, _, suspense) = await HeldAsync("44.00");
        (await bank.SendAsync(new DecideHeldPayment(payment.Id, "RR04", "looked at"))).EnsureSuccess();
        var first = await ReturnOfAsync(payment);
        (await bank.SendAsync(new ExchangeMessages())).EnsureSuccess();

        await bank.ReceiveAsync(BankMessages.StatusOfReturn(first!, "RJCT", "AC04"));
        await bank.ReceiveAsync(BankMessages.StatusOfReturn(first!, "RJCT", "AC04"));

        var details = (await bank.SendAsync(new GetIncomingPayment(payment.Id))).EnsureSuccess();
        (details.Payment.Status, details.HoldReason).ShouldBe((IncomingPaymentStatus.Held, HoldReason.ReturnRejected));
        (await bank.BalanceOfOwnAsync("2610", "EUR")).ShouldNotBe(suspense);
        (await bank.SendAsync(new DecideHeldPayment(payment.Id, "RR04", "their mistake"))).EnsureSuccess().Status.ShouldBe(IncomingPaymentStatus.Returned);
        (await ReturnOfAsync(payment)).ShouldNotBe(first);
        (await bank.BalanceOfOwnAsync("2610", "EUR")).ShouldBe(suspense);
    }

    [Fact]
    public async Task A_return_that_was_offered_twice_is_not_held_again_because_the_other_bank_calls_it_a_duplicate()
    {
        var (payment, _, suspense) = await HeldAsync("45.00");
        (await bank.SendAsync(new DecideHeldPayment(payment.Id, "RR04", "looked at"))).EnsureSuccess();
        var returned = (await ReturnOfAsync(payment))!;
        (await bank.SendAsync(new ExchangeMessages())).EnsureSuccess();
        await OfferedAsync(returned, GatewayMessageStatus.Delivered, attempts: 2);

        await bank.ReceiveAsync(BankMessages.StatusOfReturn(returned, "RJCT", "DU01"));

        (await bank.SendAsync(new GetIncomingPayment(payment.Id))).EnsureSuccess().Payment.Status.ShouldBe(IncomingPaymentStatus.Returned);
        (await bank.BalanceOfOwnAsync("2610", "EUR")).ShouldBe(suspense);
    }

    [Theory, InlineData(0, true), InlineData(1, false)]
    public async Task What_is_said_about_a_return_that_is_not_delivered_yet_moves_nothing_and_waits_if_it_may_have_arrived(int attempts, bool isFinished)
    {
        var (payment, _, _) = await HeldAsync("46.00");
        (await bank.SendAsync(new DecideHeldPayment(payment.Id, "RR04", "looked at"))).EnsureSuccess();
        var returned = (await ReturnOfAsync(payment))!;
        await OfferedAsync(returned, GatewayMessageStatus.Queued, attempts);

        var said = await bank.SendAsync(new ReceiveMessage(Encoding.UTF8.GetBytes(BankMessages.StatusOfReturn(returned, "RJCT", "AC04"))));

        said.Failure?.Code.ShouldBe("payments.message_waits");
        said.IsSuccess.ShouldBe(isFinished);
        (await StatusOfAsync(payment)).ShouldBe(IncomingPaymentStatus.Returned);
        (await bank.SendAsync(new ExchangeMessages())).EnsureSuccess();
        (await bank.SendAsync(new ResumeMessages(TimeSpan.Zero))).EnsureSuccess();
        (await StatusOfAsync(payment)).ShouldBe(isFinished ? IncomingPaymentStatus.Returned : IncomingPaymentStatus.Held);
    }

    private async Task<IncomingPaymentStatus> StatusOfAsync(IncomingPayment payment) =>
        (await bank.SendAsync(new GetIncomingPayment(payment.Id))).EnsureSuccess().Payment.Status;

    private Task<int> OfferedAsync(string messageId, GatewayMessageStatus status, int attempts) => bank.InDatabaseAsync(db => db.GatewayMessages
        .Where(m => m.MessageId == messageId).ExecuteUpdateAsync(set => set.SetProperty(m => m.Status, status).SetProperty(m => m.Attempts, attempts)));

    private Task<string?> ReturnOfAsync(IncomingPayment payment) =>
        bank.InDatabaseAsync(db => db.IncomingPayments.Where(p => p.Id == payment.Id).Select(p => p.ReturnMessageId).SingleAsync());

    [Fact]
    public async Task A_payee_whose_account_has_closed_gets_nothing_and_the_payment_waits_for_another_decision()
    {
        var (payment, payee, suspense) = await HeldAsync("42.00");
        await DismissAsync(payment);
        (await bank.SendAsync(new CloseAccount(payee.AccountId, "moved away"))).EnsureSuccess();

        (await bank.SendAsync(new DecideHeldPayment(payment.Id, null, "looked at"))).IsSuccess.ShouldBeFalse();

        // Hits that were dismissed are not forgotten with the refusal, and one that closed after the decision was saved is no dead end.
        (await ScreenAsync(payment)).Hits.ShouldHaveSingleItem().Status.ShouldBe(HitStatus.Dismissed);
        await bank.InDatabaseAsync(db => db.IncomingPayments.Where(p => p.Id == payment.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Status, IncomingPaymentStatus.Releasing).SetProperty(p => p.Version, 10)));
        (await bank.SendAsync(new ResumeMessages(TimeSpan.Zero))).EnsureSuccess();
        (await bank.SendAsync(new GetIncomingPayment(payment.Id))).EnsureSuccess().Payment.Status.ShouldBe(IncomingPaymentStatus.Held);
        (await bank.SendAsync(new DecideHeldPayment(payment.Id, "AC04", "looked at"))).EnsureSuccess().Status.ShouldBe(IncomingPaymentStatus.Returned);
        (await bank.BalanceOfOwnAsync("2610", "EUR")).ShouldBe(suspense);
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
        foreach (var hit in (await ScreenAsync(payment)).Hits)
        {
            (await bank.SendAsync(new ReviewHit(hit.HitId, HitStatus.Dismissed, "another person"))).EnsureSuccess();
        }
    }

    private async Task<ScreeningView> ScreenAsync(IncomingPayment payment) =>
        (await bank.SendAsync(new ScreenParty(PayerScreening.PartyIdOf(payment.Id), ScreenedKind.Unknown, Listed, [], null, null))).EnsureSuccess();
}
