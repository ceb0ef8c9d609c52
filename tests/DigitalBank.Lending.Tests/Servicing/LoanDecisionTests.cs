using DigitalBank.Lending.Loans;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.Servicing;
using DigitalBank.TestKit;
using static DigitalBank.Lending.Tests.Servicing.SampleLoan;

namespace DigitalBank.Lending.Tests.Servicing;

/// <summary>What happens to a loan of 6,000 at 6 % over twelve months (516.40 a month), and what that changes in the books.</summary>
public class LoanDecisionTests
{
    private static readonly DateOnly FirstDue = Start.AddMonths(1);

    private static readonly LoanCharges Late = new(LatePenalty: new LatePenaltyRule(
        Eur("10.00"), Percent: 2, GraceDays: 5, MostEach: Eur("15.00"), MostInAll: Eur("40.00")));

    [Fact]
    public void A_repayment_that_becomes_known_late_counts_for_its_day_and_is_booked_today()
    {
        var loan = new SampleLoan();
        loan.Close(FirstDue.AddDays(20));
        loan.Loan.DaysPastDue.ShouldBe(20);

        var paid = loan.Pay(FirstDue.AddDays(20), "516.40", date: FirstDue);

        (paid.Date, paid.BookingDate, paid.Cash).ShouldBe((FirstDue, FirstDue.AddDays(20), 51640));
        loan.Loan.DaysPastDue.ShouldBe(0);
    }

    [Fact]
    public void A_reversed_repayment_gives_the_money_back_and_leaves_the_loan_as_without_it()
    {
        var loan = new SampleLoan();
        var first = loan.Pay(FirstDue, "516.40");
        loan.Pay(FirstDue.AddDays(3), "100.00");

        var reversal = loan.Happen(FirstDue.AddDays(5), new LoanEventDraft(LoanEventKind.Reversal, Target: first.Number));

        var without = new SampleLoan();
        without.Pay(FirstDue.AddDays(3), "100.00");
        reversal.Cash.ShouldBe(-51640);
        loan.Loan.Outstanding.ShouldBe(without.Loan.Outstanding);
        loan.Loan.DaysPastDue.ShouldBe(5);
    }

    [Fact]
    public void A_chargeback_makes_what_was_given_back_owed_again_up_to_the_repayment()
    {
        var loan = new SampleLoan();
        var paid = loan.Pay(FirstDue, "516.40");

        loan.Happen(FirstDue.AddDays(2), new LoanEventDraft(LoanEventKind.Chargeback, Eur("500.00"), Target: paid.Number)).Cash.ShouldBe(-50000);

        loan.Loan.Outstanding.ShouldBe(600000 - 48640 + 50000);
        loan.TryHappen(FirstDue.AddDays(2), new LoanEventDraft(LoanEventKind.Chargeback, Eur("16.41"), Target: paid.Number))
            .ShouldFailWith("lending.beyond_repayment");
        loan.TryHappen(FirstDue.AddDays(2), new LoanEventDraft(LoanEventKind.Reversal, Target: paid.Number)).ShouldFailWith("lending.event_settled");
    }

    [Fact]
    public void What_is_paid_beyond_the_pay_off_is_the_credit_balance_until_it_is_paid_out()
    {
        var loan = new SampleLoan();

        loan.Pay(Start, "6100.00");
        (loan.Loan.Status, loan.Loan.CreditBalance, loan.Loan.Outstanding).ShouldBe((GrantedLoanStatus.Overpaid, 10000, 0));
        loan.TryHappen(Start, new LoanEventDraft(LoanEventKind.Refund, Eur("100.01"))).ShouldFailWith("lending.beyond_credit_balance");
        loan.TryHappen(Start, new LoanEventDraft(LoanEventKind.Repayment, Eur("1.00"))).ShouldFailWith("lending.loan_not_running");
        loan.Happen(Start, new LoanEventDraft(LoanEventKind.Refund, Eur("60.00"))).Cash.ShouldBe(-6000);
        loan.Happen(Start, new LoanEventDraft(LoanEventKind.Refund, Eur("40.00")));

        (loan.Loan.Status, loan.Loan.CreditBalance).ShouldBe((GrantedLoanStatus.Ended, 0));
    }

    [Fact]
    public void A_penalty_is_charged_once_per_overdue_instalment_after_its_grace_and_within_its_caps()
    {
        var loan = new SampleLoan(charges: Late);

        loan.Close(FirstDue.AddDays(5)).Penalties.ShouldBeEmpty();
        var charged = loan.Close(FirstDue.AddDays(6));
        loan.Close(FirstDue.AddDays(7)).Penalties.ShouldBeEmpty();

        // 10.00 and 2 % of 516.40 would be 20.33.
        charged.Penalties.Single().Amount.ShouldBe(1500);
        charged.Fresh.Penalties.ShouldBe(1500);

        // A close that was missed makes up for it; of the last only 10.00 is left below the cap of all.
        loan.Close(FirstDue.AddMonths(3)).Penalties.Select(one => one.Amount).ShouldBe([1500, 1000]);
        loan.Loan.Owed.Penalties.ShouldBe(4000);
    }

    [Fact]
    public void A_waived_penalty_is_not_owed_and_not_income_until_the_waiver_is_taken_back()
    {
        var loan = new SampleLoan(charges: Late);
        var penalty = loan.Close(FirstDue.AddDays(6)).Penalties.Single();

        var waiver = loan.Happen(FirstDue.AddDays(6), new LoanEventDraft(LoanEventKind.Waiver, Target: penalty.Number));
        (waiver.Fresh.Penalties, waiver.Cash, loan.Loan.Owed.Penalties).ShouldBe((-1500, 0, 0));
        loan.TryHappen(FirstDue.AddDays(6), new LoanEventDraft(LoanEventKind.Waiver, Target: penalty.Number)).ShouldFailWith("lending.event_settled");

        loan.Happen(FirstDue.AddDays(7), new LoanEventDraft(LoanEventKind.Reversal, Target: waiver.Number));
        loan.Loan.Owed.Penalties.ShouldBe(1500);
    }

    [Fact]
    public void Fees_of_instalments_are_earned_when_they_fall_due_and_those_of_later_ones_are_not_owed_by_a_loan_that_ends()
    {
        var loan = new SampleLoan(charges: new LoanCharges(InstalmentFee: Eur("2.50")));

        loan.Close(FirstDue).Fresh.ShouldBe(new LoanIncome(3000, 250, 0));
        loan.Standing.PayOff(FirstDue).ShouldBe(603250);
        loan.Pay(FirstDue, "6032.50");

        (loan.Loan.Status, loan.Loan.Accrued).ShouldBe((GrantedLoanStatus.Ended, new LoanIncome(3000, 250, 0)));
    }

    [Fact]
    public void A_charge_is_owed_at_once_and_paid_before_interest()
    {
        var loan = new SampleLoan();

        var charge = loan.Happen(Start.AddDays(9), new LoanEventDraft(
            LoanEventKind.Charge, Eur("8.00"), Details: new LoanEventDetails(Component.Fee, "copy of the contract")));
        (charge.Change.Owed.Fees, charge.Fresh.Fees, charge.Cash).ShouldBe((800, 800, 0));

        loan.Close(FirstDue);
        loan.Pay(FirstDue, "20.00").Change.ShouldBe(new LoanChange(0, new LoanIncome(-1200, -800, 0), 0));
        loan.TryHappen(FirstDue, new LoanEventDraft(LoanEventKind.Waiver, Target: charge.Number)).ShouldFailWith("lending.event_settled");
    }

    [Fact]
    public void A_payment_holiday_moves_what_is_left_and_nothing_is_overdue_meanwhile()
    {
        var loan = new SampleLoan();

        loan.Happen(Start.AddDays(10), Reschedule(new LoanEventDetails(From: FirstDue, NewDueDate: FirstDue.AddMonths(2))));

        loan.Standing.Instalments[0].DueDate.ShouldBe(FirstDue.AddMonths(2));
        loan.Standing.DaysPastDue(FirstDue.AddMonths(2)).ShouldBe(0);
    }

    [Fact]
    public void Another_rate_counts_from_its_instalment_on_and_leaves_what_was_before()
    {
        var loan = new SampleLoan();
        var second = FirstDue.AddMonths(1);

        loan.Happen(FirstDue.AddDays(1), Reschedule(new LoanEventDetails(From: second, AnnualPercent: 12)));

        loan.Standing.Instalments[0].Planned.Interest.ShouldBe(30);
        loan.Standing.Instalments[1].Planned.Interest.ShouldBe(55.14m);
    }

    [Fact]
    public void Overdue_principal_can_be_spread_over_the_instalments_that_are_left()
    {
        var loan = new SampleLoan();

        loan.Happen(FirstDue.AddDays(1), new LoanEventDraft(LoanEventKind.Reamortisation));

        loan.Standing.Instalments[0].Due.Principal.ShouldBe(0);
        loan.Standing.Principal.ShouldBe(600000);
    }

    public static TheoryData<object, string> Impossible => new()
    {
        { new LoanEventDraft(LoanEventKind.Repayment, Eur("-1.00")), "lending.repayment_not_positive" },
        { new LoanEventDraft(LoanEventKind.Repayment, Eur("1.00"), Start.AddDays(-1)), "lending.before_disbursement" },
        { new LoanEventDraft(LoanEventKind.Repayment, Eur("1.00"), FirstDue.AddYears(9)), "lending.event_in_the_future" },
        { new LoanEventDraft(LoanEventKind.Repayment, Eur("6000.01"), IsWithinPayOff: true), "lending.beyond_pay_off" },
        { new LoanEventDraft(LoanEventKind.Refund, Eur("1.00")), "lending.beyond_credit_balance" },
        { new LoanEventDraft(LoanEventKind.Waiver, Target: 7), "lending.unknown_loan_event" },
        { new LoanEventDraft(LoanEventKind.Reversal, Target: 7), "lending.unknown_loan_event" },
        { new LoanEventDraft(LoanEventKind.Chargeback, Eur("1.00"), Target: 7), "lending.unknown_loan_event" },
        { Reschedule(new LoanEventDetails(From: FirstDue.AddDays(1), PrincipalGrace: 1)), "lending.no_such_instalment" },
        { Reschedule(new LoanEventDetails(From: FirstDue)), "lending.reschedule_invalid" },
        { Reschedule(new LoanEventDetails(From: FirstDue, NewDueDate: Start)), "lending.reschedule_invalid" },
    };

    [Theory, MemberData(nameof(Impossible))]
    public void What_cannot_happen_is_refused_with_its_code(object draft, string code)
    {
        var loan = new SampleLoan();

        loan.TryHappen(Start, (LoanEventDraft)draft).ShouldFailWith(code);
        loan.History.ShouldBeEmpty();
    }

    private static LoanEventDraft Reschedule(LoanEventDetails details) => new(LoanEventKind.Reschedule, Details: details);
}
