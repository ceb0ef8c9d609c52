using DigitalBank.Lending.Origination;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.Tests.Origination;
using DigitalBank.Lending.Tests.Servicing;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Lending.Tests.Products;

/// <summary>Loans of 6,000.00 over twelve months at half a percent a month that are not repaid in equal instalments.</summary>
public class LoanShapeTests
{
    private static readonly DateOnly Day = new(2026, 11, 23);

    [Fact]
    public void Of_an_interest_only_loan_all_principal_is_due_at_the_end()
    {
        var plan = PlanOf(new LoanShape(IsInterestOnly: true));

        plan.SkipLast(1).ShouldAllBe(due => due == 30.00m);
        plan[^1].ShouldBe(6_030.00m);
    }

    [Fact]
    public void A_balloon_leaves_its_part_for_the_last_instalment()
    {
        var plan = PlanOf(new LoanShape(BalloonPercent: 50));

        // 3,000 by the annuity formula are 258.20 a month; the other 3,000 bear 15.00 a month until the end.
        plan.SkipLast(1).ShouldAllBe(due => due == 273.20m);
        plan[^1].ShouldBe(3_273.20m, 0.10m);
    }

    [Fact]
    public void Grace_puts_principal_off_and_equal_principal_falls_with_its_interest()
    {
        var grace = PlanOf(new LoanShape(PrincipalGrace: 3));
        grace.Take(3).ShouldAllBe(due => due == 30.00m);
        grace[3].ShouldBe(683.44m);   // 6,000 by the annuity formula over the nine that are left

        PlanOf(new LoanShape(IsEqualPrincipal: true)).Take(2).ShouldBe([530.00m, 527.50m]);
    }

    [Fact]
    public void The_income_has_to_bear_the_instalments_and_a_person_looks_where_the_final_payment_shall_come_from()
    {
        var decision = Decide(new LoanShape(BalloonPercent: 50));

        decision.Outcome.ShouldBe(DecisionOutcome.Review);
        decision.Reasons.ShouldHaveSingleItem().Code.ShouldBe("final_payment");
        decision.Offer!.Amount.ShouldBe(Eur("6000.00"));
        decision.Offer.Instalment.ShouldBe(Eur("273.20"));
        Decide(new LoanShape(PrincipalGrace: 3)).ShouldSatisfyAllConditions(
            later => later.Outcome.ShouldBe(DecisionOutcome.Offer),
            later => later.Offer!.Instalment.ShouldBeInRange(Eur("683.44"), Eur("683.50"), "what comes after the grace counts, with the cents of the last"));
        Decide(new LoanShape(IsInterestOnly: true)).Offer!.AnnualPercentageRate.ShouldBe(6.2m);
    }

    [Fact]
    public void An_interest_only_loan_is_serviced_and_its_quote_ends_it()
    {
        var loan = new SampleLoan(shape: new LoanShape(IsInterestOnly: true));
        var due = SampleLoan.Start.AddMonths(1);
        loan.Close(due);
        loan.Pay(due, "30.00");

        (loan.Loan.Outstanding, loan.Loan.Owed.Total, loan.Standing.DaysPastDue(due.AddDays(5))).ShouldBe((6_000_00, 0, 0));
        loan.Standing.PayOff(due).ShouldBe(6_000_00);
        loan.Pay(due, "6000.00").EndsLoan.ShouldBeTrue();
    }

    [Theory]
    [InlineData(false, -1, 0)]
    [InlineData(false, 6, 0)]    // the product grants loans of six instalments
    [InlineData(false, 0, 91)]
    [InlineData(true, 1, 0)]
    [InlineData(true, 0, 10)]
    public void A_shape_that_cannot_be_is_refused(bool isInterestOnly, int grace, int balloon) =>
        TermsOf(new LoanShape(isInterestOnly, grace, balloon)).Refuse(LoanProductKind.InstalmentLoan)!.Code.ShouldBe("lending.product_shape_invalid");

    [Fact]
    public void A_shape_that_can_be_is_not()
    {
        TermsOf(new LoanShape(IsInterestOnly: true)).Refuse(LoanProductKind.InstalmentLoan).ShouldBeNull();
        TermsOf(new LoanShape(PrincipalGrace: 5, BalloonPercent: 90)).Refuse(LoanProductKind.InstalmentLoan).ShouldBeNull();
    }

    private static List<decimal> PlanOf(LoanShape shape) =>
        [.. LoanOffer.PlanOf(TermsOf(shape), Eur("6000.00"), 12, Day).Instalments.Select(instalment => instalment.Due)];

    private static CreditDecision Decide(LoanShape shape) => CreditDecision.Of(
        TermsOf(shape),
        new DecisionInputs(Day, Eur("6000.00"), 12, "", null, Eur("0.00"), 6, Eur("2000.00"), Eur("0.00"), Eur("0.00"), Eur("0.00")),
        score: null);

    private static LoanProductTerms TermsOf(LoanShape shape) => LendingBank.Terms() with { Shape = shape };

    private static Money Eur(string amount) => Money.Of(amount, "EUR");
}
