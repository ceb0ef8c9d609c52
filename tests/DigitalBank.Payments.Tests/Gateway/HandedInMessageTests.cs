using System.Net;
using System.Text;
using DigitalBank.Payments.Gateway;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.Platform.Security;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Gateway;

/// <summary>A message that a person hands in could be the person's own: nothing of it is done before a second one agrees.</summary>
public sealed class HandedInMessageTests(PaymentsBank bank) : IClassFixture<PaymentsBank>
{
    [Fact]
    public async Task Money_is_credited_once_a_second_person_has_agreed()
    {
        var (message, payee, _) = await HandedInAsync();

        (await bank.SendAsync(new DecideMessage(message.Id, true, "seen in the mail"))).Failure!.Code.ShouldBe("payments.own_proposal");
        (await bank.SendAsync(new ResumeMessages(TimeSpan.Zero))).EnsureSuccess();
        (await bank.BalanceOfAsync(payee)).ShouldBe("0.00 EUR");

        await HandedInBySomebodyElseAsync(message);
        (await bank.SendAsync(new DecideMessage(message.Id, true, "seen in the mail"))).EnsureSuccess().Status.ShouldBe(GatewayMessageStatus.Processed);
        (await bank.BalanceOfAsync(payee)).ShouldBe("10.00 EUR");
        (await bank.SendAsync(new DecideMessage(message.Id, true, "again"))).Failure!.Code.ShouldBe("payments.message_decided");
    }

    [Fact]
    public async Task One_that_is_turned_down_does_nothing_and_may_still_come_by_the_channel()
    {
        var (message, payee, content) = await HandedInAsync();
        await HandedInBySomebodyElseAsync(message);

        (await bank.SendAsync(new DecideMessage(message.Id, false, "nobody knows it"))).EnsureSuccess().Status.ShouldBe(GatewayMessageStatus.Refused);
        (await bank.BalanceOfAsync(payee)).ShouldBe("0.00 EUR");

        await bank.ReceiveAsync(content);
        (await bank.BalanceOfAsync(payee)).ShouldBe("10.00 EUR");
    }

    [Fact]
    public async Task What_the_channel_brings_meanwhile_is_acted_on_once_and_needs_nobody()
    {
        var (message, payee, content) = await HandedInAsync();

        await bank.ReceiveAsync(content);
        (await bank.BalanceOfAsync(payee)).ShouldBe("10.00 EUR");

        await HandedInBySomebodyElseAsync(message);
        (await bank.SendAsync(new DecideMessage(message.Id, true, "late"))).Failure!.Code.ShouldBe("payments.message_decided");
        (await bank.BalanceOfAsync(payee)).ShouldBe("10.00 EUR");
    }

    [Fact]
    public async Task What_the_channel_brings_under_the_same_id_counts_and_what_was_handed_in_is_done_by_nobody()
    {
        var (payee, thief) = (await bank.AnAccountAsync("0.00"), await bank.AnAccountAsync("0.00"));
        var id = Guid.NewGuid().ToString("N");
        var forged = BankMessages.CreditTransfers(id, new PaymentIn(thief.Iban!, "99.00"));
        var message = (await bank.SendAsync(new HandInMessage(Encoding.UTF8.GetBytes(forged), "came by mail"))).EnsureSuccess();

        var received = await bank.ReceiveAsync(BankMessages.CreditTransfers(id, new PaymentIn(payee.Iban!)));

        received.Values("TxSts").ShouldBe(["ACSC"]);
        (await bank.BalanceOfAsync(payee)).ShouldBe("10.00 EUR");
        await HandedInBySomebodyElseAsync(message);
        (await bank.SendAsync(new DecideMessage(message.Id, true, "late"))).Failure!.Code.ShouldBe("payments.message_decided");
        (await bank.BalanceOfAsync(thief)).ShouldBe("0.00 EUR");
    }

    [Fact]
    public async Task Nobody_of_the_staff_brings_a_message_that_is_acted_on_at_once()
    {
        var payee = await bank.AnAccountAsync("0.00");
        using var staff = await bank.StaffAsync(RoleNames.Clerk, RoleNames.Operations, RoleNames.Supervisor, RoleNames.Administrator);
        using var content = new StringContent(BankMessages.CreditTransfers(new PaymentIn(payee.Iban!)), Encoding.UTF8, "application/xml");

        using var response = await staff.PostAsync("/staff/v1/payments/messages", content);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await bank.BalanceOfAsync(payee)).ShouldBe("0.00 EUR");
    }

    private async Task<(GatewayMessageView Message, Accounts.Contracts.Holding.AccountView Payee, string Content)> HandedInAsync()
    {
        var payee = await bank.AnAccountAsync("0.00");
        var content = BankMessages.CreditTransfers(new PaymentIn(payee.Iban!));
        var message = (await bank.SendAsync(new HandInMessage(Encoding.UTF8.GetBytes(content), "came by mail"))).EnsureSuccess();
        message.Status.ShouldBe(GatewayMessageStatus.HandedIn);
        return (message, payee, content);
    }

    private Task<int> HandedInBySomebodyElseAsync(GatewayMessageView message) => bank.InDatabaseAsync(db => db.GatewayMessages
        .Where(m => m.Id == message.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.HandedInBy, "somebody else")));
}
