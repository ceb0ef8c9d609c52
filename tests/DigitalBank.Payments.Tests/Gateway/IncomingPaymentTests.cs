using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Gateway;
using DigitalBank.Payments.Incoming;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Gateway;

/// <summary>pacs.008 of another bank: the payee is credited, or the other bank hears why not.</summary>
[Collection(PaymentsBankCollection.Name)]
public sealed class IncomingPaymentTests(PaymentsBank bank)
{
    [Fact]
    public async Task A_payment_from_another_bank_is_credited_and_answered_with_its_UETR()
    {
        var payee = await bank.AnAccountAsync("0.00");
        var payment = new PaymentIn(payee.Iban!, "25.50");

        var received = await bank.ReceiveAsync(BankMessages.CreditTransfers(payment));

        (await bank.BalanceOfAsync(payee)).ShouldBe("25.50 EUR");
        received.Values("TxSts").ShouldBe(["ACSC"]);
        received.Values("OrgnlUETR").ShouldBe([payment.Uetr]);
        (await HistoryAsync(payment)).ShouldBe("Received Credited");
    }

    [Fact]
    public async Task What_cannot_be_credited_is_rejected_with_its_reason_and_nothing_of_it_moves()
    {
        var payee = await bank.AnAccountAsync("0.00");
        var blocked = await bank.AnAccountAsync("0.00");
        await bank.SendAsync(new PlaceBlock(Guid.NewGuid(), blocked.AccountId, AccountBlock.All, "court"));
        var closed = await bank.AnAccountAsync("0.00");
        (await bank.SendAsync(new CloseAccount(closed.AccountId, "moved away"))).EnsureSuccess();
        var nostro = await bank.BalanceOfOwnAsync("1110", "EUR");

        var received = await bank.ReceiveAsync(BankMessages.CreditTransfers(
            new PaymentIn("DE89370400440532013000"),
            new PaymentIn("DE89370400440532013001"),
            new PaymentIn(closed.Iban!),
            new PaymentIn(blocked.Iban!),
            new PaymentIn(payee.Iban!, Currency: "USD"),
            new PaymentIn(payee.Iban!, "0.00"),
            new PaymentIn(payee.Iban!, "1.001"),
            new PaymentIn(payee.Iban!, From: "")));

        received.Values("TxSts").ShouldAllBe(status => status == "RJCT");
        received.Values("Cd").ShouldBe(["AC01", "AC03", "AC04", "AC06", "AM03", "AM01", "AM12", "RR02"]);
        received.Values("GrpSts").ShouldBe(["RJCT"]);
        (await bank.BalanceOfAsync(payee)).ShouldBe("0.00 EUR");
        (await bank.BalanceOfOwnAsync("1110", "EUR")).ShouldBe(nostro);
    }

    [Fact]
    public async Task The_same_message_again_gets_the_same_answer_and_pays_nothing_again()
    {
        var payee = await bank.AnAccountAsync("0.00");
        var message = BankMessages.CreditTransfers(new PaymentIn(payee.Iban!));
        var first = await bank.ReceiveAsync(message);

        var second = await bank.ReceiveAsync(message);

        second.IsRepetition.ShouldBeTrue();
        second.AnswerContent.ShouldBe(first.AnswerContent);
        (await bank.BalanceOfAsync(payee)).ShouldBe("10.00 EUR");
    }

    [Fact]
    public async Task Another_message_under_a_used_id_is_refused_as_a_whole()
    {
        var payee = await bank.AnAccountAsync("0.00");
        var id = Guid.NewGuid().ToString("N");
        await bank.ReceiveAsync(BankMessages.CreditTransfers(id, new PaymentIn(payee.Iban!)));

        var second = await bank.ReceiveAsync(BankMessages.CreditTransfers(id, new PaymentIn(payee.Iban!, "99.00")));

        (second.Message.Status, second.Message.ReasonCode).ShouldBe((GatewayMessageStatus.Refused, "DU01"));
        second.Values("GrpSts").ShouldBe(["RJCT"]);
        (await bank.BalanceOfAsync(payee)).ShouldBe("10.00 EUR");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_payment_that_came_before_is_a_duplicate_by_its_UETR_and_by_its_reference(bool byUetr)
    {
        var payee = await bank.AnAccountAsync("0.00");
        var payment = new PaymentIn(payee.Iban!);
        await bank.ReceiveAsync(BankMessages.CreditTransfers(payment));
        var again = byUetr ? payment with { TransactionId = "other" } : payment with { Uetr = BankMessages.NewUetr() };

        var received = await bank.ReceiveAsync(BankMessages.CreditTransfers(again, new PaymentIn(payee.Iban!)));

        received.Values("TxSts").ShouldBe(["RJCT", "ACSC"]);
        received.Values("Cd").ShouldBe(["AM05"]);
        (await bank.BalanceOfAsync(payee)).ShouldBe("20.00 EUR");
    }

    [Fact]
    public async Task A_sender_is_the_same_bank_whether_it_writes_its_code_with_eight_or_eleven_characters_and_wherever_it_stands()
    {
        var payee = await bank.AnAccountAsync("0.00");
        var payment = new PaymentIn(payee.Iban!) { Uetr = "" };
        const string sender = $"<InstgAgt><FinInstnId><BICFI>{BankMessages.OtherBank}</BICFI></FinInstnId></InstgAgt>";
        await bank.ReceiveAsync(BankMessages.CreditTransfers(payment));

        var shorter = BankMessages.CreditTransfers(payment)
            .Replace($"<InstgAgt><FinInstnId><BICFI>{BankMessages.OtherBank}<", $"<InstgAgt><FinInstnId><BICFI>{BankMessages.OtherBank[..8]}<", StringComparison.Ordinal);
        var withThePayment = BankMessages.CreditTransfers(payment)
            .Replace(sender, "", StringComparison.Ordinal)
            .Replace("<ChrgBr>SHAR</ChrgBr>", $"<ChrgBr>SHAR</ChrgBr>{sender}", StringComparison.Ordinal);

        (await bank.ReceiveAsync(shorter)).Values("Cd").ShouldBe(["AM05"]);
        (await bank.ReceiveAsync(withThePayment)).Values("Cd").ShouldBe(["AM05"]);
        (await bank.BalanceOfAsync(payee)).ShouldBe("10.00 EUR");
    }

    [Fact]
    public async Task A_reference_that_is_not_provided_is_none_and_a_payment_without_any_is_not_taken()
    {
        var payee = await bank.AnAccountAsync("0.00");
        var payment = new PaymentIn(payee.Iban!) { TransactionId = "NOTPROVIDED" };

        var received = await bank.ReceiveAsync(BankMessages.CreditTransfers(
            payment, payment with { Uetr = BankMessages.NewUetr() }, payment with { Uetr = "" }, payment with { Uetr = "", TransactionId = "" }));

        received.Values("TxSts").ShouldBe(["ACSC", "ACSC", "RJCT", "RJCT"]);
        received.Values("Cd").ShouldBe(["MS03", "MS03"]);
        (await bank.BalanceOfAsync(payee)).ShouldBe("20.00 EUR");
    }

    [Fact]
    public async Task A_message_with_a_wrong_total_is_refused_before_anything_is_credited()
    {
        var payee = await bank.AnAccountAsync("0.00");
        var message = BankMessages.CreditTransfers(new PaymentIn(payee.Iban!)).Replace("<NbOfTxs>1<", "<NbOfTxs>2<", StringComparison.Ordinal);

        var received = await bank.ReceiveAsync(message);

        (received.Message.Status, received.Message.ReasonCode).ShouldBe((GatewayMessageStatus.Refused, "AM18"));
        (await bank.BalanceOfAsync(payee)).ShouldBe("0.00 EUR");
    }

    [Fact]
    public async Task Killed_after_the_ledger_had_booked_the_message_is_finished_and_nobody_is_paid_twice()
    {
        var payee = await bank.AnAccountAsync("0.00");
        var payment = new PaymentIn(payee.Iban!);
        var received = await bank.ReceiveAsync(BankMessages.CreditTransfers(payment));
        var row = received.Message.Id;

        // Back to where the entry was booked, and neither that nor an answer was noted.
        await bank.InDatabaseAsync(db => db.GatewayMessages.Where(m => m.AnswersId == row).ExecuteDeleteAsync());
        await bank.InDatabaseAsync(db => db.GatewayMessages.Where(m => m.Id == row)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Status, GatewayMessageStatus.Received)));
        await bank.InDatabaseAsync(db => db.IncomingPayments.Where(p => p.GatewayMessageId == row)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Status, IncomingPaymentStatus.Received).SetProperty(p => p.Version, 10)));
        await bank.CloseDayAsync();

        (await bank.SendAsync(new ResumeMessages(TimeSpan.Zero))).EnsureSuccess().StillOpen.ShouldBe(0);

        (await bank.BalanceOfAsync(payee)).ShouldBe("10.00 EUR");
        (await PaymentAsync(payment)).Status.ShouldBe(IncomingPaymentStatus.Credited);
        (await bank.InDatabaseAsync(db => db.GatewayMessages.CountAsync(m => m.AnswersId == row))).ShouldBe(1);
    }

    [Fact]
    public async Task A_decision_that_somebody_is_working_on_is_left_to_them_and_an_old_one_is_finished()
    {
        var payee = await bank.AnAccountAsync("0.00");
        var payment = new PaymentIn(payee.Iban!);
        var received = await bank.ReceiveAsync(BankMessages.CreditTransfers(payment));
        await bank.InDatabaseAsync(db => db.IncomingPayments.Where(p => p.GatewayMessageId == received.Message.Id).ExecuteUpdateAsync(set => set
            .SetProperty(p => p.Status, IncomingPaymentStatus.ReturningCredited).SetProperty(p => p.ReasonCode, "FOCR").SetProperty(p => p.Version, 10)));

        (await bank.SendAsync(new ResumeMessages(TimeSpan.FromMinutes(1)))).EnsureSuccess();
        (await PaymentAsync(payment)).Status.ShouldBe(IncomingPaymentStatus.ReturningCredited);

        (await bank.SendAsync(new ResumeMessages(TimeSpan.Zero))).EnsureSuccess();
        (await PaymentAsync(payment)).Status.ShouldBe(IncomingPaymentStatus.Returned);
    }

    private async Task<string> HistoryAsync(PaymentIn payment)
    {
        var id = (await PaymentAsync(payment)).Id;
        return string.Join(" ", (await bank.SendAsync(new GetIncomingPayment(id))).EnsureSuccess().History.Select(step => step.Status));
    }

    private Task<IncomingPayment> PaymentAsync(PaymentIn payment) =>
        bank.InDatabaseAsync(db => db.IncomingPayments.AsNoTracking().SingleAsync(p => p.Uetr == payment.Uetr));
}
