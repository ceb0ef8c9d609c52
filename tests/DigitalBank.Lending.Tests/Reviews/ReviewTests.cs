using System.Net.Http.Json;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Lending.Covenants;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Exposures;
using DigitalBank.Lending.Origination;
using DigitalBank.Lending.Reviews;
using DigitalBank.Lending.Servicing;
using DigitalBank.Lending.Tests.Origination;
using DigitalBank.Payments.Contracts.Orders;
using DigitalBank.Platform.Jobs;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static DigitalBank.Lending.Tests.Reviews.SamplePolicy;

namespace DigitalBank.Lending.Tests.Reviews;

/// <summary>A bank whose reviews look at nothing but what each test brings about.</summary>
public class ReviewTests(LendingBank bank) : IClassFixture<LendingBank>
{
    [Fact]
    public async Task A_borrower_who_falls_behind_is_frozen_by_the_batch_and_gets_no_new_money_until_two_people_lift_it()
    {
        await APolicyAsync();
        var (account, loan, product) = await ABorrowerAsync();
        var open = await bank.ApplyAsync(account, product, "1000.00");
        var late = loan.StartDate.AddMonths(1).AddDays(70);
        await CloseAsync(late, "service-loans");

        var report = await ReviewAsync(late);
        report.Failed.ShouldBe(0);
        var review = await OfAsync(loan.PartyId, late);
        (review.Outcome, review.Status, review.Reasons[0].Code).ShouldBe((ReviewOutcome.Freeze, ReviewStatus.Acted, "long_overdue"));
        (await bank.ApplyAsync(account, product, "1000.00")).Reasons.ShouldBe([DecisionReasons.Frozen]);
        (await bank.AcceptAsync(open)).ShouldFailWith("lending.borrower_frozen");
        (await bank.BalanceOfAsync(account.LedgerAccountId)).ShouldBe("14000.00");

        var quote = (await bank.SendAsync(new QuotePayOff(loan.LoanId, null))).EnsureSuccess();
        (await bank.SendAsync(new RepayLoan(Guid.CreateVersion7(), loan.LoanId, loan.PartyId, quote.Amount))).EnsureSuccess();
        await ReviewAsync(late.AddDays(30));
        var lifting = await OfAsync(loan.PartyId, late.AddDays(30));
        (lifting.Outcome, lifting.Status, lifting.Reasons[0].Code).ShouldBe((ReviewOutcome.Refer, ReviewStatus.Waiting, "may_be_lifted"));
        await LiftWithTwoAsync(lifting.ReviewId);
        (await bank.ApplyAsync(account, product, "1000.00")).Status.ShouldBe(LoanApplicationStatus.Offered);
    }

    private async Task LiftWithTwoAsync(Guid reviewId)
    {
        using var one = await bank.StaffAsync("supervisor");
        using var other = await bank.StaffAsync("supervisor");
        using var clerk = await bank.StaffAsync("clerk");
        (await DecideAsync(clerk, reviewId, "lift")).StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        await (await DecideAsync(one, reviewId, "raise", "99999.00")).ShouldBeProblemAsync(422, "lending.review_choice_impossible");
        (await (await DecideAsync(one, reviewId, "lift")).ShouldBeJsonAsync()).GetProperty("status").GetString().ShouldBe("waiting");
        await (await DecideAsync(one, reviewId, "lift")).ShouldBeProblemAsync(403, "lending.same_decider");
        await (await DecideAsync(other, reviewId, "freeze")).ShouldBeProblemAsync(409, "lending.other_decision");
        (await (await DecideAsync(other, reviewId, "lift")).ShouldBeJsonAsync()).GetProperty("status").GetString().ShouldBe("acted");
        await (await DecideAsync(other, reviewId, "lift")).ShouldBeProblemAsync(409, "lending.review_not_waiting");
        (await bank.SendAsync(new GetReview(reviewId))).EnsureSuccess().Decisions.Select(decision => decision.Choice)
            .ShouldBe([ReviewOutcome.Lift, ReviewOutcome.Lift]);
    }

    [Fact]
    public async Task A_raised_limit_waits_for_a_person_and_then_lets_the_borrower_owe_more()
    {
        await APolicyAsync();
        var (account, loan, product) = await ABorrowerAsync("12000.00", salary: "9000.00", months: 7);
        using var person = await bank.StaffAsync("supervisor");

        using var asked = await person.PostAsync($"/staff/v1/lending/borrowers/{loan.PartyId}/review", null);
        var review = await asked.ShouldBeJsonAsync();
        (review.GetProperty("outcome").GetString(), review.GetProperty("status").GetString()).ShouldBe(("raise", "waiting"));
        var cut = await bank.ApplyAsync(account, product, "15000.00", 60);
        cut.Reasons.ShouldBe([DecisionReasons.ExposureLimit]);
        (await bank.SendAsync(new WithdrawApplication(cut.ApplicationId, loan.PartyId))).EnsureSuccess();

        await (await DecideAsync(person, review.GetProperty("reviewId").GetGuid(), "raise")).ShouldBeJsonAsync();
        var more = await bank.ApplyAsync(account, product, "15000.00", 60);
        more.Reasons.ShouldBeEmpty();
        (await bank.AcceptAsync(more)).EnsureSuccess();
    }

    [Fact]
    public async Task A_batch_that_was_stopped_goes_on_where_it_was_and_reviews_nobody_twice()
    {
        await APolicyAsync();
        var date = (await bank.TodayAsync()).AddDays(400);
        var borrowers = new[] { await ABorrowerAsync(), await ABorrowerAsync(), await ABorrowerAsync() };
        using var stop = new CancellationTokenSource();
        await using (var scope = bank.Services.CreateAsyncScope())
        {
            await Should.ThrowAsync<OperationCanceledException>(() => scope.ServiceProvider.GetRequiredService<ReviewRuns>()
                .RunAsync(date, _ => stop.Cancel(), stop.Token));
        }

        var run = (await bank.SendAsync(new GetReviewReport(date))).EnsureSuccess().Run.ShouldNotBeNull();
        (run.FinishedAt, run.Reviewed).ShouldBe((null, run.Due));
        await Task.WhenAll(ReviewAsync(date), ReviewAsync(date));

        var report = (await bank.SendAsync(new GetReviewReport(date))).EnsureSuccess();
        report.Run!.FinishedAt.ShouldNotBeNull();
        report.Run.Reviewed.ShouldBe(run.Due);
        report.Outcomes.Sum(count => count.Borrowers).ShouldBe(run.Due);
        report.Migration.Sum(moved => moved.Borrowers).ShouldBe(run.Due);
        foreach (var borrower in borrowers)
        {
            await OfAsync(borrower.Loan.PartyId, date);
        }
    }

    [Fact]
    public async Task What_happened_around_the_account_is_in_the_inputs_and_the_review_replays_to_the_same_result()
    {
        await APolicyAsync();
        var (account, loan, product) = await ABorrowerAsync(months: 7);
        var today = await bank.TodayAsync();
        (await bank.SendAsync(new AgreeCovenant(loan.LoanId, "Yearly accounts", today.AddDays(-1), 12))).EnsureSuccess();
        foreach (var code in new[] { "ledger.insufficient_available_balance", "payments.daily_limit_exceeded" })
        {
            await TellAsync(new PaymentRejected(Guid.CreateVersion7(), account.AccountId, code, "AM04"));
        }

        await OverdueInGroupAsync(loan.PartyId, product);
        var review = (await bank.SendAsync(new ReviewBorrower(loan.PartyId))).EnsureSuccess();

        var file = (await bank.SendAsync(new GetReview(review.ReviewId))).EnsureSuccess();
        var inputs = file.Inputs.ShouldNotBeNull();
        (inputs.RefusedPayments, inputs.OverdueElsewhere, inputs.NextCovenantOn).ShouldBe((1, 1, today.AddDays(-1)));
        (inputs.Exposure, inputs.InflowLately, inputs.HistoryMonths).ShouldBe((Eur("6000.00"), Eur("2000.00"), 6));
        review.Reasons.Select(reason => reason.Code).ShouldBe(["covenant_missed", "arrears_elsewhere", "covenant_overdue"]);
        (await bank.SendAsync(new ReviewBorrower(loan.PartyId))).EnsureSuccess().ReviewId.ShouldBe(review.ReviewId);

        var other = (await bank.SendAsync(new SetReviewPolicy(today.AddYears(9), Policy with { BasePoints = 0 }))).EnsureSuccess();
        (await bank.SendAsync(new ReplayReview(review.ReviewId))).EnsureSuccess().IsSame.ShouldBeTrue();
        await NameOtherPolicyAsync(review.ReviewId, other.Number);
        (await bank.SendAsync(new ReplayReview(review.ReviewId))).EnsureSuccess().IsSame.ShouldBeFalse();
    }

    [Fact]
    public async Task A_borrower_who_falls_behind_again_after_a_clean_review_is_due_again()
    {
        await APolicyAsync();
        var (_, loan, _) = await ABorrowerAsync();
        var day = (await bank.TodayAsync()).AddDays(800);
        foreach (var (daysPastDue, reviews) in new[] { (2, 1), (2, 1), (0, 1), (3, 1) })
        {
            await LateAsync(loan.LoanId, daysPastDue);
            await ReviewAsync(day);
            (await bank.SendAsync(new ListReviews(loan.PartyId, null, null, null, 10))).EnsureSuccess().Count.ShouldBe(reviews);
            day = day.AddDays(1);
        }

        await LateAsync(loan.LoanId, 0);
        await using (var scope = bank.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<LendingDbContext>().Reviews.Where(review => review.PartyId == loan.PartyId)
                .ExecuteUpdateAsync(set => set.SetProperty(review => review.OverdueLoans, 0));
        }

        await ReviewAsync(day);
        (await bank.SendAsync(new ListReviews(loan.PartyId, null, null, null, 10))).EnsureSuccess().Count.ShouldBe(1);
        await LateAsync(loan.LoanId, 1);
        await ReviewAsync(day.AddDays(1));
        (await OfAsync(loan.PartyId, day.AddDays(1))).Reasons.ShouldContain(reason => reason.Code == "new_arrears");
    }

    [Fact]
    public async Task What_was_shown_counts_once_however_often_somebody_notes_it()
    {
        var (_, loan, _) = await ABorrowerAsync();
        var due = (await bank.TodayAsync()).AddDays(10);
        var covenant = (await bank.SendAsync(new AgreeCovenant(loan.LoanId, "Yearly accounts", due, 12))).EnsureSuccess();

        (await bank.SendAsync(new MeetCovenant(loan.LoanId, covenant.CovenantId, due))).EnsureSuccess().DueDate.ShouldBe(due.AddMonths(12));
        (await bank.SendAsync(new MeetCovenant(loan.LoanId, covenant.CovenantId, due))).ShouldFailWith("lending.covenant_due_otherwise");
        (await bank.SendAsync(new ListCovenants(loan.LoanId))).EnsureSuccess()[0].DueDate.ShouldBe(due.AddMonths(12));
    }

    [Fact]
    public async Task What_many_accounts_brought_is_what_each_of_them_brought()
    {
        AccountView[] accounts = [await bank.ACustomerAsync("1500.00", 5), await bank.ACustomerAsync("2500.00", 2), await bank.ACustomerAsync(months: 0)];
        var (from, to) = ((await bank.TodayAsync()).AddMonths(-6), (await bank.TodayAsync()).AddDays(-1));

        var all = (await bank.SendAsync(new GetFlowsOfAccounts([.. accounts.Select(account => account.AccountId)], from, to, "lending"))).EnsureSuccess();

        foreach (var account in accounts)
        {
            var one = (await bank.SendAsync(new GetAccountFlows(account.AccountId, from, to, "lending"))).EnsureSuccess();
            all[account.AccountId].Months.ShouldBe(one.Months);
        }
    }

    private async Task<(AccountView Account, LoanView Loan, string Product)> ABorrowerAsync(
        string amount = "6000.00", string salary = "2000.00", int months = 4)
    {
        var (account, product) = (await bank.ACustomerAsync(salary, months), await bank.AProductAsync());
        var offer = await bank.ApplyAsync(account, product, amount, amount == "6000.00" ? 12 : 60);
        return (account, (await bank.AcceptAsync(offer)).EnsureSuccess(), product);
    }

    /// <summary>The tests share one: a day takes no second.</summary>
    private async Task APolicyAsync()
    {
        var set = await bank.SendAsync(new SetReviewPolicy(null, Policy));
        if (!set.IsSuccess)
        {
            set.ShouldFailWith("lending.review_policy_day_taken");
        }
    }

    private async Task<StepReport> ReviewAsync(DateOnly date) => await CloseAsync(date, "review-borrowers");

    private async Task<StepReport> CloseAsync(DateOnly date, string step)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetServices<ICloseOfBusinessStep>().Single(one => one.Name == step).RunAsync(date, CancellationToken.None);
    }

    private async Task<ReviewView> OfAsync(Guid partyId, DateOnly date) =>
        (await bank.SendAsync(new ListReviews(partyId, null, date, null, 10))).EnsureSuccess().ShouldHaveSingleItem();

    private async Task TellAsync(PaymentRejected rejected)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        foreach (var handler in scope.ServiceProvider.GetServices<IIntegrationEventHandler<PaymentRejected>>().OfType<CountRefusedPaymentsOfBorrowers>())
        {
            await handler.HandleAsync(rejected, Guid.CreateVersion7(), CancellationToken.None);
            await handler.HandleAsync(rejected, Guid.CreateVersion7(), CancellationToken.None);
        }
    }

    private async Task OverdueInGroupAsync(Guid partyId, string product)
    {
        var offer = await bank.ApplyAsync(await bank.ACustomerAsync(), product);
        var other = (await bank.AcceptAsync(offer)).EnsureSuccess();
        var group = (await bank.SendAsync(new AddBorrowerGroup("Firm and owner"))).EnsureSuccess();
        foreach (var party in new[] { partyId, other.PartyId })
        {
            (await bank.SendAsync(new JoinBorrowerGroup(group.GroupId, party))).EnsureSuccess();
        }

        await LateAsync(other.LoanId, 5);
    }

    private async Task LateAsync(Guid loanId, int daysPastDue)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<LendingDbContext>().Loans.Where(loan => loan.Id == loanId)
            .ExecuteUpdateAsync(set => set.SetProperty(loan => loan.DaysPastDue, daysPastDue));
    }

    /// <summary>Somebody changes what was kept.</summary>
    private async Task NameOtherPolicyAsync(Guid reviewId, int number)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<LendingDbContext>().Reviews.Where(review => review.Id == reviewId)
            .ExecuteUpdateAsync(set => set.SetProperty(review => review.PolicyNumber, number));
    }

    private static Task<HttpResponseMessage> DecideAsync(HttpClient client, Guid reviewId, string choice, string? limit = null) =>
        client.PostAsJsonAsync($"/staff/v1/lending/reviews/{reviewId}/decision", new
        {
            choice,
            reason = "Spoke with the borrower",
            limit = limit is null ? null : new { amount = limit, currency = "EUR" },
        });
}
