using DigitalBank.Lending.Covenants;
using DigitalBank.Lending.Exposures;
using DigitalBank.Lending.Reviews;
using static DigitalBank.Lending.Tests.Reviews.SamplePolicy;

namespace DigitalBank.Lending.Tests.Reviews;

/// <summary>What a borrower's behaviour brings, as points, warnings and an outcome.</summary>
public class ReviewResultTests
{
    [Fact]
    public void Points_and_their_parts_sum_to_the_score()
    {
        var result = ReviewResult.Of(Policy, Sound, missing: null);

        result.Points.ShouldBe(670);
        result.Points.ShouldBe(Policy.BasePoints + result.Parts.Sum(part => part.Points));
        result.Grade.ShouldBe("A");
        result.Parts.Single(part => part.Aspect == BehaviourAspect.Utilisation).Words.ShouldBe("48.0 % of the limit is used.");
    }

    public static TheoryData<string, string, string, string> Outcomes => new()
    {
        { "sound", nameof(ReviewOutcome.Raise), "30000.00", "good_score" },
        { "raised lately", nameof(ReviewOutcome.Keep), "25000.00", "changed_lately" },
        { "at the highest limit", nameof(ReviewOutcome.Keep), "37500.00", "highest_limit" },
        { "one warning", nameof(ReviewOutcome.Keep), "25000.00", "good_but_warned" },
        { "as expected", nameof(ReviewOutcome.Keep), "25000.00", "as_expected" },
        { "weak", nameof(ReviewOutcome.Lower), "17500.00", "weak_score" },
        { "two warnings", nameof(ReviewOutcome.Refer), "25000.00", "warnings" },
        { "covenant missed", nameof(ReviewOutcome.Refer), "25000.00", "covenant_missed" },
        { "long overdue", nameof(ReviewOutcome.Freeze), "25000.00", "long_overdue" },
        { "earlier loss", nameof(ReviewOutcome.Freeze), "25000.00", "earlier_loss" },
        { "very weak", nameof(ReviewOutcome.Freeze), "25000.00", "low_score" },
        { "frozen and still overdue", nameof(ReviewOutcome.Keep), "25000.00", "long_overdue" },
        { "frozen and sound", nameof(ReviewOutcome.Refer), "25000.00", "may_be_lifted" },
    };

    [Theory, MemberData(nameof(Outcomes))]
    public void What_is_wrong_first_decides(string who, string outcome, string limit, string reason)
    {
        var result = ReviewResult.Of(Policy, Borrower(who), missing: null);

        (result.Outcome.ToString(), result.Limit, result.Reasons[0].Code).ShouldBe((outcome, Eur(limit), reason));
    }

    public static TheoryData<string, string> Signs => new()
    {
        { "inflow fell by 30 %", nameof(EarlyWarnings.FallingInflow) },
        { "inflow fell by 29 %", nameof(EarlyWarnings.None) },
        { "three payments refused", nameof(EarlyWarnings.RefusedPayments) },
        { "two payments refused", nameof(EarlyWarnings.None) },
        { "utilisation rose by 25 points", nameof(EarlyWarnings.RisingUtilisation) },
        { "another loan overdue", nameof(EarlyWarnings.NewArrears) },
        { "the same loan overdue", nameof(EarlyWarnings.None) },
        { "overdue in the group", nameof(EarlyWarnings.ArrearsElsewhere) },
        { "covenant in 30 days", nameof(EarlyWarnings.CovenantDue) },
        { "covenant in 31 days", nameof(EarlyWarnings.None) },
        { "covenant yesterday", nameof(EarlyWarnings.CovenantMissed) },
    };

    [Theory, MemberData(nameof(Signs))]
    public void A_sign_of_trouble_counts_from_its_threshold_on(string sign, string warning) =>
        ReviewResult.Of(Policy, Sign(sign), missing: null).Warnings.ToString().ShouldBe(warning);

    [Fact]
    public void A_borrower_who_cannot_be_judged_is_left_to_people()
    {
        var unknown = ReviewResult.Of(Policy, inputs: null, ReviewReasons.NoExchangeRate.Code);
        (unknown.Outcome, unknown.People, unknown.Reasons[0]).ShouldBe((ReviewOutcome.Refer, 2, ReviewReasons.NoExchangeRate));

        var impossible = Sound with { Limit = DigitalBank.SharedKernel.Monetary.Money.OfMinor(long.MaxValue, Sound.Limit.Currency) };
        ReviewResult.Of(Policy, impossible, missing: null).Reasons[0].ShouldBe(ReviewReasons.NotReviewed);
    }

    [Fact]
    public void A_limit_that_the_bank_itself_has_lowered_is_no_sign_of_trouble()
    {
        var used = Sound with { Exposure = Eur("16250.00") };
        ReviewResult.Of(Policy, used, missing: null).Warnings.ShouldBe(EarlyWarnings.RisingUtilisation);
        ReviewResult.Of(Policy, used with { LimitSetOn = used.Previous!.Date }, missing: null).Warnings.ShouldBe(EarlyWarnings.None);
    }

    [Theory]
    [InlineData("Raise", "Raise", 1)]
    [InlineData("Raise", "Freeze", 2)]
    [InlineData("Lower", "Freeze", 2)]
    [InlineData("Raise", "Refer", 2)]
    [InlineData("Keep", "Freeze", 1)]
    public void Another_outcome_than_the_proposed_one_takes_as_many_people_as_that(string chosen, string proposed, int people) =>
        new ReviewPeople(Raise: 1, Lower: 0, Freeze: 2, Refer: 2).ToDecide(Enum.Parse<ReviewOutcome>(chosen), Enum.Parse<ReviewOutcome>(proposed)).ShouldBe(people);

    [Fact]
    public void A_changed_limit_moves_every_product_in_proportion()
    {
        var raised = new BorrowerLimit(Eur("30000.00"), Eur("25000.00"));
        raised.On(Eur("300000.00")).ShouldBe(Eur("360000.00"));
        raised.On(Eur("0.01")).ShouldBe(Eur("0.01"));
        var lowered = new BorrowerLimit(Eur("210000.00"), Eur("300000.00"));
        lowered.On(Eur("25000.00")).ShouldBe(Eur("17500.00"));

        (lowered.IsStricterThan(raised), raised.IsStricterThan(lowered)).ShouldBe((true, false));
        (lowered.IsStricterThan(null), raised.IsStricterThan(null)).ShouldBe((true, false));
    }

    [Fact]
    public void What_is_promised_for_the_end_of_a_month_stays_so()
    {
        var covenant = LoanCovenant.Agreed(Guid.CreateVersion7(), "Accounts", new DateOnly(2027, 1, 31), everyMonths: 1, "staff");
        covenant.Met(new DateOnly(2027, 1, 30));
        covenant.DueDate.ShouldBe(new DateOnly(2027, 2, 28));
        covenant.Met(new DateOnly(2027, 2, 27));
        covenant.DueDate.ShouldBe(new DateOnly(2027, 3, 31));
    }

    [Fact]
    public void A_policy_that_contradicts_itself_is_none()
    {
        Policy.IsSound().ShouldBeTrue();
        ReviewPolicy[] wrong =
        [
            Policy with { FreezeBelow = 500 },
            Policy with { Grades = [new("A", 500), new("B", 600)] },
            Policy with { Points = [] },
            Policy with { Points = [new(BehaviourAspect.Arrears, 0, [new(0, 10)])] },
            Policy with { Points = [new(BehaviourAspect.Arrears, 0, [new(30, 10), new(10, 5), new(null, 0)])] },
            Policy with { Points = [Policy.Points[0], Policy.Points[0]] },
            Policy with { People = new(0, 0, 0, 0) },
            Policy with { RaisePercent = 0 },
        ];

        wrong.ShouldAllBe(policy => !policy.IsSound());
    }

    private static ReviewInputs Borrower(string who) => who switch
    {
        "sound" => Sound,
        "raised lately" => Sound with { LimitSetOn = Day.AddDays(-179) },
        "at the highest limit" => Sound with { Limit = Eur("37500.00") },
        "one warning" => Sound with { NextCovenantOn = Day },
        "as expected" => Sound with { LastLateOn = Day.AddDays(-10) },
        "weak" => Sound with { DaysPastDue = 20, OverdueLoans = 1, LastLateOn = Day, Exposure = Eur("17500.00"), Previous = new(Day.AddDays(-30), "C", 60, 1) },
        "two warnings" => Sound with { NextCovenantOn = Day, OverdueElsewhere = 1 },
        "covenant missed" => Sound with { NextCovenantOn = Day.AddDays(-1) },
        "long overdue" or "frozen and still overdue" => Sound with { DaysPastDue = 61, OverdueLoans = 1, IsFrozen = who.StartsWith("frozen", StringComparison.Ordinal) },
        "earlier loss" => Sound with { Lost = Eur("0.01") },
        "very weak" => Sound with { DaysPastDue = 50, LastLateOn = Day, RefusedPayments = 3 },
        _ => Sound with { IsFrozen = true },
    };

    private static ReviewInputs Sign(string sign) => sign switch
    {
        "inflow fell by 30 %" => Sound with { InflowLately = Eur("1400.00") },
        "inflow fell by 29 %" => Sound with { InflowLately = Eur("1420.00") },
        "three payments refused" => Sound with { RefusedPayments = 2, BouncedRepayments = 1 },
        "two payments refused" => Sound with { RefusedPayments = 1, BouncedRepayments = 1 },
        "utilisation rose by 25 points" => Sound with { Exposure = Eur("16250.00") },
        "another loan overdue" => Sound with { DaysPastDue = 1, OverdueLoans = 1 },
        "the same loan overdue" => Sound with { DaysPastDue = 1, OverdueLoans = 1, Previous = new(Day, "B", 40, 1) },
        "overdue in the group" => Sound with { OverdueElsewhere = 1 },
        "covenant in 30 days" => Sound with { NextCovenantOn = Day.AddDays(30) },
        "covenant in 31 days" => Sound with { NextCovenantOn = Day.AddDays(31) },
        _ => Sound with { NextCovenantOn = Day.AddDays(-1) },
    };
}
