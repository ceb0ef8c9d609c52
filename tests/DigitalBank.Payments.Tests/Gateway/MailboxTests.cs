using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Answers;
using DigitalBank.Payments.Gateway;
using DigitalBank.Payments.Incoming;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.Outgoing;
using DigitalBank.Payments.Recalls;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Gateway;

/// <summary>Messages through a mailbox whose other side does not behave.</summary>
public sealed class MailboxTests(MailboxBank bank) : IClassFixture<MailboxBank>
{
    [Fact]
    public async Task What_the_bank_does_not_take_is_kept_before_the_other_side_forgets_it()
    {
        var payee = await bank.AnAccountAsync("0.00");
        bank.Put("<Document>not what it should be");
        bank.Put(BankMessages.CreditTransfers(new PaymentIn(payee.Iban!)));

        var exchanged = (await bank.SendAsync(new ExchangeMessages())).EnsureSuccess();

        (exchanged.TakenIn, exchanged.Failed).ShouldBe((2, 1));
        KeptFiles().ShouldContain(file => File.ReadAllText(file) == "<Document>not what it should be"
            && File.ReadAllText(file + ".error.txt").Contains("payments.message_unreadable", StringComparison.Ordinal));
        (await bank.BalanceOfAsync(payee)).ShouldBe("10.00 EUR");
    }

    [Fact]
    public async Task A_message_larger_than_the_bank_takes_is_kept_whole_and_the_next_one_taken_in()
    {
        var payee = await bank.AnAccountAsync("0.00");
        var large = $"<Document>{new string('x', 3 * 1024 * 1024)}</Document>";
        bank.Put(large);
        bank.Put(BankMessages.CreditTransfers(new PaymentIn(payee.Iban!)));

        var exchanged = (await bank.SendAsync(new ExchangeMessages())).EnsureSuccess();

        (exchanged.TakenIn, exchanged.Failed).ShouldBe((2, 1));
        KeptFiles().ShouldContain(file => File.ReadAllText(file) == large);
        (await bank.BalanceOfAsync(payee)).ShouldBe("10.00 EUR");
    }

    [Fact]
    public async Task One_message_that_the_other_side_does_not_take_now_holds_up_no_other()
    {
        var payee = await bank.AnAccountAsync("0.00");
        var (first, second) = (new PaymentIn(payee.Iban!), new PaymentIn(payee.Iban!));
        bank.Put(BankMessages.CreditTransfers(first));
        bank.Put(BankMessages.CreditTransfers(second));
        bank.Answer = message => message.Contains(first.Uetr, StringComparison.Ordinal) ? 403 : 202;

        (await bank.SendAsync(new ExchangeMessages())).EnsureSuccess().Failed.ShouldBe(1);
        bank.Taken.ShouldContain(message => message.Contains(second.Uetr, StringComparison.Ordinal));
        bank.Taken.ShouldNotContain(message => message.Contains(first.Uetr, StringComparison.Ordinal));

        bank.Answer = _ => 202;
        (await bank.SendAsync(new ExchangeMessages())).EnsureSuccess().Delivered.ShouldBe(1);
        bank.Taken.ShouldContain(message => message.Contains(first.Uetr, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_message_that_the_other_side_refuses_at_once_brings_its_payers_their_money_back()
    {
        var payer = await bank.AnAccountAsync();
        var payment = (await bank.TransferOutAsync("30.00", payer)).EnsureSuccess();
        (await bank.SendAsync(new SendOutgoingPayments())).EnsureSuccess();
        bank.Answer = message => message.Contains(payment.Uetr, StringComparison.Ordinal) ? 422 : 202;

        (await bank.SendAsync(new ExchangeMessages())).EnsureSuccess();

        (await bank.HistoryOfAsync(payment.PaymentOrderId)).ShouldBe("Received Booked Sent Rejected");
        (await bank.BalanceOfAsync(payer)).ShouldBe("100.00 EUR");
    }

    [Fact]
    public async Task A_message_that_may_have_arrived_before_it_was_refused_gives_nothing_back_and_is_asked_about_even_after_a_recall()
    {
        var payer = await bank.AnAccountAsync();
        var payment = (await bank.TransferOutAsync("30.00", payer)).EnsureSuccess();
        (await bank.SendAsync(new SendOutgoingPayments())).EnsureSuccess();
        foreach (var answer in (int[])[500, 422])
        {
            bank.Answer = message => message.Contains(payment.Uetr, StringComparison.Ordinal) && message.Contains("pacs.008", StringComparison.Ordinal) ? answer : 202;
            (await bank.SendAsync(new ExchangeMessages())).EnsureSuccess();
        }

        (await bank.BalanceOfAsync(payer)).ShouldBe("70.00 EUR");
        (await bank.SendAsync(new RecallPayment(payment.PaymentOrderId, payer.HolderPartyId, "CUST"))).EnsureSuccess();
        bank.Clock.Advance(TimeSpan.FromSeconds(61));
        (await bank.SendAsync(new InvestigateSilence())).EnsureSuccess().Asked.ShouldBe(1);
        bank.Answer = _ => 202;
        bank.Put(BankMessages.RecallAnswer(payment, "RJCR", "NOOR"));
        (await bank.SendAsync(new ExchangeMessages())).EnsureSuccess();
        (await bank.BalanceOfAsync(payer)).ShouldBe("100.00 EUR");
    }

    [Fact]
    public async Task The_other_bank_is_not_believed_that_it_never_had_what_still_waits_to_be_delivered()
    {
        var payer = await bank.AnAccountAsync();
        var payment = (await bank.TransferOutAsync("30.00", payer)).EnsureSuccess();
        (await bank.SendAsync(new SendOutgoingPayments())).EnsureSuccess();
        bank.Answer = message => message.Contains(payment.Uetr, StringComparison.Ordinal) ? 503 : 202;
        (await bank.SendAsync(new RecallPayment(payment.PaymentOrderId, payer.HolderPartyId, "CUST"))).EnsureSuccess();

        bank.Put(BankMessages.RecallAnswer(payment, "RJCR", "NOOR"));
        (await bank.SendAsync(new ExchangeMessages())).EnsureSuccess();
        (await bank.BalanceOfAsync(payer)).ShouldBe("70.00 EUR");

        bank.Answer = _ => 202;
        (await bank.SendAsync(new ExchangeMessages())).EnsureSuccess();
        await bank.ReceiveAsync(BankMessages.Status(payment, "ACSC"));
        (await bank.DetailsOfAsync(payment.PaymentOrderId)).Payment.Status.ShouldBe(PaymentOrderStatus.Settled);
    }

    [Fact]
    public async Task A_payment_is_asked_back_only_once_the_other_bank_has_it()
    {
        var (payer, payment) = await SentAsync();
        bank.Answer = message => IsPayment(message, payment) ? 503 : 202;
        (await bank.SendAsync(new RecallPayment(payment.PaymentOrderId, payer.HolderPartyId, "CUST"))).EnsureSuccess();
        (await bank.SendAsync(new ExchangeMessages())).EnsureSuccess();
        bank.Taken.ShouldNotContain(message => message.Contains(payment.Uetr, StringComparison.Ordinal));

        bank.Answer = _ => 202;
        (await bank.SendAsync(new ExchangeMessages())).EnsureSuccess();

        var about = bank.Taken.Where(message => message.Contains(payment.Uetr, StringComparison.Ordinal)).ToList();
        (about.Count, IsPayment(about[0], payment)).ShouldBe((2, true));
        await bank.ReceiveAsync(BankMessages.Status(payment, "ACSC"));
    }

    [Fact]
    public async Task The_other_bank_is_not_believed_that_it_never_had_what_it_got_after_it_was_asked()
    {
        var (payer, payment) = await SentAsync();
        bank.Answer = _ => 202;
        var recall = (await bank.SendAsync(new RecallPayment(payment.PaymentOrderId, payer.HolderPartyId, "CUST"))).EnsureSuccess();
        (await bank.SendAsync(new ExchangeMessages())).EnsureSuccess();
        var before = bank.Clock.GetUtcNow().AddSeconds(-1);
        await bank.InDatabaseAsync(db => db.GatewayMessages
            .Where(m => m.MessageId == recall.RecallId.ToString("N")).ExecuteUpdateAsync(set => set.SetProperty(m => m.DoneAt, before)));

        await bank.ReceiveAsync(BankMessages.RecallAnswer(payment, "RJCR", "NOOR"));

        (await bank.BalanceOfAsync(payer)).ShouldBe("70.00 EUR");
        await bank.ReceiveAsync(BankMessages.Status(payment, "ACSC"));
        (await bank.DetailsOfAsync(payment.PaymentOrderId)).Payment.Status.ShouldBe(PaymentOrderStatus.Settled);
    }

    [Fact]
    public async Task What_still_waits_to_be_delivered_is_not_asked_about_and_a_rejection_of_it_gives_nothing_back()
    {
        var (payer, payment) = await SentAsync();
        bank.Answer = message => IsPayment(message, payment) ? 503 : 202;
        bank.Clock.Advance(TimeSpan.FromSeconds(61));
        (await bank.SendAsync(new InvestigateSilence())).EnsureSuccess();
        (await bank.HistoryOfAsync(payment.PaymentOrderId)).ShouldBe("Received Booked Sent");

        bank.Put(BankMessages.Status(payment, "RJCT", "NOOR"));
        (await bank.SendAsync(new ExchangeMessages())).EnsureSuccess();

        (await bank.HistoryOfAsync(payment.PaymentOrderId)).ShouldBe("Received Booked Sent Sent");
        (await bank.BalanceOfAsync(payer)).ShouldBe("70.00 EUR");
        bank.Answer = _ => 202;
        (await bank.SendAsync(new ExchangeMessages())).EnsureSuccess();
        await bank.ReceiveAsync(BankMessages.Status(payment, "ACSC"));
    }

    [Theory, InlineData("DU01"), InlineData("AM05")]
    public async Task A_payment_that_was_offered_twice_is_not_given_back_because_the_other_bank_calls_it_a_duplicate(string duplicate)
    {
        var (payer, payment) = await SentAsync();
        foreach (var answer in (int[])[500, 202])
        {
            bank.Answer = message => IsPayment(message, payment) ? answer : 202;
            (await bank.SendAsync(new ExchangeMessages())).EnsureSuccess();
        }

        await bank.ReceiveAsync(BankMessages.Status(payment, "RJCT", duplicate));
        (await bank.BalanceOfAsync(payer)).ShouldBe("70.00 EUR");

        await bank.ReceiveAsync(BankMessages.Status(payment, "RJCT", "AC04"));
        (await bank.BalanceOfAsync(payer)).ShouldBe("100.00 EUR");
    }

    [Fact]
    public async Task A_return_that_may_have_arrived_before_it_was_refused_is_held_until_a_person_has_asked()
    {
        var payee = await bank.AnAccountAsync("0.00");
        var payment = new PaymentIn(payee.Iban!);
        await bank.ReceiveAsync(BankMessages.CreditTransfers(payment));
        await bank.ReceiveAsync(BankMessages.Recall(payment, "DUPL"));
        foreach (var answer in (int[])[500, 422])
        {
            bank.Answer = message => message.Contains(payment.Uetr, StringComparison.Ordinal) && message.Contains("pacs.004", StringComparison.Ordinal) ? answer : 202;
            (await bank.SendAsync(new ExchangeMessages())).EnsureSuccess();
        }

        var held = await bank.InDatabaseAsync(db => db.IncomingPayments.SingleAsync(p => p.Uetr == payment.Uetr));
        (held.Status, held.HoldReason).ShouldBe((IncomingPaymentStatus.Held, HoldReason.ReturnUncertain));
        (await bank.BalanceOfOwnAsync("2610", "EUR")).ShouldBe("10.00 EUR");
    }

    private async Task<(AccountView Payer, PaymentView Payment)> SentAsync()
    {
        var payer = await bank.AnAccountAsync();
        var payment = (await bank.TransferOutAsync("30.00", payer)).EnsureSuccess();
        (await bank.SendAsync(new SendOutgoingPayments())).EnsureSuccess();
        return (payer, payment);
    }

    private static bool IsPayment(string message, PaymentView payment) =>
        message.Contains(payment.Uetr, StringComparison.Ordinal) && message.Contains("pacs.008.001.08\"", StringComparison.Ordinal);

    private string[] KeptFiles() => Directory.GetFiles(Path.Combine(bank.DataFolder, "messages", "failed"), "*.xml");
}
