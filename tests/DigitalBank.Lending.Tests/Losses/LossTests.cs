using System.Net.Http.Json;
using System.Text.Json;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Mapping;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Losses;
using DigitalBank.Lending.Origination;
using DigitalBank.Lending.Servicing;
using DigitalBank.Lending.Tests.Origination;
using DigitalBank.Platform.Jobs;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Lending.Tests.Losses;

/// <summary>Loans that are given up under two pairs of eyes, and what comes back.</summary>
public class LossTests(LendingBank bank) : IClassFixture<LendingBank>
{
    private static readonly SemaphoreSlim SigningIn = new(1);

    private static HttpClient? _one;

    private static HttpClient? _other;

    [Fact]
    public async Task A_loan_is_given_up_by_two_people_and_what_comes_back_is_all_that_stays_in_the_books()
    {
        var (account, loan) = await ALoanAsync();
        await EarnAsync();
        var (lossBefore, recoveredBefore, accruedBefore) = (await BalanceAsync("5310"), await BalanceAsync("4190"), await BalanceAsync("1530"));

        var loss = await GiveUpAsync(loan, "writeOff");
        var lost = Money.Of("6000.00", "EUR") + loss.Interest;
        loss.Interest.IsPositive.ShouldBeTrue();
        (await BalanceAsync("5310") - lossBefore).ShouldBe(lost.ToDecimal());
        (await BalanceAsync("1530") - accruedBefore).ShouldBe(-loss.Interest.ToDecimal());
        (await bank.BalanceOfAsync(await LedgerAccountOfAsync(loan))).ShouldBe("0.00");

        var after = (await RecoverAsync(loan, "250.00")).EnsureSuccess();
        after.Status.ShouldBe(GrantedLoanStatus.WrittenOff);
        (after.Lost, after.Recovered).ShouldBe((lost, Money.Of("250.00", "EUR")));
        (await BalanceAsync("4190") - recoveredBefore).ShouldBe(250.00m);
        (await bank.BalanceOfAsync(account.LedgerAccountId)).ShouldBe("13750.00");
    }

    [Fact]
    public async Task What_was_charged_off_is_still_owed_and_writing_it_off_moves_nothing_any_more()
    {
        var (account, loan) = await ALoanAsync();
        await GiveUpAsync(loan, "chargeOff");
        var booked = await BalanceAsync("5310");

        var inputs = await InputsOfNewApplicationAsync(account);
        inputs.Exposure.ToString().ShouldBe("6000.00 EUR");
        (await GiveUpAsync(loan, "writeOff")).Principal.IsZero.ShouldBeTrue();

        (await BalanceAsync("5310")).ShouldBe(booked);
        inputs = await InputsOfNewApplicationAsync(account);
        (inputs.Exposure.ToString(), inputs.EarlierLoss.ToString()).ShouldBe(("0.00 EUR", "6000.00 EUR"));
    }

    [Fact]
    public async Task Whoever_proposed_cannot_decide_and_a_decision_is_made_once()
    {
        var (_, loan) = await ALoanAsync();
        var (one, other) = await TwoPeopleAsync();
        var proposal = await ProposeAsync(one, loan, "chargeOff");

        using var second = await one.PostAsJsonAsync(ProposalsOf(loan), new { kind = "writeOff", reason = "Insolvent" });
        await second.ShouldBeProblemAsync(409, "lending.proposal_open");
        using var own = await DecideAsync(one, proposal, isApproved: true);
        await own.ShouldBeProblemAsync(403, "lending.own_proposal");
        using var rejected = await DecideAsync(other, proposal, isApproved: false);
        (await rejected.ShouldBeJsonAsync()).GetProperty("status").GetString().ShouldBe("rejected");
        using var again = await DecideAsync(other, proposal, isApproved: true);
        await again.ShouldBeProblemAsync(409, "lending.proposal_decided");
        (await LoanAsync(loan)).Status.ShouldBe(GrantedLoanStatus.Running);
    }

    [Fact]
    public async Task Nothing_more_happens_to_a_loan_that_was_given_up()
    {
        var (account, loan) = await ALoanAsync();
        (await RecoverAsync(loan, "1.00")).ShouldFailWith("lending.loan_not_given_up");
        await GiveUpAsync(loan, "writeOff");

        (await bank.SendAsync(new RepayLoan(Guid.CreateVersion7(), loan.LoanId, loan.PartyId, Money.Of("1.00", "EUR")))).ShouldFailWith("lending.loan_given_up");
        (await bank.SendAsync(new QuotePayOff(loan.LoanId, null))).ShouldFailWith("lending.loan_given_up");
        (await bank.SendAsync(new ProposeLoss(loan.LoanId, LossKind.WriteOff, "Again"))).ShouldFailWith("lending.loan_given_up");
        (await RecoverAsync(loan, "6000.01")).ShouldFailWith("lending.beyond_loss");
        (await bank.SendAsync(new ProposeLoss(Guid.CreateVersion7(), LossKind.WriteOff, "Who?"))).ShouldFailWith("lending.unknown_loan");
        (await bank.SendAsync(new DecideLoss(Guid.CreateVersion7(), true, "Which?"))).ShouldFailWith("lending.unknown_loss_proposal");
        (await bank.BalanceOfAsync(account.LedgerAccountId)).ShouldBe("14000.00");
    }

    [Fact]
    public async Task The_same_key_recovers_once_and_what_the_ledger_refuses_is_not_recovered()
    {
        var (account, loan) = await ALoanAsync();
        await GiveUpAsync(loan, "chargeOff");
        var key = Guid.CreateVersion7();

        (await RecoverAsync(loan, "10.00", key)).EnsureSuccess();
        (await RecoverAsync(loan, "10.00", key)).EnsureSuccess().Recovered.ToString().ShouldBe("10.00 EUR");
        (await bank.SendAsync(new PlaceBlock(Guid.CreateVersion7(), account.AccountId, AccountBlock.Debits, "Court order"))).EnsureSuccess();
        (await RecoverAsync(loan, "20.00")).IsSuccess.ShouldBeFalse();

        (await LoanAsync(loan)).Recovered.ToString().ShouldBe("10.00 EUR");
        (await bank.BalanceOfAsync(account.LedgerAccountId)).ShouldBe("13990.00");
    }

    [Fact]
    public async Task A_loss_that_a_crash_left_on_the_way_is_booked_once()
    {
        var (_, loan) = await ALoanAsync();
        var before = await BalanceAsync("5310");
        await AgreeWithoutBookingAsync(loan);

        await RunJobAsync();
        await RunJobAsync();

        (await BalanceAsync("5310") - before).ShouldBe(6000.00m);
        (await bank.BalanceOfAsync(await LedgerAccountOfAsync(loan))).ShouldBe("0.00");
    }

    [Fact]
    public async Task A_loss_whose_mapping_named_no_account_is_reported_and_booked_once_the_mapping_is_put_right()
    {
        var (_, loan) = await ALoanAsync();
        var before = await BalanceAsync("5310");
        await MapLossFromTomorrowAsync(loan, debit: null);
        await bank.NextDayAsync();
        var (one, other) = await TwoPeopleAsync();
        using var decided = await DecideAsync(other, await ProposeAsync(one, loan, "writeOff"), isApproved: true);
        await decided.ShouldBeProblemAsync(422, "lending.loss_not_mapped");
        (await ProveAsync()).Failed.ShouldBe(0);

        await MapLossFromTomorrowAsync(loan, debit: "5310");
        await bank.NextDayAsync();
        (await ProveAsync()).Failed.ShouldBe(1);
        bank.Clock.Advance(TimeSpan.FromMinutes(1));
        await RunJobAsync();

        (await BalanceAsync("5310") - before).ShouldBe(6000.00m);
        (await ProveAsync()).Failed.ShouldBe(0);
    }

    /// <summary>The job books it while the request is refused, here because it does not find the account any more.</summary>
    [Fact]
    public async Task A_recovery_that_another_worker_has_booked_is_not_given_up()
    {
        var (account, loan) = await ALoanAsync();
        await GiveUpAsync(loan, "writeOff");
        var recovery = await RecoverHalfwayAsync(loan, "40.00");
        await PostRecoveryAsync(account, recovery);
        await RunJobAsync();
        (await IsBookedAsync(recovery)).ShouldBe(false, "whoever asked for it has a minute to book it");

        bank.Clock.Advance(TimeSpan.FromMinutes(1));
        await RunJobAsync();

        (await IsBookedAsync(recovery)).ShouldBe(true);
        (await LoanAsync(loan)).Recovered.ToString().ShouldBe("40.00 EUR");
    }

    [Fact]
    public async Task Nobody_debits_a_customer_without_a_reason_and_who_did_is_kept()
    {
        var (_, loan) = await ALoanAsync();
        await GiveUpAsync(loan, "writeOff");
        var amount = Money.Of("5.00", "EUR");

        (await bank.SendAsync(new RecoverLoan(Guid.CreateVersion7(), loan.LoanId, amount, ""))).ShouldFailWith("lending.reason_missing");
        (await RecoverAsync(loan, "5.00")).EnsureSuccess();

        await using var scope = bank.Services.CreateAsyncScope();
        var kept = await scope.ServiceProvider.GetRequiredService<LendingDbContext>().Recoveries.SingleAsync(r => r.LoanId == loan.LoanId);
        kept.Reason.ShouldBe("Ordered by the customer");
        kept.RecordedBy.ShouldNotBeEmpty();
    }

    private async Task<LoanRecovery> RecoverHalfwayAsync(LoanView view, string amount)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LendingDbContext>();
        var recovery = new LoanRecovery
        {
            Id = Guid.CreateVersion7(),
            LoanId = view.LoanId,
            Key = Guid.CreateVersion7(),
            AccountId = Guid.CreateVersion7(),
            Date = await bank.TodayAsync(),
            Amount = Money.Of(amount, "EUR").MinorUnits,
            Reason = "Ordered by the customer",
            RecordedBy = "tests",
            RecordedAt = bank.Clock.GetUtcNow(),
        };
        (await db.Loans.SingleAsync(l => l.Id == view.LoanId)).Recover(recovery.Amount).ShouldBeNull();
        db.Recoveries.Add(recovery);
        await db.SaveChangesAsync();
        return recovery;
    }

    private async Task PostRecoveryAsync(AccountView account, LoanRecovery recovery)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        var loan = await scope.ServiceProvider.GetRequiredService<LendingDbContext>().Loans.SingleAsync(l => l.Id == recovery.LoanId);
        (await scope.ServiceProvider.GetRequiredService<LossLedger>().BookRecoveryAsync(loan, recovery, account.LedgerAccountId, CancellationToken.None))
            .ShouldBeNull();
    }

    private async Task<bool?> IsBookedAsync(LoanRecovery recovery)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<LendingDbContext>().Recoveries.SingleOrDefaultAsync(r => r.Id == recovery.Id))?.IsBooked;
    }

    private async Task MapLossFromTomorrowAsync(LoanView loan, string? debit) =>
        (await bank.SendAsync(new SetMapping(
            loan.ProductCode, LossLedger.LossEvent, "EUR", (await bank.TodayAsync()).AddDays(1), debit, debit is null ? "4190" : null))).EnsureSuccess();

    private async Task<StepReport> ProveAsync()
    {
        await using var scope = bank.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetServices<ICloseOfBusinessStep>().Single(step => step.Name == "prove-loans")
            .RunAsync(await bank.TodayAsync(), CancellationToken.None);
    }

    private async Task<(AccountView Account, LoanView Loan)> ALoanAsync()
    {
        var account = await bank.ACustomerAsync();
        return (account, (await bank.AcceptAsync(await bank.ApplyAsync(account, await bank.AProductAsync()))).EnsureSuccess());
    }

    private async Task<DecisionInputs> InputsOfNewApplicationAsync(AccountView account)
    {
        var application = await bank.ApplyAsync(account, await bank.AProductAsync(), "1000.00");
        application.Status.ShouldBe(LoanApplicationStatus.Declined);
        application.Reasons.ShouldBe([DecisionReasons.EarlierLoss]);
        return (await bank.SendAsync(new GetDecisionFile(application.ApplicationId))).EnsureSuccess().Inputs;
    }

    private async Task<LossProposalView> GiveUpAsync(LoanView loan, string kind)
    {
        var (one, other) = await TwoPeopleAsync();
        using var decided = await DecideAsync(other, await ProposeAsync(one, loan, kind), isApproved: true);
        var loss = (await decided.ShouldBeJsonAsync()).Deserialize<LossProposalView>(Platform.BankJson.Options)!;
        loss.Status.ShouldBe(LossStatus.Booked);
        return loss;
    }

    private static async Task<Guid> ProposeAsync(HttpClient client, LoanView loan, string kind)
    {
        using var proposed = await client.PostAsJsonAsync(ProposalsOf(loan), new { kind, reason = "Insolvent" });
        return (await proposed.ShouldBeJsonAsync(201)).GetProperty("proposalId").GetGuid();
    }

    private static Task<HttpResponseMessage> DecideAsync(HttpClient client, Guid proposal, bool isApproved) =>
        client.PostAsJsonAsync($"/staff/v1/lending/loss-proposals/{proposal}/decision", new { isApproved, reason = "Court file seen" });

    private static string ProposalsOf(LoanView loan) => $"/staff/v1/lending/loans/{loan.LoanId}/loss-proposals";

    private Task<Result<LoanView>> RecoverAsync(LoanView loan, string amount, Guid? key = null) =>
        bank.SendAsync(new RecoverLoan(key ?? Guid.CreateVersion7(), loan.LoanId, Money.Of(amount, "EUR"), "Ordered by the customer"));

    private async Task<LoanView> LoanAsync(LoanView loan) => (await bank.SendAsync(new GetLoan(loan.LoanId, null))).EnsureSuccess().Loan;

    /// <summary>Signed in once for all tests, because that takes long.</summary>
    private async Task<(HttpClient One, HttpClient Other)> TwoPeopleAsync()
    {
        await SigningIn.WaitAsync();
        try
        {
            return (_one ??= await bank.StaffAsync("operations", "supervisor"), _other ??= await bank.StaffAsync("supervisor"));
        }
        finally
        {
            SigningIn.Release();
        }
    }

    private async Task EarnAsync()
    {
        await using var scope = bank.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetServices<ICloseOfBusinessStep>().Single(step => step.Name == "service-loans")
            .RunAsync(await bank.TodayAsync(), CancellationToken.None);
    }

    private async Task<decimal> BalanceAsync(string code)
    {
        var account = (await bank.SendAsync(new FindLedgerAccount(code, "EUR"))).EnsureSuccess();
        return decimal.Parse(await bank.BalanceOfAsync(account.LedgerAccountId), System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task<long> LedgerAccountOfAsync(LoanView loan)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<LendingDbContext>().Loans.SingleAsync(l => l.Id == loan.LoanId)).LedgerAccountId!.Value;
    }

    private async Task AgreeWithoutBookingAsync(LoanView view)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LendingDbContext>();
        var (loan, now) = (await db.Loans.SingleAsync(l => l.Id == view.LoanId), bank.Clock.GetUtcNow());
        var decidedAt = now.AddMinutes(-1);
        var proposal = LossProposal.Of(loan.Id, LossKind.ChargeOff, "Insolvent", "one", now);
        proposal.Decide(isApproved: true, "Court file seen", "another", decidedAt).ShouldBeNull();
        proposal.Lose(await bank.TodayAsync(), loan.Outstanding, loan.Owed);
        loan.BeGivenUp(LossKind.ChargeOff);
        db.LossProposals.Add(proposal);
        await db.SaveChangesAsync();
    }

    private async Task RunJobAsync()
    {
        await using var scope = bank.Services.CreateAsyncScope();
        var report = await scope.ServiceProvider.GetServices<IBankJob>().Single(job => job.Name == "book-loan-losses").RunAsync(CancellationToken.None);
        report.Failed.ShouldBe(0);
    }
}
