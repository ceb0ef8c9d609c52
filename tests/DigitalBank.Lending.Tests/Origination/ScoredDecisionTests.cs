using DigitalBank.Lending.Data;
using DigitalBank.Lending.Origination;
using DigitalBank.Lending.Products;
using DigitalBank.Risk.Scorecards;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Lending.Tests.Origination;

/// <summary>Decisions by a scorecard that the bank has published.</summary>
public class ScoredDecisionTests(LendingBank bank) : IClassFixture<LendingBank>
{
    private static readonly CreditPolicy Policy = LendingBank.Policy with
    {
        Scorecard = "purposes",
        DeclineAbovePercent = 30,
        ReviewAbovePercent = 20,
        ReasonWords = new Dictionary<string, string> { ["purpose"] = "Loans for this purpose often go unpaid." },
    };

    [Fact]
    public async Task An_applicant_whom_the_score_speaks_against_reads_why()
    {
        await PublishAsync(badPurpose: "boat");
        var (account, product) = (await bank.ACustomerAsync(), await bank.AProductAsync(Policy));

        var declined = await bank.ApplyAsync(account, product, purpose: "boat");
        declined.Status.ShouldBe(LoanApplicationStatus.Declined);
        declined.Reasons[0].ShouldBe(new DecisionReason("score.purpose", "Loans for this purpose often go unpaid."));

        var file = (await bank.SendAsync(new GetDecisionFile(declined.ApplicationId))).EnsureSuccess();
        var score = file.Decision.Score!;
        score.Score.ShouldBe(score.BestScore - score.Reasons.Sum(reason => reason.Lost));
        (await bank.ApplyAsync(account, product, purpose: "car")).Status.ShouldBe(LoanApplicationStatus.Offered);
    }

    [Fact]
    public async Task A_decision_comes_out_the_same_under_the_scorecard_and_the_terms_of_then()
    {
        await PublishAsync(badPurpose: "boat");
        var (account, product) = (await bank.ACustomerAsync(), await bank.AProductAsync(Policy));
        var declined = await bank.ApplyAsync(account, product, purpose: "boat");
        var offered = await bank.ApplyAsync(account, product, purpose: "car");

        await PublishAsync(badPurpose: "car");
        var today = await bank.TodayAsync();
        (await bank.SendAsync(new AddLoanProductVersion(product, today.AddDays(1), LendingBank.Terms(Policy) with { AnnualPercent = 9 }))).EnsureSuccess();
        await bank.NextDayAsync();

        (await bank.ApplyAsync(account, product, purpose: "car")).Status.ShouldBe(LoanApplicationStatus.Declined);
        (await bank.SendAsync(new ReplayDecision(declined.ApplicationId))).EnsureSuccess().IsSame.ShouldBeTrue();
        (await bank.SendAsync(new ReplayDecision(offered.ApplicationId))).EnsureSuccess().IsSame.ShouldBeTrue();
        (await bank.SendAsync(new GetDecisionFile(offered.ApplicationId))).EnsureSuccess().ProductVersion.ShouldBe(1);
    }

    [Fact]
    public async Task Without_the_scorecard_that_the_policy_names_a_person_decides()
    {
        var product = await bank.AProductAsync(Policy with { Scorecard = "not-there-yet" });
        var application = await bank.ApplyAsync(await bank.ACustomerAsync(), product);

        application.Status.ShouldBe(LoanApplicationStatus.InReview);
        application.Reasons.ShouldBe([DecisionReasons.NotScored]);
    }

    [Fact]
    public async Task What_an_applicant_lives_on_cannot_be_read_from_the_database()
    {
        var application = await bank.ApplyAsync(await bank.ACustomerAsync(), await bank.AProductAsync(), purpose: "wedding");
        await using var scope = bank.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LendingDbContext>();

        var stored = await db.Applications.Where(a => a.Id == application.ApplicationId)
            .Select(a => EF.Property<byte[]>(a, "InputsSealed")).SingleAsync();
        System.Text.Encoding.UTF8.GetString(stored).ShouldNotContain("wedding");
    }

    /// <summary>Half of those with the bad purpose went bad, and one in fifty of the others.</summary>
    private async Task PublishAsync(string badPurpose)
    {
        var rows = Enumerable.Range(0, 1_000).Select(row =>
        {
            var purpose = row % 4 == 0 ? badPurpose : badPurpose == "car" ? "boat" : "car";
            var isBad = purpose == badPurpose ? row % 8 == 0 : row % 50 == 1;
            return (IReadOnlyList<string>)[purpose, $"{1_000 + row}", isBad ? "1" : "0"];
        });
        var card = ScorecardTraining.Standard("bad").Train("purposes", new CreditRows(["purpose", "amount", "bad"], [.. rows]));
        (await bank.SendAsync(new PublishScorecard(ScorecardFile.Of(card).ToJson()))).EnsureSuccess();
    }
}
