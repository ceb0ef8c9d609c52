using DigitalBank.Lending.Origination;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.Sources;
using DigitalBank.Risk.Contracts.Scorecards;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Lending.Tests.Origination;

/// <summary>The rules of a decision, without a bank: what is known goes in, what is decided comes out.</summary>
public class CreditDecisionTests
{
    private static readonly LoanProductTerms Terms = LendingBank.Terms(
        LendingBank.Policy with
        {
            Scorecard = "retail",
            DeclineAbovePercent = 20,
            ReviewAbovePercent = 10,
            ReviewFrom = Eur("15000.00"),
            ReasonWords = new Dictionary<string, string> { ["purpose"] = "Loans for this purpose often go unpaid." },
        });

    private static readonly DecisionInputs Inputs = new(
        new DateOnly(2026, 11, 23),
        Eur("6000.00"),
        Instalments: 12,
        "car",
        StatedIncome: null,
        StatedObligations: Eur("0.00"),
        HistoryMonths: 6,
        MonthlyInflow: Eur("2000.00"),
        MonthlyOutflow: Eur("1500.00"),
        Exposure: Eur("0.00"),
        MonthlyInstalments: Eur("0.00"));

    [Fact]
    public void An_applicant_whose_income_bears_the_loan_gets_it_with_its_cost()
    {
        var decision = Decide(Inputs);

        decision.Outcome.ShouldBe(DecisionOutcome.Offer);
        decision.Reasons.ShouldBeEmpty();
        decision.Offer.ShouldNotBeNull();
        (decision.Offer.Amount, decision.Offer.Instalments).ShouldBe((Eur("6000.00"), 12));

        // 6,000 at half a percent a month, twelve times: the annuity formula by hand.
        decision.Offer.Instalment.ShouldBe(Eur("516.40"));
        decision.Offer.AnnualPercentageRate.ShouldBe(6.2m);
        decision.Offer.ValidUntil.ShouldBe(new DateOnly(2026, 12, 7));
    }

    /// <summary>800 a month may go into loans: that bears 9,294.67 over a year, so 9,200.</summary>
    [Fact]
    public void A_loan_that_the_income_does_not_bear_is_cut_to_what_it_bears()
    {
        var decision = Decide(Inputs with { Amount = Eur("10000.00") });

        decision.Outcome.ShouldBe(DecisionOutcome.Offer);
        decision.Offer!.Amount.ShouldBe(Eur("9200.00"));
        decision.Offer.Instalment.ShouldBeLessThanOrEqualTo(Eur("800.00"));
        decision.Reasons.ShouldBe([DecisionReasons.NotAffordable]);
    }

    [Fact]
    public void Of_what_is_said_and_what_is_seen_the_lower_income_counts()
    {
        Decide(Inputs with { Amount = Eur("10000.00"), StatedIncome = Eur("9000.00") }).Offer!.Amount.ShouldBe(Eur("9200.00"));
        Decide(Inputs with { StatedIncome = Eur("1000.00") }).Offer!.Amount.ShouldBe(Eur("4600.00"));
    }

    [Fact]
    public void Without_the_accounts_history_the_stated_income_counts_and_no_score_alone_says_no()
    {
        var withheld = Inputs with
        {
            HistoryMonths = 0,
            MonthlyInflow = Eur("0.00"),
            StatedIncome = Eur("1000.00"),
            Sources = [new SourceReading(CreditSource.OwnAccount, SourceGround.Consent, IsAllowed: false, ConsentId: null)],
        };

        var decision = CreditDecision.Of(Terms, withheld, Scored(90));

        decision.Outcome.ShouldBe(DecisionOutcome.Review);
        decision.Offer!.Amount.ShouldBe(Eur("4600.00"));
        decision.Reasons.ShouldContain(DecisionReasons.HistoryWithheld);
        decision.Reasons.ShouldNotContain(DecisionReasons.ShortHistory);
        CreditDecision.Of(Terms, Inputs, Scored(90)).Outcome.ShouldBe(DecisionOutcome.Decline);
    }

    [Fact]
    public void What_is_paid_to_others_and_for_other_loans_leaves_less_room()
    {
        Decide(Inputs with { StatedObligations = Eur("300.00"), MonthlyInstalments = Eur("100.00") }).Offer!.Amount.ShouldBe(Eur("4600.00"));
    }

    public static TheoryData<string, string, decimal?, int, string[]> Outcomes => new()
    {
        // amount, owed already, chance of default in percent, months of history, codes
        { "6000.00", "0.00", 25, 6, ["decline", "score.purpose", "score.amount"] },
        { "6000.00", "0.00", 20, 6, ["review", "score.purpose", "score.amount"] },
        { "6000.00", "0.00", 10, 6, ["offer"] },
        { "6000.00", "0.00", null, 6, ["review", "not_scored"] },
        { "6000.00", "0.00", 1, 2, ["review", "short_history"] },
        { "6000.00", "20000.00", 1, 6, ["offer", "exposure_limit"] },
        { "6000.00", "24800.00", 1, 6, ["decline", "exposure_limit"] },
        { "6000.00", "25000.00", 1, 6, ["decline", "exposure_limit"] },
        { "15000.00", "0.00", 1, 6, ["review", "not_affordable", "large_amount"] },
        { "6000.00", "24800.00", 25, 2, ["decline", "score.purpose", "score.amount"] },
        { "15000.00", "20000.00", 12, 2, ["review", "exposure_limit", "score.purpose", "score.amount", "short_history", "large_amount"] },
    };

    [Theory, MemberData(nameof(Outcomes))]
    public void Each_rule_speaks_in_its_turn(string amount, string owed, decimal? percent, int months, string[] expected)
    {
        var inputs = Inputs with { Amount = Eur(amount), Exposure = Eur(owed), HistoryMonths = months };
        var decision = CreditDecision.Of(Terms, inputs, percent is { } known ? Scored(known) : null);

        decision.Reasons.Select(reason => reason.Code).Prepend(decision.Outcome.ToString().ToLowerInvariant()).ShouldBe(expected);
        (decision.Offer is null).ShouldBe(decision.Outcome == DecisionOutcome.Decline);
    }

    [Fact]
    public void Without_income_nothing_is_lent()
    {
        var decision = Decide(Inputs with { MonthlyInflow = Eur("0.00") });

        decision.Outcome.ShouldBe(DecisionOutcome.Decline);
        decision.Reasons.ShouldBe([DecisionReasons.NotAffordable]);
    }

    [Fact]
    public void A_customer_reads_the_reasons_in_the_words_of_the_policy()
    {
        CreditDecision.Of(Terms, Inputs, Scored(50)).Reasons.Select(reason => reason.Words).ShouldBe(
            ["Loans for this purpose often go unpaid.", "What we know about you (amount) made a loan look risky."]);
    }

    /// <summary>Whatever is asked for: no instalment is higher than the income leaves room for, no amount above what is asked or allowed.</summary>
    [Fact]
    public void No_offer_is_ever_more_than_the_income_or_the_limit_bears()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var run = 0; run < 2_000; run++)
        {
            var inputs = Inputs with
            {
                Amount = Money.OfMinor(random.NextInt64(50_000, 2_000_000), Currency.Of("EUR")),
                Instalments = random.Next(6, 61),
                MonthlyInflow = Money.OfMinor(random.NextInt64(0, 500_000), Currency.Of("EUR")),
                Exposure = Money.OfMinor(random.NextInt64(0, 3_000_000), Currency.Of("EUR")),
            };
            if (Decide(inputs).Offer is not { } offer)
            {
                continue;
            }

            var which = $"seed {seed}, run {run}";
            (offer.Instalment.ToDecimal() <= inputs.MonthlyInflow.ToDecimal() * 0.4m).ShouldBeTrue(which);
            (offer.Amount <= inputs.Amount && offer.Amount >= Terms.LeastAmount).ShouldBeTrue(which);
            (offer.Amount + inputs.Exposure <= Terms.Policy.MostExposure).ShouldBeTrue(which);
        }
    }

    private static CreditDecision Decide(DecisionInputs inputs) => CreditDecision.Of(Terms, inputs, Scored(1));

    private static ApplicantScore Scored(decimal percent) => new(
        "retail", "hash", Score: 550, BestScore: 600, percent / 100, [new ScoreReason("purpose", 30), new ScoreReason("amount", 20)]);

    private static Money Eur(string amount) => Money.Of(amount, "EUR");
}
