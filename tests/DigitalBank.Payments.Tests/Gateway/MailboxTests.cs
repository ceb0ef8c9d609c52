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

    private string[] KeptFiles() => Directory.GetFiles(Path.Combine(bank.DataFolder, "messages", "failed"), "*.xml");
}
