using DigitalBank.Payments.Gateway;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.TestKit;
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

    private string[] KeptFiles() => Directory.GetFiles(Path.Combine(bank.DataFolder, "messages", "failed"), "*.xml");
}
