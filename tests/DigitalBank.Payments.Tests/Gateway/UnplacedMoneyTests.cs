using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Payments.Booking;
using DigitalBank.Payments.Outgoing;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.Payments.Unplaced;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Gateway;

/// <summary>Money that comes back for a payer whose account is closed: nobody has it, and staff see it until somebody does.</summary>
public sealed class UnplacedMoneyTests(PaymentsBank bank) : IClassFixture<PaymentsBank>
{
    [Fact]
    public async Task Money_for_a_closed_account_stands_on_the_list_until_two_people_have_given_it_to_another_account_of_the_payer()
    {
        var suspense = await bank.BalanceOfOwnAsync("2610", "EUR");
        var (payment, other) = await UnplacedAsync();
        (await bank.BalanceOfOwnAsync("2610", "EUR")).ShouldNotBe(suspense);

        var proposed = (await bank.SendAsync(new ProposeRelease(payment, other.AccountId, "customer wrote"))).EnsureSuccess();
        (await bank.SendAsync(new DecideRelease(payment, other.AccountId, true, "fine"))).Failure!.Code.ShouldBe("payments.own_proposal");
        (await bank.BalanceOfAsync(other)).ShouldBe("30.00 EUR");
        await ProposedBySomebodyElseAsync(payment);
        var released = (await bank.SendAsync(new DecideRelease(payment, other.AccountId, true, "fine"))).EnsureSuccess();

        (proposed.Status, released.Status).ShouldBe((UnplacedMoneyStatus.Proposed, UnplacedMoneyStatus.Released));
        (await bank.BalanceOfAsync(other)).ShouldBe("60.00 EUR");
        (await bank.BalanceOfOwnAsync("2610", "EUR")).ShouldBe(suspense);
        (await bank.SendAsync(new DecideRelease(payment, other.AccountId, true, "fine"))).Failure!.Code.ShouldBe("payments.unplaced_money_decided");
        (await bank.SendAsync(new ListUnplacedMoney(UnplacedMoneyStatus.Waiting, null, 50))).EnsureSuccess().ShouldNotContain(money => money.PaymentOrderId == payment);
    }

    [Fact]
    public async Task It_goes_to_nobody_else_and_a_proposal_that_is_turned_down_may_be_made_again()
    {
        var (payment, other) = await UnplacedAsync();
        var stranger = await bank.AnAccountAsync("0.00");

        (await bank.SendAsync(new ProposeRelease(payment, stranger.AccountId, "please"))).Failure!.Code.ShouldBe("payments.account_of_somebody_else");
        (await bank.SendAsync(new ProposeRelease(payment, other.AccountId, "customer called"))).EnsureSuccess();
        await ProposedBySomebodyElseAsync(payment);
        (await bank.SendAsync(new DecideRelease(payment, stranger.AccountId, true, "as I saw it"))).Failure!.Code.ShouldBe("payments.proposal_changed");
        (await bank.SendAsync(new DecideRelease(payment, other.AccountId, false, "nobody called"))).EnsureSuccess().Status.ShouldBe(UnplacedMoneyStatus.Waiting);
        (await bank.SendAsync(new ProposeRelease(payment, other.AccountId, "customer wrote"))).EnsureSuccess().Status.ShouldBe(UnplacedMoneyStatus.Proposed);

        (await bank.BalanceOfAsync(other)).ShouldBe("30.00 EUR");
    }

    [Fact]
    public async Task A_release_that_another_process_has_booked_counts_although_this_one_was_refused()
    {
        var (from, to) = (await bank.AnAccountAsync("10.00"), await bank.AnAccountAsync("0.00"));
        var today = await bank.TodayAsync();
        var entry = new PostJournalEntry(
            Guid.CreateVersion7(), "test", "release", "unplaced-released", today,
            [
                new Posting(from.LedgerAccountId, Side.Debit, PaymentsBank.Euros("10.00"), today),
                new Posting(to.LedgerAccountId, Side.Credit, PaymentsBank.Euros("10.00"), today),
            ]);
        await using var scope = bank.Services.CreateAsyncScope();
        var ledger = scope.ServiceProvider.GetRequiredService<OnceOnlyPosting>();

        (await ledger.EarlierOrAsync(PaymentsErrors.CreditorAccountClosed, entry, default)).Failure.ShouldBe(PaymentsErrors.CreditorAccountClosed);
        var booked = (await bank.SendAsync(entry)).EnsureSuccess();

        (await ledger.EarlierOrAsync(PaymentsErrors.CreditorAccountClosed, entry, default)).EnsureSuccess().EntryId.ShouldBe(booked.EntryId);
    }

    private async Task<(Guid PaymentOrderId, AccountView Other)> UnplacedAsync()
    {
        var payer = await bank.AnAccountAsync("30.00");
        var other = await bank.AnAccountAsync("30.00", holder: payer.HolderPartyId);
        var payment = (await bank.TransferOutAsync("30.00", payer)).EnsureSuccess();
        (await bank.SendAsync(new SendOutgoingPayments())).EnsureSuccess();
        (await bank.SendAsync(new CloseAccount(payer.AccountId, "moved away"))).EnsureSuccess();
        await bank.ReceiveAsync(BankMessages.Status(payment, "RJCT", "AC04"));
        (await bank.SendAsync(new ListUnplacedMoney(UnplacedMoneyStatus.Waiting, null, 50))).EnsureSuccess()
            .ShouldContain(money => money.PaymentOrderId == payment.PaymentOrderId && money.Amount == PaymentsBank.Euros("30.00"));
        return (payment.PaymentOrderId, other);
    }

    /// <summary>Within one test process everybody is the system.</summary>
    private Task<int> ProposedBySomebodyElseAsync(Guid payment) => bank.InDatabaseAsync(db => db.UnplacedMoney
        .Where(money => money.PaymentOrderId == payment).ExecuteUpdateAsync(set => set.SetProperty(money => money.ProposedBy, "somebody else")));
}
