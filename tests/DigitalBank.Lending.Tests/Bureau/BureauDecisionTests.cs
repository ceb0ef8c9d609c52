using DigitalBank.Lending.Bureau;
using DigitalBank.Lending.Exposures;
using DigitalBank.Lending.Origination;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.Sources;
using DigitalBank.Lending.Tests.Origination;
using DigitalBank.Risk.Contracts.Scorecards;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Lending.Tests.Bureau;

/// <summary>What a decision makes of what a bureau says, without a bank.</summary>
public class BureauDecisionTests
{
    private static readonly CreditPolicy Policy = LendingBank.Policy with
    {
        Scorecard = "retail",
        DeclineAbovePercent = 20,
        ReviewAbovePercent = 10,
        Bureau = new BureauRules(DeclineFromDefaults: 2, ReviewFromEnquiries: 5, MostDebt: Eur("10000.00")),
    };

    private static readonly BureauFinding Clean = new(
        BureauAnswer.Report, "Test Bureau", Guid.Empty, AgeDays: 3, new DateOnly(2026, 11, 20), Defaults: 0, Enquiries: 0, Eur("0.00"), Eur("0.00"));

    private static readonly DecisionInputs Inputs = new(
        new DateOnly(2026, 11, 23), Eur("6000.00"), Instalments: 12, "car", StatedIncome: null, StatedObligations: Eur("0.00"), HistoryMonths: 6,
        MonthlyInflow: Eur("2000.00"), MonthlyOutflow: Eur("1500.00"), Exposure: Eur("0.00"), MonthlyInstalments: Eur("0.00"), Bureau: Clean);

    [Fact]
    public void A_clean_report_changes_nothing() =>
        Decide(Clean).ShouldBe((DecisionOutcome.Offer, Eur("6000.00"), ""));

    [Fact]
    public void Defaults_elsewhere_decline_from_the_number_that_the_policy_names()
    {
        Decide(Clean with { Defaults = 1 }).Outcome.ShouldBe(DecisionOutcome.Offer);
        Decide(Clean with { Defaults = 2 }).ShouldBe((DecisionOutcome.Decline, null, "bureau_defaults"));
        CreditDecision.Of(LendingBank.Terms(Policy), Inputs with { Bureau = Clean with { Defaults = 2 } }, Scored(1))
            .Reasons.Single().Words.ShouldContain("Test Bureau");
    }

    [Fact]
    public void Many_enquiries_elsewhere_leave_it_to_a_person()
    {
        Decide(Clean with { Enquiries = 4 }).Outcome.ShouldBe(DecisionOutcome.Offer);
        Decide(Clean with { Enquiries = 5 }).ShouldBe((DecisionOutcome.Review, Eur("6000.00"), "bureau_enquiries"));
    }

    [Fact]
    public void What_is_owed_everywhere_stays_within_the_limit()
    {
        Decide(Clean with { Debt = Eur("4000.00") }).ShouldBe((DecisionOutcome.Offer, Eur("6000.00"), ""));
        Decide(Clean with { Debt = Eur("4050.00") }).ShouldBe((DecisionOutcome.Offer, Eur("5900.00"), "bureau_debt"));
        Decide(Clean with { Debt = Eur("900000000000.00") }).ShouldBe((DecisionOutcome.Decline, null, "bureau_debt"));
    }

    /// <summary>800 a month less 400 bear 4,647 over a year.</summary>
    [Fact]
    public void Of_what_is_said_and_what_the_bureau_knows_the_higher_obligations_count()
    {
        Decide(Clean with { MonthlyInstalments = Eur("400.00") }).Amount.ShouldBe(Eur("4600.00"));
        Decide(Inputs with { StatedObligations = Eur("400.00"), Bureau = Clean with { MonthlyInstalments = Eur("100.00") } }).Amount.ShouldBe(Eur("4600.00"));
    }

    [Fact]
    public void A_bureau_that_does_not_answer_neither_declines_nor_offers_whatever_the_score()
    {
        var silent = new BureauFinding(BureauAnswer.Unavailable, "Test Bureau");

        Decide(silent).ShouldBe((DecisionOutcome.Review, Eur("6000.00"), "bureau_unavailable"));
        Decide(silent, chance: 90).Outcome.ShouldBe(DecisionOutcome.Review);
        Decide(Clean, chance: 90).Outcome.ShouldBe(DecisionOutcome.Decline);
    }

    [Fact]
    public void Whoever_the_bureau_does_not_know_is_decided_by_a_person_unless_the_policy_says_otherwise()
    {
        var unknown = new BureauFinding(BureauAnswer.Unknown, "Test Bureau");

        Decide(unknown).ShouldBe((DecisionOutcome.Review, Eur("6000.00"), "bureau_unknown"));
        var open = Policy with { Bureau = Policy.Bureau! with { ReviewsUnknown = false } };
        CreditDecision.Of(LendingBank.Terms(open), Inputs with { Bureau = unknown }, Scored(1)).Outcome.ShouldBe(DecisionOutcome.Offer);
    }

    [Fact]
    public void Whoever_does_not_allow_an_optional_bureau_is_decided_by_a_person()
    {
        var withheld = Inputs with
        {
            Bureau = null,
            Sources =
            [
                new SourceReading(CreditSource.OwnAccount, SourceGround.Contract, IsAllowed: true, ConsentId: null),
                new SourceReading(CreditSource.CreditBureau, SourceGround.Consent, IsAllowed: false, ConsentId: null),
            ],
        };

        Decide(withheld).ShouldBe((DecisionOutcome.Review, Eur("6000.00"), "bureau_withheld"));
    }

    [Fact]
    public void A_scorecard_may_use_what_the_bureau_says()
    {
        var values = (Inputs with { Bureau = Clean with { Defaults = 2, Debt = Eur("70.50") } }).ScoreValues();
        (values["bureau_defaults"], values["bureau_enquiries"], values["bureau_debt"], values["bureau_monthly_instalments"], values["purpose"])
            .ShouldBe(("2", "0", "70.50", "0.00", "car"));

        (Inputs with { Bureau = new BureauFinding(BureauAnswer.Unknown, "Test Bureau") }).ScoreValues()["bureau_defaults"].ShouldBeEmpty();
    }

    [Fact]
    public void What_is_owed_in_another_currency_counts_by_what_it_is_worth_and_without_a_rate_nothing_is_known()
    {
        var stored = new StoredBureauReport
        {
            Id = Guid.Empty,
            PartyId = Guid.Empty,
            Bureau = "Test Bureau",
            AskedOn = new DateOnly(2026, 11, 20),
            AskedAt = default,
            ConsentId = Guid.Empty,
            Content = StoredBureauReport.Text(BureauBank.Report() with { Debt = Money.Of("100.00", "USD") }),
        };

        var finding = BureauFinding.Of(stored, Inputs.Date, Currency.Of("EUR"), new ExchangeTable("EUR", new Dictionary<string, decimal> { ["USD"] = 0.9m }));
        (finding!.Debt, finding.AgeDays).ShouldBe((Eur("90.00"), 3));
        BureauFinding.Of(stored, Inputs.Date, Currency.Of("EUR"), new ExchangeTable("EUR", new Dictionary<string, decimal>())).ShouldBeNull();
    }

    [Fact]
    public void Rules_that_cannot_be_are_refused()
    {
        Refused(LendingBank.Policy with { Bureau = new BureauRules(ReuseDays: 366) }).ShouldBe("lending.product_bureau_rules_invalid");
        Refused(LendingBank.Policy with { Bureau = new BureauRules(DeclineFromDefaults: 0) }).ShouldBe("lending.product_bureau_rules_invalid");
        Refused(LendingBank.Policy with { Bureau = new BureauRules(MostDebt: Money.Of("1.00", "USD")) }).ShouldBe("lending.product_bureau_rules_invalid");
        Refused(LendingBank.Policy with { Sources = [new SourceUse(CreditSource.CreditBureau, SourceGround.Contract)] })
            .ShouldBe("lending.product_sources_invalid");
        Refused(Policy).ShouldBeNull();
    }

    private static string? Refused(CreditPolicy policy) => LendingBank.Terms(policy).Refuse(LoanProductKind.InstalmentLoan)?.Code;

    private static (DecisionOutcome Outcome, Money? Amount, string Reasons) Decide(BureauFinding finding, decimal chance = 1) =>
        Decide(Inputs with { Bureau = finding }, chance);

    private static (DecisionOutcome Outcome, Money? Amount, string Reasons) Decide(DecisionInputs inputs, decimal chance = 1)
    {
        var decision = CreditDecision.Of(LendingBank.Terms(Policy), inputs, Scored(chance));
        return (decision.Outcome, decision.Offer?.Amount, string.Join(' ', decision.Reasons.Select(reason => reason.Code)));
    }

    private static ApplicantScore Scored(decimal percent) => new("retail", "hash", Score: 550, BestScore: 600, percent / 100, []);

    private static Money Eur(string amount) => Money.Of(amount, "EUR");
}
