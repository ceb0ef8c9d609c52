using System.Text;
using DigitalBank.Payments.Gateway;
using DigitalBank.Payments.Incoming;
using DigitalBank.Payments.Outgoing;
using DigitalBank.Payments.Recalls;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.Platform;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Gateway;

/// <summary>Payments that one bank wants back from the other.</summary>
public sealed class RecallTests(PaymentsBank bank) : IClassFixture<PaymentsBank>
{
    [Fact]
    public async Task A_duplicate_that_the_other_bank_wants_back_goes_back_at_once_with_a_return()
    {
        var payee = await bank.AnAccountAsync("0.00");
        var payment = new PaymentIn(payee.Iban!);
        await bank.ReceiveAsync(BankMessages.CreditTransfers(payment));

        var received = await bank.ReceiveAsync(BankMessages.Recall(payment, "DUPL"));

        (received.Values("Conf").Single(), received.Values("TxCxlSts").Single()).ShouldBe(("CNCL", "ACCR"));
        (await bank.BalanceOfAsync(payee)).ShouldBe("0.00 EUR");
        var incoming = await bank.InDatabaseAsync(db => db.Recalls.Where(r => r.GatewayMessageId == received.Message.Id).Select(r => r.IncomingPaymentId).SingleAsync());
        var returnId = DerivedKey.Of("return", incoming!.Value).ToString("N");
        var returned = await bank.InDatabaseAsync(db => db.GatewayMessages.SingleAsync(m => m.MessageId == returnId));
        BankMessages.Values(returned.Content, "OrgnlUETR").ShouldBe([payment.Uetr]);
        BankMessages.Values(returned.Content, "Cd").ShouldBe(["FOCR"]);
        (await bank.ReceiveAsync(BankMessages.Recall(payment, "DUPL"))).Values("Cd").ShouldBe(["ARDT"]);
    }

    [Fact]
    public async Task Money_that_the_payee_has_spent_stays_where_it_is()
    {
        var payee = await bank.AnAccountAsync("0.00");
        var payment = new PaymentIn(payee.Iban!);
        await bank.ReceiveAsync(BankMessages.CreditTransfers(payment));
        (await bank.TransferAsync("5.00", payee, await bank.AnAccountAsync())).EnsureSuccess();

        var received = await bank.ReceiveAsync(BankMessages.Recall(payment, "DUPL"));

        (received.Values("TxCxlSts").Single(), received.Values("Cd").Single()).ShouldBe(("RJCR", "AM04"));
        (await bank.BalanceOfAsync(payee)).ShouldBe("5.00 EUR");
    }

    [Theory, InlineData(true, "ACCR", "0.00 EUR"), InlineData(false, "RJCR", "10.00 EUR")]
    public async Task Any_other_reason_waits_for_a_person_whose_word_the_other_bank_gets(bool isAccepted, string answer, string balance)
    {
        var payee = await bank.AnAccountAsync("0.00");
        var payment = new PaymentIn(payee.Iban!);
        await bank.ReceiveAsync(BankMessages.CreditTransfers(payment));
        (await bank.ReceiveAsync(BankMessages.Recall(payment, "CUST"))).Values("TxCxlSts").ShouldBe(["PDCR"]);
        var recall = await bank.InDatabaseAsync(db => db.Recalls.SingleAsync(
            r => r.Status == RecallStatus.Open && db.IncomingPayments.Any(p => p.Id == r.IncomingPaymentId && p.Uetr == payment.Uetr)));

        (await bank.SendAsync(new DecideRecall(recall.Id, isAccepted, "the payee says so"))).EnsureSuccess();
        (await bank.SendAsync(new DecideRecall(recall.Id, isAccepted, "the payee says so"))).EnsureSuccess();

        (await bank.SendAsync(new DecideRecall(recall.Id, !isAccepted, "no, otherwise"))).Failure!.Code.ShouldBe("payments.recall_decided");
        var final = await bank.InDatabaseAsync(db => db.GatewayMessages.SingleAsync(m => m.MessageId == RecallAnswers.FinalAnswerIdOf(recall)));
        BankMessages.Values(final.Content, "TxCxlSts").ShouldBe([answer]);
        (await bank.BalanceOfAsync(payee)).ShouldBe(balance);
    }

    [Fact]
    public async Task Who_wants_a_payment_back_that_came_twice_does_not_get_the_one_that_counts()
    {
        var payee = await bank.AnAccountAsync("0.00");
        var payment = new PaymentIn(payee.Iban!);
        await bank.ReceiveAsync(BankMessages.CreditTransfers(payment));
        var again = Guid.NewGuid().ToString("N");
        (await bank.ReceiveAsync(BankMessages.CreditTransfers(again, payment))).Values("Cd").ShouldBe(["AM05"]);

        (await bank.ReceiveAsync(BankMessages.Recall(payment, "DUPL", again))).Values("Cd").ShouldBe(["NOOR"]);

        (await bank.BalanceOfAsync(payee)).ShouldBe("10.00 EUR");
    }

    [Fact]
    public async Task While_a_payment_is_on_its_way_back_a_recall_waits_for_what_becomes_of_it()
    {
        var payee = await bank.AnAccountAsync("0.00");
        var payment = new PaymentIn(payee.Iban!);
        await bank.ReceiveAsync(BankMessages.CreditTransfers(payment));
        await StandsAtAsync(payment, IncomingPaymentStatus.ReturningCredited);
        var recall = new ReceiveMessage(Encoding.UTF8.GetBytes(BankMessages.Recall(payment, "DUPL")));

        (await bank.SendAsync(recall)).ShouldFailWith("payments.message_waits");
        await StandsAtAsync(payment, IncomingPaymentStatus.Credited);

        BankMessages.Values((await bank.SendAsync(recall)).EnsureSuccess().AnswerContent!, "TxCxlSts").ShouldBe(["ACCR"]);
    }

    private Task<int> StandsAtAsync(PaymentIn payment, IncomingPaymentStatus status) => bank.InDatabaseAsync(db => db.IncomingPayments
        .Where(row => row.Uetr == payment.Uetr)
        .ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, status)));

    [Fact]
    public async Task A_payment_that_never_came_cannot_be_given_back() =>
        (await bank.ReceiveAsync(BankMessages.Recall(new PaymentIn("DE89370400440532013000"), "DUPL"))).Values("Cd").ShouldBe(["NOOR"]);

    [Fact]
    public async Task What_we_want_back_is_asked_once_and_the_answer_stands_in_the_history()
    {
        var payer = await bank.AnAccountAsync();
        var payment = (await bank.TransferOutAsync("30.00", payer)).EnsureSuccess();
        var recall = new RecallPayment(payment.PaymentOrderId, payer.HolderPartyId, "CUST");
        (await bank.SendAsync(recall)).Failure!.Code.ShouldBe("payments.not_to_recall");
        (await bank.SendAsync(new SendOutgoingPayments())).EnsureSuccess();

        var asked = (await bank.SendAsync(recall)).EnsureSuccess();
        (await bank.SendAsync(recall)).EnsureSuccess().RecallId.ShouldBe(asked.RecallId);
        await bank.ReceiveAsync(BankMessages.RecallAnswer(payment, "ACCR"));
        await bank.ReceiveAsync(BankMessages.Return(payment, "30.00", "FOCR"));

        (await bank.HistoryOfAsync(payment.PaymentOrderId)).ShouldBe("Received Booked Sent Sent Sent Returned");
        (await bank.BalanceOfAsync(payer)).ShouldBe("100.00 EUR");
        (await bank.SendAsync(new ListRecalls(RecallStatus.Accepted, null, 50))).EnsureSuccess().Items.ShouldContain(r => r.RecallId == asked.RecallId);
    }

    [Fact]
    public async Task A_payment_that_the_other_bank_never_had_is_rejected_and_its_payer_has_the_money_back()
    {
        var payer = await bank.AnAccountAsync();
        var payment = (await bank.TransferOutAsync("30.00", payer)).EnsureSuccess();
        (await bank.SendAsync(new SendOutgoingPayments())).EnsureSuccess();
        (await bank.SendAsync(new RecallPayment(payment.PaymentOrderId, payer.HolderPartyId, "CUST"))).EnsureSuccess();
        (await bank.SendAsync(new ExchangeMessages())).EnsureSuccess();

        await bank.ReceiveAsync(BankMessages.RecallAnswer(payment, "RJCR", "NOOR"));
        await bank.ReceiveAsync(BankMessages.RecallAnswer(payment, "RJCR", "NOOR"));

        (await bank.HistoryOfAsync(payment.PaymentOrderId)).ShouldBe("Received Booked Sent Sent Rejected");
        (await bank.BalanceOfAsync(payer)).ShouldBe("100.00 EUR");
    }

    [Fact]
    public async Task A_second_request_joins_the_open_one_and_one_decision_answers_both()
    {
        var payee = await bank.AnAccountAsync("0.00");
        var payment = new PaymentIn(payee.Iban!);
        await bank.ReceiveAsync(BankMessages.CreditTransfers(payment));
        await bank.ReceiveAsync(BankMessages.Recall(payment, "CUST"));
        (await bank.ReceiveAsync(BankMessages.Recall(payment, "FRAD"))).Values("TxCxlSts").ShouldBe(["PDCR"]);
        var recalls = await RecallsOfAsync(payment);

        (await bank.SendAsync(new DecideRecall(recalls[1].Id, true, "the payee agrees"))).EnsureSuccess().RecallId.ShouldBe(recalls[0].Id);

        (await RecallsOfAsync(payment)).Select(recall => (recall.Status, recall.Reason)).Distinct().ShouldBe([(RecallStatus.Accepted, "the payee agrees")]);
        foreach (var recall in recalls)
        {
            BankMessages.Values((await FinalAnswerAsync(recall))!.Content, "TxCxlSts").ShouldBe(["ACCR"]);
        }

        (await bank.BalanceOfAsync(payee)).ShouldBe("0.00 EUR");
    }

    [Fact]
    public async Task What_the_bank_has_decided_by_itself_staff_do_not_decide_again()
    {
        var payee = await bank.AnAccountAsync("0.00");
        var payment = new PaymentIn(payee.Iban!);
        await bank.ReceiveAsync(BankMessages.CreditTransfers(payment));
        await bank.ReceiveAsync(BankMessages.Recall(payment, "DUPL"));
        var recall = (await RecallsOfAsync(payment)).ShouldHaveSingleItem();

        (await bank.SendAsync(new DecideRecall(recall.Id, false, "on second thoughts"))).Failure!.Code.ShouldBe("payments.recall_decided");
        (await bank.SendAsync(new DecideRecall(recall.Id, true, "on second thoughts"))).Failure!.Code.ShouldBe("payments.recall_decided");

        (await FinalAnswerAsync(recall)).ShouldBeNull();
    }

    [Fact]
    public async Task After_a_crash_between_the_decision_and_its_answer_the_other_bank_gets_one_answer()
    {
        var payee = await bank.AnAccountAsync("0.00");
        var payment = new PaymentIn(payee.Iban!);
        await bank.ReceiveAsync(BankMessages.CreditTransfers(payment));
        await bank.ReceiveAsync(BankMessages.Recall(payment, "CUST"));
        var recall = (await RecallsOfAsync(payment)).Single();
        await bank.InDatabaseAsync(async db =>
        {
            var stored = await db.Recalls.SingleAsync(r => r.Id == recall.Id);
            stored.BeginReturn("somebody", "the payee agrees");
            var incoming = await db.IncomingPayments.SingleAsync(p => p.Id == recall.IncomingPaymentId);
            incoming.BeginReturn("FOCR", incoming.BookingDate!.Value, "crash", bank.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });

        (await bank.SendAsync(new ResumeMessages(TimeSpan.Zero))).EnsureSuccess();
        (await bank.SendAsync(new ResumeMessages(TimeSpan.Zero))).EnsureSuccess();

        BankMessages.Values((await FinalAnswerAsync(recall))!.Content, "TxCxlSts").ShouldBe(["ACCR"]);
        (await bank.BalanceOfAsync(payee)).ShouldBe("0.00 EUR");
    }

    [Fact]
    public async Task A_request_for_a_whole_message_is_one_for_each_of_its_payments()
    {
        var (first, second) = (await bank.AnAccountAsync("0.00"), await bank.AnAccountAsync("0.00"));
        var messageId = Guid.NewGuid().ToString("N");
        await bank.ReceiveAsync(BankMessages.CreditTransfers(messageId, new PaymentIn(first.Iban!), new PaymentIn("DE89370400440532013000"), new PaymentIn(second.Iban!)));
        var request = BankMessages.RecallOfMessage(messageId, "TECH");

        var answer = await bank.ReceiveAsync(request);

        answer.Values("TxCxlSts").ShouldBe(["ACCR", "RJCR", "ACCR"]);
        answer.Values("Cd").ShouldBe(["NOOR"]);
        (await bank.ReceiveAsync(request)).AnswerContent.ShouldBe(answer.AnswerContent);
        (await bank.BalanceOfAsync(first)).ShouldBe("0.00 EUR");
        (await bank.BalanceOfAsync(second)).ShouldBe("0.00 EUR");
        (await bank.ReceiveAsync(BankMessages.RecallOfMessage("NEVER-CAME", "TECH"))).Values("Cd").ShouldBe(["NOOR"]);
    }

    [Fact]
    public async Task A_request_for_a_message_of_duplicates_takes_back_none_of_the_payments_that_it_repeated()
    {
        var payee = await bank.AnAccountAsync("0.00");
        var payment = new PaymentIn(payee.Iban!);
        await bank.ReceiveAsync(BankMessages.CreditTransfers(payment));
        var repetition = Guid.NewGuid().ToString("N");
        (await bank.ReceiveAsync(BankMessages.CreditTransfers(repetition, payment))).Values("Cd").ShouldBe(["AM05"]);

        (await bank.ReceiveAsync(BankMessages.RecallOfMessage(repetition, "TECH"))).Values("Cd").ShouldBe(["NOOR"]);

        (await bank.BalanceOfAsync(payee)).ShouldBe("10.00 EUR");
    }

    [Fact]
    public async Task A_request_for_more_payments_than_the_bank_works_on_at_once_is_answered_for_each_at_its_place()
    {
        var payee = await bank.AnAccountAsync("0.00");
        var messageId = Guid.NewGuid().ToString("N");
        await bank.ReceiveAsync(BankMessages.CreditTransfers(messageId, [.. Enumerable.Range(1, 21).Select(_ => new PaymentIn(payee.Iban!, "0.01"))]));

        var answer = await bank.ReceiveAsync(BankMessages.RecallOfMessage(messageId, "TECH"));

        answer.Values("TxCxlSts").Count(status => status == "ACCR").ShouldBe(21);
        (await bank.BalanceOfAsync(payee)).ShouldBe("0.00 EUR");
        var places = await bank.InDatabaseAsync(db => db.Recalls
            .Where(r => r.GatewayMessageId == answer.Message.Id).OrderBy(r => r.Position).Select(r => r.Position!.Value).ToListAsync());
        places.ShouldBe(Enumerable.Range(1, 21).Select(place => 1_000_000_000L + place));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_request_for_what_a_person_still_has_to_agree_to_waits_and_is_then_answered(bool isOfMessage)
    {
        var payee = await bank.AnAccountAsync("0.00");
        var (payment, messageId) = (new PaymentIn(payee.Iban!), Guid.NewGuid().ToString("N"));
        var handedIn = (await bank.SendAsync(
            new HandInMessage(Encoding.UTF8.GetBytes(BankMessages.CreditTransfers(messageId, payment)), "came by mail"))).EnsureSuccess();
        var request = isOfMessage ? BankMessages.RecallOfMessage(messageId, "TECH") : BankMessages.Recall(payment, "TECH", messageId);

        (await bank.SendAsync(new ReceiveMessage(Encoding.UTF8.GetBytes(request)))).Failure!.Code.ShouldBe("payments.message_waits");
        await bank.InDatabaseAsync(db => db.GatewayMessages
            .Where(m => m.Id == handedIn.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.HandedInBy, "somebody else")));
        (await bank.SendAsync(new DecideMessage(handedIn.Id, true, "seen in the mail"))).EnsureSuccess();
        (await bank.SendAsync(new ResumeMessages(TimeSpan.Zero))).EnsureSuccess();

        (await bank.ReceiveAsync(request)).Values("TxCxlSts").ShouldBe(["ACCR"]);
        (await bank.BalanceOfAsync(payee)).ShouldBe("0.00 EUR");
    }

    [Fact]
    public async Task Nobody_decides_about_money_that_is_on_its_way()
    {
        var payee = await bank.AnAccountAsync("0.00");
        var payment = new PaymentIn(payee.Iban!);
        await bank.ReceiveAsync(BankMessages.CreditTransfers(payment));
        await bank.ReceiveAsync(BankMessages.Recall(payment, "CUST"));
        var recall = (await RecallsOfAsync(payment)).ShouldHaveSingleItem();
        foreach (var onItsWay in (IncomingPaymentStatus[])[IncomingPaymentStatus.ReturningCredited, IncomingPaymentStatus.ReturningHeld, IncomingPaymentStatus.Releasing])
        {
            await MoveAsync(payment, onItsWay);
            (await bank.SendAsync(new DecideRecall(recall.Id, false, "the payee says no"))).Failure!.Code.ShouldBe("payments.recall_in_progress");
        }

        await MoveAsync(payment, IncomingPaymentStatus.Credited);
        (await bank.SendAsync(new DecideRecall(recall.Id, false, "the payee says no"))).EnsureSuccess().AnswerCode.ShouldBe("CUST");
    }

    private Task<int> MoveAsync(PaymentIn payment, IncomingPaymentStatus status) => bank.InDatabaseAsync(db => db.IncomingPayments
        .Where(p => p.Uetr == payment.Uetr).ExecuteUpdateAsync(set => set.SetProperty(p => p.Status, status)));

    private Task<List<Recall>> RecallsOfAsync(PaymentIn payment) => bank.InDatabaseAsync(db => db.Recalls.AsNoTracking()
        .Where(r => db.IncomingPayments.Any(p => p.Id == r.IncomingPaymentId && p.Uetr == payment.Uetr)).OrderBy(r => r.JoinsId != null).ToListAsync());

    private Task<GatewayMessage?> FinalAnswerAsync(Recall recall) =>
        bank.InDatabaseAsync(db => db.GatewayMessages.AsNoTracking().SingleOrDefaultAsync(m => m.MessageId == RecallAnswers.FinalAnswerIdOf(recall)));

    [Fact]
    public async Task Nobody_recalls_a_payment_of_somebody_else()
    {
        var payer = await bank.AnAccountAsync();
        var payment = (await bank.TransferOutAsync("30.00", payer)).EnsureSuccess();

        (await bank.SendAsync(new RecallPayment(payment.PaymentOrderId, Guid.NewGuid(), "CUST"))).Failure!.Code.ShouldBe("payments.unknown_payment");
    }
}
