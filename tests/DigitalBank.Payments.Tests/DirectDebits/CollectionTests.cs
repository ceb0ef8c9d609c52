using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.DirectDebits;
using DigitalBank.Payments.DirectDebits.Collections;
using DigitalBank.Payments.DirectDebits.Creditors;
using DigitalBank.Payments.DirectDebits.DebitMandates;
using DigitalBank.Payments.Tests.Iso20022;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.Payments.Unplaced;
using DigitalBank.TestKit;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.DirectDebits;

/// <summary>Direct debits that customers of ours collect as creditors.</summary>
public sealed class CollectionTests(PaymentsBank bank) : IClassFixture<PaymentsBank>
{
    [Fact]
    public async Task A_customer_collects_once_two_members_of_staff_have_approved_it_and_until_it_is_stopped()
    {
        var account = await bank.AnAccountAsync();
        var schemeId = ACreditor.NextSchemeId();
        var id = (await bank.SendAsync(ACreditor.Proposal(account, schemeId))).EnsureSuccess().CreditorId;
        var creditor = new ACreditor(bank, account, id);
        (await bank.SendAsync(new DecideCreditor(id, 1, true, "fine"))).ShouldFailWith("payments.own_proposal");
        (await bank.SendAsync(ACreditor.Proposal(account, schemeId))).ShouldFailWith("payments.creditor_proposal_open");

        await ACreditor.ProposedBySomebodyElseAsync(bank, id);
        (await bank.SendAsync(new DecideCreditor(id, 1, true, "fine"))).EnsureSuccess().Status.ShouldBe(CreditorStatus.Approved);
        var mandate = await creditor.MandateAsync(ACreditor.ElsewhereIban);
        var ordered = (await creditor.OrderAsync(mandate)).EnsureSuccess();
        (await bank.SendAsync(new StopCreditor(id, "complaints"))).EnsureSuccess();

        (await creditor.OrderAsync(mandate)).ShouldFailWith("payments.creditor_stopped");
        await bank.CloseDayAsync();
        await bank.CollectAsync();
        (await bank.StateAsync(ordered)).ShouldBe("Waiting");
        (await bank.SendAsync(ACreditor.Proposal(await bank.AnAccountAsync(), schemeId))).ShouldFailWith("payments.creditor_known");
    }

    [Fact]
    public async Task A_debtor_who_banks_here_is_told_pays_on_the_day_and_gets_it_back_from_the_creditor()
    {
        var (creditor, debtor) = (await ACreditor.ApprovedAsync(bank), await bank.AnAccountAsync());
        var key = Guid.CreateVersion7();
        var mandate = await creditor.MandateAsync(debtor.Iban!);
        var ordered = (await creditor.OrderAsync(mandate, key: key, endToEndId: "E-1")).EnsureSuccess();
        (await creditor.OrderAsync(mandate, key: key, endToEndId: "E-1")).EnsureSuccess().CollectionId.ShouldBe(ordered.CollectionId);
        (await creditor.OrderAsync(mandate, endToEndId: "E-1")).ShouldFailWith("payments.collection_known");
        await bank.CollectAsync();
        (await bank.BalanceOfAsync(debtor)).ShouldBe("100.00 EUR");

        await bank.CloseDayAsync();
        await bank.CollectAsync();
        var notice = (await bank.SendAsync(new ListPreNotifications(debtor.HolderPartyId, null, 10))).EnsureSuccess().Items.Single();
        (notice.Amount.ToString(), notice.DueDate, notice.MandateReference).ShouldBe(("25.00 EUR", ordered.DueDate, mandate.Reference));
        (await bank.BalanceOfAsync(debtor), await bank.BalanceOfAsync(creditor.Account), await bank.StateAsync(ordered)).ShouldBe(("75.00 EUR", "25.00 EUR", "Collected"));

        (await bank.SendAsync(new RefundDebit(debtor.HolderPartyId, notice.IncomingDebitId, false))).EnsureSuccess();
        (await bank.BalanceOfAsync(debtor), await bank.BalanceOfAsync(creditor.Account), await bank.StateAsync(ordered)).ShouldBe(("100.00 EUR", "0.00 EUR", "Returned MD06"));
    }

    [Fact]
    public async Task A_debtor_here_gets_it_back_although_the_creditor_has_spent_it_and_the_bank_has_a_claim_until_it_is_paid()
    {
        var (creditor, debtor, other) = (await ACreditor.ApprovedAsync(bank), await bank.AnAccountAsync(), await bank.AnAccountAsync());
        var claims = await bank.BalanceOfOwnAsync("1540", "EUR");
        var ordered = (await creditor.OrderAsync(await creditor.MandateAsync(debtor.Iban!))).EnsureSuccess();
        await bank.CloseDayAsync();
        await bank.CollectAsync();
        (await bank.TransferAsync("25.00", creditor.Account, other)).EnsureSuccess();
        var debit = (await bank.SendAsync(new ListIncomingDebits(debtor.HolderPartyId, null, null, 10))).EnsureSuccess().Items.Single();

        (await bank.SendAsync(new RefundDebit(debtor.HolderPartyId, debit.IncomingDebitId, false))).EnsureSuccess();
        (await bank.BalanceOfAsync(debtor), await bank.StateAsync(ordered)).ShouldBe(("100.00 EUR", "Owed MD06"));
        (await bank.BalanceOfOwnAsync("1540", "EUR")).ShouldNotBe(claims);
        (await bank.CollectAsync()).StillOwed.ShouldBe(1);

        await bank.FundAsync(creditor.Account.LedgerAccountId, PaymentsBank.Euros("30.00"));
        (await bank.CollectAsync()).ClaimsPaid.ShouldBe(1);
        (await bank.BalanceOfAsync(creditor.Account), await bank.StateAsync(ordered)).ShouldBe(("5.00 EUR", "Returned MD06"));
        (await bank.BalanceOfOwnAsync("1540", "EUR")).ShouldBe(claims);
    }

    [Fact]
    public async Task Without_money_or_when_the_debtor_refuses_nothing_moves_and_the_creditor_sees_why()
    {
        var (creditor, poor, unwilling) = (await ACreditor.ApprovedAsync(bank), await bank.AnAccountAsync("24.99"), await bank.AnAccountAsync());
        var bounced = (await creditor.OrderAsync(await creditor.MandateAsync(poor.Iban!))).EnsureSuccess();
        var oneOff = await creditor.MandateAsync(unwilling.Iban!, isOneOff: true);
        var refused = (await creditor.OrderAsync(oneOff, sequence: SequenceType.OOFF)).EnsureSuccess();
        (await creditor.OrderAsync(oneOff, sequence: SequenceType.OOFF)).ShouldFailWith("payments.debit_mandate_ended");
        var debit = (await bank.SendAsync(new ListIncomingDebits(unwilling.HolderPartyId, null, null, 10))).EnsureSuccess().Items.Single();
        (await bank.SendAsync(new RefuseDebit(unwilling.HolderPartyId, debit.IncomingDebitId))).EnsureSuccess();
        await bank.CloseDayAsync();
        await bank.CollectAsync();

        (await bank.StateAsync(bounced), await bank.StateAsync(refused)).ShouldBe(("Rejected AM04", "Rejected MS02"));
        (await bank.BalanceOfAsync(poor), await bank.BalanceOfAsync(unwilling), await bank.BalanceOfAsync(creditor.Account)).ShouldBe(("24.99 EUR", "100.00 EUR", "0.00 EUR"));
        (await creditor.OrderAsync(oneOff, sequence: SequenceType.OOFF)).EnsureSuccess(); // the mandate was not used up
    }

    [Fact]
    public async Task Between_companies_the_debtor_allows_the_creditor_first_and_gets_nothing_back_that_the_mandate_allowed()
    {
        var (creditor, debtor) = (await ACreditor.ApprovedAsync(bank), await bank.AnAccountAsync());
        var mandate = await creditor.MandateAsync(debtor.Iban!, DebitScheme.B2B);
        (await creditor.OrderAsync(mandate)).ShouldFailWith("payments.creditor_not_allowed");
        var schemeId = (await bank.SendAsync(new ListCreditors(creditor.Account.HolderPartyId, null, 1))).EnsureSuccess().Items.Single().SchemeId;
        (await bank.SendAsync(new MakeCreditorRule(debtor.HolderPartyId, debtor.AccountId, schemeId, true))).EnsureSuccess();
        (await creditor.OrderAsync(mandate)).EnsureSuccess();
        await bank.CloseDayAsync();
        await bank.CollectAsync();

        var debit = (await bank.SendAsync(new ListIncomingDebits(debtor.HolderPartyId, null, null, 10))).EnsureSuccess().Items.Single();
        (await bank.SendAsync(new RefundDebit(debtor.HolderPartyId, debit.IncomingDebitId, false))).ShouldFailWith("payments.no_refund_in_b2b");
        (await bank.SendAsync(new RefundDebit(debtor.HolderPartyId, debit.IncomingDebitId, true))).ShouldFailWith("payments.no_refund_in_b2b");
        (await bank.BalanceOfAsync(debtor)).ShouldBe("75.00 EUR");
    }

    [PublishedFact]
    public async Task What_leaves_for_another_bank_fits_the_schema_names_the_mandate_and_leaves_once()
    {
        var creditor = await ACreditor.ApprovedAsync(bank);
        var sent = await creditor.SentAsync();
        var message = await bank.MessageOfAsync(sent);
        await bank.CollectAsync();

        var written = new WrittenMessage(stream => stream.Write(message));
        written.ShouldFitItsSchema();
        written.ShouldPassXmllint("pacs.003.001.08");
        BankMessages.Values(message, "SeqTp").ShouldContain("RCUR");
        BankMessages.Values(message, "TxId").Count(id => id == sent.CollectionId.ToString("N")).ShouldBe(1);
        (await bank.StateAsync(sent)).ShouldBe("Sent");
    }

    [Fact]
    public async Task Another_bank_that_pays_credits_the_creditor_once_and_its_return_debits_it_once()
    {
        var creditor = await ACreditor.ApprovedAsync(bank);
        var sent = await creditor.SentAsync();
        await bank.AnswerAsync(sent, "ACSP");
        (await bank.BalanceOfAsync(creditor.Account)).ShouldBe("0.00 EUR");
        await bank.AnswerAsync(sent, "ACSC");
        await bank.AnswerAsync(sent, "ACSC");
        (await bank.BalanceOfAsync(creditor.Account), await bank.StateAsync(sent)).ShouldBe(("25.00 EUR", "Collected"));

        (await bank.ReceiveAsync(CollectingSteps.Return(sent, "24.00"))).Values("Cd").ShouldBe(["AM09"]);
        (await bank.ReceiveAsync(CollectingSteps.Return(sent))).Values("TxSts").ShouldBe(["ACSC"]);
        (await bank.ReceiveAsync(CollectingSteps.Return(sent))).Values("Cd").ShouldBe(["AM05"]);
        (await bank.BalanceOfAsync(creditor.Account), await bank.StateAsync(sent)).ShouldBe(("0.00 EUR", "Returned MD06"));
    }

    [Fact]
    public async Task A_rejection_counts_once_the_message_cannot_be_offered_again_and_a_return_without_a_status_is_booked_both_ways()
    {
        var creditor = await ACreditor.ApprovedAsync(bank);
        var nostro = await bank.BalanceOfOwnAsync("1110", "EUR");
        var rejected = await creditor.SentAsync();
        await bank.FetchedAsync();
        await bank.AnswerAsync(rejected, "RJCT", "AC04");
        var returned = await creditor.SentAsync();

        (await bank.ReceiveAsync(CollectingSteps.Return(returned, reason: "AM04"))).Values("TxSts").ShouldBe(["ACSC"]);

        (await bank.StateAsync(rejected), await bank.StateAsync(returned)).ShouldBe(("Rejected AC04", "Returned AM04"));
        (await bank.BalanceOfAsync(creditor.Account), await bank.BalanceOfOwnAsync("1110", "EUR")).ShouldBe(("0.00 EUR", nostro));
    }

    [Fact]
    public async Task Money_for_a_creditor_whose_account_takes_none_is_on_the_list_until_the_other_bank_takes_it_back_from_there()
    {
        var creditor = await ACreditor.ApprovedAsync(bank);
        var sent = await creditor.SentAsync();
        await BlockAsync(creditor);

        await bank.AnswerAsync(sent, "ACSC");
        (await UnplacedAsync(UnplacedMoneyStatus.Waiting)).Single(money => money.PaymentOrderId == sent.CollectionId).Amount.ShouldBe(PaymentsBank.Euros("25.00"));
        await bank.ReceiveAsync(CollectingSteps.Return(sent));

        (await bank.StateAsync(sent)).ShouldBe("Returned MD06");
        (await UnplacedAsync(UnplacedMoneyStatus.Waiting)).ShouldNotContain(money => money.PaymentOrderId == sent.CollectionId);
        (await UnplacedAsync(UnplacedMoneyStatus.TakenBack)).ShouldContain(money => money.PaymentOrderId == sent.CollectionId);
    }

    [Fact]
    public async Task A_return_for_which_the_creditors_account_may_not_be_debited_is_a_claim_on_the_creditor()
    {
        var creditor = await ACreditor.ApprovedAsync(bank);
        var sent = await creditor.SentAsync();
        await bank.AnswerAsync(sent, "ACSC");
        await BlockAsync(creditor);

        await bank.ReceiveAsync(CollectingSteps.Return(sent));

        (await bank.StateAsync(sent)).ShouldBe("Owed MD06");
        (await bank.SendAsync(new ListCollections(null, null, CollectionStatus.Owed, null, 50))).EnsureSuccess().Items.ShouldContain(c => c.CollectionId == sent.CollectionId);
    }

    [Fact]
    public async Task The_head_of_an_answer_that_names_collections_one_by_one_decides_about_none_of_the_others()
    {
        var creditor = await ACreditor.ApprovedAsync(bank);
        var rejected = (await creditor.OrderAsync(await creditor.MandateAsync(ACreditor.ElsewhereIban))).EnsureSuccess();
        var other = await creditor.SentAsync();
        await bank.FetchedAsync();

        await bank.AnswerAsync(rejected, "RJCT", "AC04", groupStatus: "ACSC");

        (await bank.StateAsync(rejected), await bank.StateAsync(other)).ShouldBe(("Rejected AC04", "Sent"));
    }

    private async Task BlockAsync(ACreditor creditor) =>
        (await bank.SendAsync(new PlaceBlock(Guid.CreateVersion7(), creditor.Account.AccountId, AccountBlock.All, "court order"))).EnsureSuccess();

    private async Task<IReadOnlyList<UnplacedMoneyView>> UnplacedAsync(UnplacedMoneyStatus status) =>
        (await bank.SendAsync(new ListUnplacedMoney(status, null, 50))).EnsureSuccess();

    [Fact]
    public async Task A_creditor_withdraws_before_the_day_and_reverses_after_it_with_one_transfer()
    {
        var (creditor, debtor) = (await ACreditor.ApprovedAsync(bank), await bank.AnAccountAsync());
        var mandate = await creditor.MandateAsync(debtor.Iban!);
        var withdrawn = (await creditor.OrderAsync(mandate, "10.00")).EnsureSuccess();
        (await bank.SendAsync(new WithdrawCollection(creditor.Account.HolderPartyId, withdrawn.CollectionId))).EnsureSuccess();
        var collected = (await creditor.OrderAsync(mandate)).EnsureSuccess();
        await bank.CloseDayAsync();
        await bank.CollectAsync();
        (await bank.BalanceOfAsync(debtor)).ShouldBe("75.00 EUR");
        var reverse = new ReverseCollection(creditor.Account.HolderPartyId, collected.CollectionId);
        (await bank.SendAsync(reverse)).EnsureSuccess();
        (await bank.SendAsync(reverse)).EnsureSuccess().Status.ShouldBe(CollectionStatus.Reversed);

        (await bank.BalanceOfAsync(debtor), await bank.BalanceOfAsync(creditor.Account)).ShouldBe(("100.00 EUR", "0.00 EUR"));
        var debit = (await bank.SendAsync(new ListIncomingDebits(debtor.HolderPartyId, IncomingDebitStatus.Collected, null, 10))).EnsureSuccess().Items.Single();
        (await bank.SendAsync(new RefundDebit(debtor.HolderPartyId, debit.IncomingDebitId, false))).ShouldFailWith("payments.direct_debit_not_collected");
        (await bank.SendAsync(new WithdrawCollection(creditor.Account.HolderPartyId, collected.CollectionId))).ShouldFailWith("payments.collection_not_waiting");
        (await bank.SendAsync(new WithdrawCollection(Guid.NewGuid(), collected.CollectionId))).ShouldFailWith("payments.unknown_collection");
    }

    [Fact]
    public async Task Collections_at_the_same_time_never_exceed_the_limit_of_a_day_together()
    {
        var creditor = await ACreditor.ApprovedAsync(bank);
        var mandates = new List<DebitMandateView>();
        for (var i = 0; i < 4; i++)
        {
            mandates.Add(await creditor.MandateAsync(ACreditor.ElsewhereIban));
        }

        var answers = await Task.WhenAll(mandates.Select(mandate => creditor.OrderAsync(mandate, "60.00")));

        answers.Count(answer => answer.IsSuccess).ShouldBe(2);
        answers.Where(answer => !answer.IsSuccess).ShouldAllBe(answer => answer.Failure!.Code == "payments.collection_day_limit_exceeded");
    }
}
