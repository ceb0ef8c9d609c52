using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.DirectDebits;
using DigitalBank.Payments.Gateway;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.DirectDebits;

/// <summary>Direct debits that other banks collect from our customers.</summary>
public sealed class DirectDebitTests(PaymentsBank bank) : IClassFixture<PaymentsBank>
{
    [Fact]
    public async Task A_debit_is_collected_on_its_day_once_and_the_other_bank_hears_it()
    {
        var payer = await bank.AnAccountAsync();
        var debit = new DebitIn(payer.Iban!, (await bank.TodayAsync()).AddDays(1));

        (await bank.ReceiveAsync(BankMessages.DirectDebits(debit))).Values("TxSts").ShouldBe(["ACSP"]);
        (await bank.ReceiveAsync(BankMessages.DirectDebits(debit))).Values("Cd").ShouldBe(["AM05"]);
        (await bank.SendAsync(new CollectDueDebits())).EnsureSuccess();
        (await bank.BalanceOfAsync(payer)).ShouldBe("100.00 EUR");

        await bank.CloseDayAsync();
        (await bank.SendAsync(new CollectDueDebits())).EnsureSuccess().StillOpen.ShouldBe(0);
        await ForgetCollectionAsync(debit);
        (await bank.SendAsync(new CollectDueDebits())).EnsureSuccess().StillOpen.ShouldBe(0);

        (await bank.BalanceOfAsync(payer)).ShouldBe("75.00 EUR");
        (await OutcomeAsync(debit)).ShouldBe("ACSC");
        (await HistoryAsync(debit)).ShouldBe("Waiting Collecting Collected Collected");
    }

    [Fact]
    public async Task Without_enough_money_nothing_is_taken_and_the_creditor_hears_AM04()
    {
        var payer = await bank.AnAccountAsync("24.99");

        var debit = await CollectedAsync(payer);

        (await bank.BalanceOfAsync(payer)).ShouldBe("24.99 EUR");
        (await OutcomeAsync(debit)).ShouldBe("RJCT AM04");
    }

    [Fact]
    public async Task The_payer_refuses_before_the_day_and_gets_nothing_refunded_that_was_never_taken()
    {
        var payer = await bank.AnAccountAsync();
        var debit = new DebitIn(payer.Iban!, await bank.TodayAsync());
        await bank.ReceiveAsync(BankMessages.DirectDebits(debit));
        var id = await IdOfAsync(debit);

        (await bank.SendAsync(new RefuseDebit(Guid.NewGuid(), id))).Failure!.Code.ShouldBe("payments.unknown_direct_debit");
        (await bank.SendAsync(new RefundDebit(payer.HolderPartyId, id, false))).Failure!.Code.ShouldBe("payments.direct_debit_not_collected");
        (await bank.SendAsync(new RefuseDebit(payer.HolderPartyId, id))).EnsureSuccess();
        (await bank.SendAsync(new RefuseDebit(payer.HolderPartyId, id))).EnsureSuccess().ReasonCode.ShouldBe("MS02");
        (await bank.SendAsync(new CollectDueDebits())).EnsureSuccess();

        (await OutcomeAsync(debit)).ShouldBe("RJCT MS02");
        (await bank.BalanceOfAsync(payer)).ShouldBe("100.00 EUR");
    }

    [Theory, InlineData(false, "MD06"), InlineData(true, "MD01")]
    public async Task A_refund_gives_the_money_back_once_and_tells_the_creditors_bank_why(bool isUnauthorised, string reason)
    {
        var payer = await bank.AnAccountAsync();
        var debit = await CollectedAsync(payer);
        var id = await IdOfAsync(debit);
        (await bank.BalanceOfAsync(payer)).ShouldBe("75.00 EUR");

        (await bank.SendAsync(new RefundDebit(payer.HolderPartyId, id, isUnauthorised))).EnsureSuccess();
        (await bank.SendAsync(new RefundDebit(payer.HolderPartyId, id, isUnauthorised))).EnsureSuccess().Status.ShouldBe(IncomingDebitStatus.Refunded);

        (await bank.BalanceOfAsync(payer)).ShouldBe("100.00 EUR");
        var message = await MessageAsync("debit-refund", debit);
        (BankMessages.Values(message, "OrgnlUETR").Single(), BankMessages.Values(message, "Cd").Single()).ShouldBe((debit.Uetr, reason));
    }

    [Theory, InlineData(false, 56, 57, "payments.refund_too_late"), InlineData(true, 396, 430, "payments.refund_too_late")]
    public void The_time_for_a_refund_ends(bool isUnauthorised, int inTime, int late, string code)
    {
        var collected = new DateOnly(2026, 1, 1);
        var last = isUnauthorised ? collected.AddMonths(13) : collected.AddDays(56);

        Collected(collected).BeginRefund("MD06", last, collected.AddDays(inTime), default).ShouldBeNull();
        Collected(collected).BeginRefund("MD06", last, collected.AddDays(late), default)!.Code.ShouldBe(code);
    }

    [Fact]
    public async Task Whom_the_payer_blocks_collects_nothing_and_the_first_that_is_allowed_shuts_the_others_out()
    {
        var payer = await bank.AnAccountAsync();
        var date = (await bank.TodayAsync()).AddDays(1);
        var rule = (await bank.SendAsync(new MakeCreditorRule(payer.HolderPartyId, payer.AccountId, "de98 zzz 0999 9999 999", false))).EnsureSuccess();
        (await bank.SendAsync(new MakeCreditorRule(payer.HolderPartyId, payer.AccountId, "DE98ZZZ09999999999", true))).Failure!.Code.ShouldBe("payments.creditor_rule_exists");
        (await bank.ReceiveAsync(BankMessages.DirectDebits(new DebitIn(payer.Iban!, date)))).Values("Cd").ShouldBe(["SL01"]);
        (await bank.ReceiveAsync(BankMessages.DirectDebits(new DebitIn(payer.Iban!, date, "DE02OTHER")))).Values("TxSts").ShouldBe(["ACSP"]);

        (await bank.SendAsync(new RemoveCreditorRule(payer.HolderPartyId, rule.RuleId))).EnsureSuccess();
        (await bank.SendAsync(new MakeCreditorRule(payer.HolderPartyId, payer.AccountId, "DE98ZZZ09999999999", true))).EnsureSuccess();

        (await bank.ReceiveAsync(BankMessages.DirectDebits(new DebitIn(payer.Iban!, date), new DebitIn(payer.Iban!, date, "DE02OTHER"))))
            .Values("TxSts").ShouldBe(["ACSP", "RJCT"]);
        (await bank.SendAsync(new MakeCreditorRule(Guid.NewGuid(), payer.AccountId, "DE02OTHER", true))).IsSuccess.ShouldBeFalse();
    }

    [Fact]
    public async Task What_cannot_be_collected_is_rejected_when_it_comes()
    {
        var payer = await bank.AnAccountAsync();
        var date = await bank.TodayAsync();

        var answer = await bank.ReceiveAsync(BankMessages.DirectDebits(
            new DebitIn("DE89370400440532013000", date), new DebitIn(payer.Iban!, date.AddDays(15)), new DebitIn(payer.Iban!, date, MandateId: "")));

        answer.Values("TxSts").Distinct().ShouldBe(["RJCT"]);
        answer.Values("Cd").ShouldBe(["AC01", "DT01", "MD02"]);
    }

    private static IncomingDebit Collected(DateOnly collectedOn)
    {
        var debit = new IncomingDebit { Id = Guid.NewGuid() };
        debit.Accept(Guid.NewGuid(), Guid.NewGuid(), 1, null, default);
        debit.BeginCollection(collectedOn, default);
        debit.Collect(1, collectedOn, default);
        return debit;
    }

    private async Task<DebitIn> CollectedAsync(AccountView payer)
    {
        var debit = new DebitIn(payer.Iban!, await bank.TodayAsync());
        await bank.ReceiveAsync(BankMessages.DirectDebits(debit));
        (await bank.SendAsync(new CollectDueDebits())).EnsureSuccess();
        return debit;
    }

    private Task<Guid> IdOfAsync(DebitIn debit) =>
        bank.InDatabaseAsync(db => db.IncomingDebits.Where(d => d.UetrKey == debit.Uetr || (d.Uetr == debit.Uetr && d.ReasonCode != "AM05")).Select(d => d.Id).SingleAsync());

    /// <summary>Puts it back to where a crash between the entry and its record would have left it.</summary>
    private async Task ForgetCollectionAsync(DebitIn debit)
    {
        var id = await IdOfAsync(debit);
        await bank.InDatabaseAsync(db => db.IncomingDebits.Where(d => d.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.Status, IncomingDebitStatus.Collecting)));
        var outcome = Platform.DerivedKey.Of("debit-outcome", id).ToString("N");
        await bank.InDatabaseAsync(db => db.GatewayMessages.Where(m => m.MessageId == outcome).ExecuteDeleteAsync());
    }

    private async Task<byte[]> MessageAsync(string about, DebitIn debit)
    {
        var id = Platform.DerivedKey.Of(about, await IdOfAsync(debit)).ToString("N");
        return await bank.InDatabaseAsync(db => db.GatewayMessages
            .Where(m => m.MessageId == id && m.Status == GatewayMessageStatus.Queued).Select(m => m.Content).SingleAsync());
    }

    private async Task<string> OutcomeAsync(DebitIn debit)
    {
        var message = await MessageAsync("debit-outcome", debit);
        return string.Join(' ', BankMessages.Values(message, "TxSts").Concat(BankMessages.Values(message, "Cd")));
    }

    private async Task<string> HistoryAsync(DebitIn debit) => string.Join(
        ' ', (await bank.SendAsync(new GetIncomingDebit(await IdOfAsync(debit)))).EnsureSuccess().History.Select(step => step.Status));
}
