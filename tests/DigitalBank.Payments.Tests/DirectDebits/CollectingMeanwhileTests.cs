using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.DirectDebits;
using DigitalBank.Payments.DirectDebits.Collections;
using DigitalBank.Payments.DirectDebits.Creditors;
using DigitalBank.Payments.DirectDebits.DebitMandates;
using DigitalBank.Payments.Gateway;
using DigitalBank.Payments.Tests.Iso20022;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.DirectDebits;

/// <summary>What happens to a collection between its order and its day, and to mandates and creditors meanwhile.</summary>
public sealed class CollectingMeanwhileTests(PaymentsBank bank) : IClassFixture<PaymentsBank>
{
    [Fact]
    public async Task A_stop_is_not_lost_to_orders_at_the_same_moment()
    {
        var creditor = await ACreditor.ApprovedAsync(bank);
        var mandate = await creditor.MandateAsync(ACreditor.ElsewhereIban);
        var orders = Enumerable.Range(0, 12).Select(_ => creditor.OrderAsync(mandate, "1.00")).ToList();

        var stopped = await bank.SendAsync(new StopCreditor(creditor.CreditorId, "complaints"));
        await Task.WhenAll(orders);

        stopped.EnsureSuccess().Status.ShouldBe(CreditorStatus.Stopped);
        (await creditor.OrderAsync(mandate, "1.00")).ShouldFailWith("payments.creditor_stopped");
    }

    [Fact]
    public async Task A_mandate_is_cancelled_although_its_creditor_orders_at_the_same_moment()
    {
        var creditor = await ACreditor.ApprovedAsync(bank);
        var mandate = await creditor.MandateAsync(ACreditor.ElsewhereIban);
        var orders = Enumerable.Range(0, 12).Select(_ => creditor.OrderAsync(mandate, "1.00")).ToList();

        var cancelled = await bank.SendAsync(new CancelDebitMandate(creditor.Account.HolderPartyId, creditor.CreditorId, mandate.MandateId));
        await Task.WhenAll(orders);

        cancelled.EnsureSuccess().Status.ShouldBe(DebitMandateStatus.Cancelled);
        (await creditor.OrderAsync(mandate, "1.00")).ShouldFailWith("payments.debit_mandate_ended");
    }

    [Fact]
    public async Task A_debtor_here_who_blocks_the_creditor_or_whose_account_is_blocked_before_the_day_pays_nothing()
    {
        var creditor = await ACreditor.ApprovedAsync(bank);
        var (blocking, blocked, willing) = (await bank.AnAccountAsync(), await bank.AnAccountAsync(), await bank.AnAccountAsync());
        var refused = (await creditor.OrderAsync(await creditor.MandateAsync(blocking.Iban!))).EnsureSuccess();
        var seized = (await creditor.OrderAsync(await creditor.MandateAsync(blocked.Iban!))).EnsureSuccess();
        var paid = (await creditor.OrderAsync(await creditor.MandateAsync(willing.Iban!))).EnsureSuccess();
        var schemeId = (await bank.SendAsync(new ListCreditors(creditor.Account.HolderPartyId, null, 1))).EnsureSuccess().Items.Single().SchemeId;
        (await bank.SendAsync(new MakeCreditorRule(blocking.HolderPartyId, blocking.AccountId, schemeId, IsAllowed: false))).EnsureSuccess();
        (await bank.SendAsync(new PlaceBlock(Guid.CreateVersion7(), blocked.AccountId, AccountBlock.Debits, "court order"))).EnsureSuccess();

        await bank.CloseDayAsync();
        await bank.CollectAsync();

        (await bank.StateAsync(refused), await bank.StateAsync(seized), await bank.StateAsync(paid)).ShouldBe(("Rejected SL01", "Rejected AC06", "Collected"));
        (await bank.BalanceOfAsync(blocking), await bank.BalanceOfAsync(blocked), await bank.BalanceOfAsync(creditor.Account)).ShouldBe(("100.00 EUR", "100.00 EUR", "25.00 EUR"));
    }

    [Fact]
    public async Task A_debit_of_another_bank_whose_creditor_is_blocked_before_the_day_is_rejected_on_it()
    {
        var payer = await bank.AnAccountAsync();
        var debit = new DebitIn(payer.Iban!, (await bank.TodayAsync()).AddDays(1));
        (await bank.ReceiveAsync(BankMessages.DirectDebits(debit))).Values("TxSts").ShouldBe(["ACSP"]);
        (await bank.SendAsync(new MakeCreditorRule(payer.HolderPartyId, payer.AccountId, debit.SchemeId, IsAllowed: false))).EnsureSuccess();

        await bank.CloseDayAsync();
        (await bank.SendAsync(new CollectDueDebits())).EnsureSuccess();

        var seen = (await bank.SendAsync(new ListIncomingDebits(payer.HolderPartyId, null, null, 10))).EnsureSuccess().Items.Single();
        (seen.Status, seen.ReasonCode).ShouldBe((IncomingDebitStatus.Rejected, "SL01"));
        (await bank.BalanceOfAsync(payer)).ShouldBe("100.00 EUR");
    }

    [Fact]
    public async Task A_withdrawn_order_leaves_its_mandate_as_if_it_had_not_been()
    {
        var creditor = await ACreditor.ApprovedAsync(bank);
        var mandate = await creditor.MandateAsync(ACreditor.ElsewhereIban);
        var first = (await creditor.OrderAsync(mandate, sequence: SequenceType.FRST)).EnsureSuccess();
        (await UsedOnAsync(mandate)).ShouldBe(first.DueDate);

        (await bank.SendAsync(new WithdrawCollection(creditor.Account.HolderPartyId, first.CollectionId))).EnsureSuccess();

        (await UsedOnAsync(mandate)).ShouldBeNull();
        (await creditor.OrderAsync(mandate, sequence: SequenceType.FRST)).EnsureSuccess();
    }

    [PublishedFact]
    public async Task A_collection_under_an_amended_mandate_says_once_that_the_account_is_another_one()
    {
        var creditor = await ACreditor.ApprovedAsync(bank);
        var mandate = await creditor.MandateAsync(ACreditor.ElsewhereIban);
        var before = await SentAsync(creditor, mandate);
        (await bank.SendAsync(new AmendDebitMandate(
            creditor.Account.HolderPartyId, creditor.CreditorId, mandate.MandateId, new DebtorDetails("Ada Lovelace", "FR7630006000011234567890189", null, NoticeDays: 1)))).EnsureSuccess();
        var telling = await SentAsync(creditor, mandate);
        var after = await SentAsync(creditor, mandate);

        new WrittenMessage(stream => stream.Write(telling)).ShouldFitItsSchema();
        BankMessages.Values(telling, "AmdmntInd").ShouldBe(["true"]);
        (BankMessages.Values(before, "AmdmntInd").Count, BankMessages.Values(after, "AmdmntInd").Count).ShouldBe((0, 0));
    }

    [Fact]
    public async Task A_mandate_that_is_signed_on_a_later_day_is_not_kept()
    {
        var creditor = await ACreditor.ApprovedAsync(bank);

        (await bank.SendAsync(new RegisterDebitMandate(
            creditor.Account.HolderPartyId, creditor.CreditorId, "M-9", DebitScheme.CORE, false, (await bank.TodayAsync()).AddDays(1), new DebtorDetails("Ada", ACreditor.ElsewhereIban, null))))
            .ShouldFailWith("payments.debit_mandate_signed_later");
    }

    [Fact]
    public async Task A_creditors_new_account_gets_what_is_collected_once_a_second_person_has_agreed()
    {
        var (creditor, debtor) = (await ACreditor.ApprovedAsync(bank), await bank.AnAccountAsync());
        var ordered = (await creditor.OrderAsync(await creditor.MandateAsync(debtor.Iban!))).EnsureSuccess();
        var schemeId = (await bank.SendAsync(new ListCreditors(creditor.Account.HolderPartyId, null, 1))).EnsureSuccess().Items.Single().SchemeId;
        var other = await bank.AnAccountAsync("0.00", holder: creditor.Account.HolderPartyId);
        (await bank.SendAsync(ACreditor.Proposal(await bank.AnAccountAsync(), schemeId))).ShouldFailWith("payments.creditor_known");
        var proposed = (await bank.SendAsync(ACreditor.Proposal(other, schemeId))).EnsureSuccess();
        (proposed.AccountId, proposed.ProposedAccountId, proposed.Revision).ShouldBe((creditor.Account.AccountId, other.AccountId, 2));
        await ACreditor.ProposedBySomebodyElseAsync(bank, creditor.CreditorId);
        (await bank.SendAsync(new DecideCreditor(creditor.CreditorId, 1, true, "fine"))).ShouldFailWith("payments.creditor_proposal_changed");
        (await bank.SendAsync(new DecideCreditor(creditor.CreditorId, 2, true, "fine"))).EnsureSuccess();

        await bank.CloseDayAsync();
        await bank.CollectAsync();

        (await bank.StateAsync(ordered), await bank.BalanceOfAsync(creditor.Account), await bank.BalanceOfAsync(other)).ShouldBe(("Collected", "0.00 EUR", "25.00 EUR"));
    }

    [Fact]
    public async Task Answers_that_name_no_transaction_id_find_the_collection_by_message_and_end_to_end_id_or_by_uetr()
    {
        var creditor = await ACreditor.ApprovedAsync(bank);
        var sent = await creditor.SentAsync();

        await bank.AnswerWithoutTransactionIdAsync(sent, "ACSC");
        (await bank.StateAsync(sent)).ShouldBe("Collected");
        (await bank.ReceiveAsync(CollectingSteps.ReturnByUetr(sent))).Values("TxSts").ShouldBe(["ACSC"]);

        (await bank.StateAsync(sent), await bank.BalanceOfAsync(creditor.Account)).ShouldBe(("Returned MD06", "0.00 EUR"));
    }

    [Fact]
    public async Task The_same_message_twice_at_once_collects_once_and_neither_is_called_a_duplicate()
    {
        var payer = await bank.AnAccountAsync();
        var message = BankMessages.DirectDebits(new DebitIn(payer.Iban!, await bank.TodayAsync()));
        var content = System.Text.Encoding.UTF8.GetBytes(message);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => bank.SendAsync(new ReceiveMessage(content, AnswerIsHandedOver: true))));
        var last = (await bank.SendAsync(new ReceiveMessage(content, AnswerIsHandedOver: true))).EnsureSuccess();

        answers.Where(answer => !answer.IsSuccess).ShouldAllBe(answer => answer.Failure!.Code == "payments.message_in_progress");
        BankMessages.Values(last.AnswerContent!, "TxSts").ShouldBe(["ACSP"]);
        (await bank.InDatabaseAsync(db => db.IncomingDebits.CountAsync(debit => debit.DebtorAccountId == payer.AccountId))).ShouldBe(1);
    }

    private async Task<byte[]> SentAsync(ACreditor creditor, DebitMandateView mandate)
    {
        var ordered = (await creditor.OrderAsync(mandate, "10.00")).EnsureSuccess();
        await bank.CloseDayAsync();
        await bank.CollectAsync();
        return await bank.MessageOfAsync(ordered);
    }

    private async Task<DateOnly?> UsedOnAsync(DebitMandateView mandate) =>
        await bank.InDatabaseAsync(db => db.DebitMandates.Where(row => row.Id == mandate.MandateId).Select(row => row.LastUsedOn).SingleAsync());
}
