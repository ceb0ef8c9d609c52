using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using DigitalBank.TestKit;
using Shouldly;
using Xunit;

namespace DigitalBank.Ledger.Tests.Journal;

public sealed class ReverseJournalEntryTests(LedgerBank bank) : IClassFixture<LedgerBank>
{
    [Fact]
    public async Task Given_an_entry_When_it_is_reversed_Then_its_mirror_image_is_booked_and_linked_both_ways()
    {
        var cash = await bank.ABankAccountAsync();
        var customer = await bank.ACustomerAccountAsync();
        var original = (await bank.PostAsync(cash, customer, "25.00")).EnsureSuccess();

        var reversal = (await ReverseAsync(original.EntryId)).EnsureSuccess();

        (await bank.BalanceOfAsync(customer)).ShouldBe(Money.Zero(Currency.Eur));
        var view = (await bank.SendAsync(new GetJournalEntry(reversal.EntryId))).EnsureSuccess();
        view.Reverses.ShouldBe(original.EntryId);
        view.Postings.ShouldBe([LedgerBank.Credit(cash, "25.00"), LedgerBank.Debit(customer, "25.00")]);
        (await bank.SendAsync(new GetJournalEntry(original.EntryId))).EnsureSuccess().ReversedBy.ShouldBe(reversal.EntryId);
        (await bank.VerifyAsync()).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Given_a_reversed_entry_Then_it_cannot_be_reversed_again_nor_can_its_reversal()
    {
        var original = await AnEntryAsync();
        var reversal = (await ReverseAsync(original)).EnsureSuccess();

        (await ReverseAsync(original)).ShouldFailWith("ledger.already_reversed");
        (await ReverseAsync(reversal.EntryId)).ShouldFailWith("ledger.reversal_of_reversal");
        (await ReverseAsync(999_999_999)).ShouldFailWith("ledger.unknown_entry");
    }

    [Fact]
    public async Task Given_many_reversals_of_one_entry_at_once_Then_one_of_them_wins()
    {
        var original = await AnEntryAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => ReverseAsync(original)));

        answers.Count(answer => answer.IsSuccess).ShouldBe(1);
        answers.Where(answer => !answer.IsSuccess).ShouldAllBe(answer => answer.Failure!.Code == "ledger.already_reversed");
    }

    [Fact]
    public async Task Given_the_same_reversal_again_Then_the_first_answer_comes_again()
    {
        var command = new ReverseJournalEntry(Guid.CreateVersion7(), await AnEntryAsync(), LedgerBank.Today, "typed twice");
        var first = (await bank.SendAsync(command)).EnsureSuccess();

        var second = await bank.SendAsync(command);

        second.EnsureSuccess().ShouldBe(first);
        second.IsReplay.ShouldBeTrue();
        (await bank.SendAsync(command with { Reason = "another" })).ShouldFailWith("ledger.idempotency_key_reused");
    }

    [Fact]
    public async Task Given_money_that_has_been_spent_Then_the_reversal_is_refused_like_any_other_entry()
    {
        var cash = await bank.ABankAccountAsync();
        var customer = await bank.ACustomerAccountAsync();
        var original = (await bank.PostAsync(cash, customer, "25.00")).EnsureSuccess();
        (await bank.PostAsync(customer, cash, "10.00")).EnsureSuccess();

        (await ReverseAsync(original.EntryId)).ShouldFailWith("ledger.insufficient_available_balance");
        (await bank.SendAsync(new SetMinimumBalance(customer.LedgerAccountId, -10_00))).EnsureSuccess();
        (await ReverseAsync(original.EntryId)).EnsureSuccess();
    }

    [Fact]
    public async Task Given_no_reason_Then_the_reversal_is_refused() =>
        (await bank.SendAsync(new ReverseJournalEntry(Guid.CreateVersion7(), await AnEntryAsync(), LedgerBank.Today, "")))
            .ShouldFailWith("ledger.reason_invalid");

    private async Task<long> AnEntryAsync() =>
        (await bank.PostAsync(await bank.ABankAccountAsync(), await bank.ACustomerAccountAsync(), "1.00")).EnsureSuccess().EntryId;

    private Task<Result<JournalEntryReceipt>> ReverseAsync(long entryId) =>
        bank.SendAsync(new ReverseJournalEntry(Guid.CreateVersion7(), entryId, LedgerBank.Today, "booked by mistake"));
}
