using System.Collections.Frozen;
using DigitalBank.Lending.Loans;
using DigitalBank.Lending.Schedules;
using static DigitalBank.Lending.Loans.Component;

namespace DigitalBank.Lending.Tests.Loans;

/// <summary>A loan of 1,000 in four monthly instalments of 250, without interest unless said.</summary>
public class WorkedLoanTests
{
    private static readonly DateOnly Start = SampleTerms.Start;

    private static readonly AllocationPolicy InOrder = AllocationPolicy.InOrder(Penalty, Fee, Interest, Principal);

    [Fact]
    public void A_payment_pays_penalty_fee_interest_and_principal_of_the_oldest_instalment_first()
    {
        var loan = Disbursed(InOrder, annualRate: 0.12m);
        loan.Charge(Fee, "reminder", Start.AddDays(20), 8, Start);
        loan.Charge(Penalty, "late fee", Start.AddDays(20), 5, Start);

        loan.Pay(PaymentKind.Repayment, Due(1), 30);

        loan.Position.Instalments[0].Paid.ShouldBe(new Portions(7, 10, 8, 5));
    }

    [Fact]
    public void The_order_can_be_another()
    {
        var loan = Disbursed(AllocationPolicy.InOrder(Principal, Interest, Fee, Penalty), annualRate: 0.12m);
        loan.Charge(Penalty, "late fee", Start.AddDays(20), 5, Start);

        loan.Pay(PaymentKind.Repayment, Due(1), 30);

        loan.Position.Instalments[0].Paid.ShouldBe(new Portions(30, 0, 0, 0));
    }

    [Theory]
    [InlineData(FutureRule.NextInstalment, "100 0 0")]
    [InlineData(FutureRule.LastInstalment, "0 0 100")]
    [InlineData(FutureRule.Reamortisation, "33.33 33.33 33.34")]
    public void What_is_paid_beyond_what_is_due_goes_where_the_rule_says(object rule, string paid)
    {
        var loan = Disbursed(InOrder with { Otherwise = (FutureRule)rule });

        loan.Pay(PaymentKind.Repayment, Due(1), 350);

        loan.Position.Instalments.Skip(1).Select(instalment => instalment.Paid.Principal)
            .ShouldBe(paid.Split(' ').Select(amount => decimal.Parse(amount, null)));
    }

    [Fact]
    public void Component_by_component_the_fees_of_all_instalments_come_before_any_principal()
    {
        var vertical = new AllocationPolicy(
            [(Timing.PastDue, [Fee, Principal]), (Timing.Due, [Fee, Principal]), (Timing.InAdvance, [Fee, Principal])],
            AllocationDirection.Vertical,
            FutureRule.NextInstalment,
            FrozenDictionary<PaymentKind, FutureRule>.Empty,
            IsIncremental: true);
        var loan = Disbursed(vertical);
        loan.Charge(Fee, "service", Due(2), 10, Start);
        loan.Charge(Fee, "service", Due(4), 10, Start);

        loan.Pay(PaymentKind.Repayment, Start.AddDays(3), 25);

        loan.Position.Instalments.Select(instalment => instalment.Paid.Total).ShouldBe([5, 10, 0, 10]);
    }

    [Fact]
    public void A_payment_that_becomes_known_late_is_replayed_in_its_place()
    {
        var loan = Disbursed(InOrder);
        loan.Pay(PaymentKind.Repayment, Due(2), 250);
        loan.Position.Instalments[0].PaidLate.ShouldBe(250);

        loan.Pay(PaymentKind.Repayment, Due(1), 250);

        loan.Position.Instalments[0].PaidLate.ShouldBe(0);
        loan.Position.Instalments[0].PaidOn.ShouldBe(Due(1));
        loan.Position.Instalments[1].PaidOn.ShouldBe(Due(2));
    }

    [Fact]
    public void A_reversed_payment_leaves_the_loan_as_if_it_had_never_been()
    {
        var loan = Disbursed(InOrder);
        loan.Pay(PaymentKind.Repayment, Due(1), 250);
        loan.Pay(PaymentKind.Repayment, Due(2), 250);

        loan.Undo(loan.Entries.OfType<PaymentEntry>().First());

        loan.Position.Outstanding.Total.ShouldBe(750);
        loan.Position.Instalments[0].PaidOn.ShouldBe(Due(2));
    }

    [Fact]
    public void What_is_overpaid_can_be_paid_out_and_is_owed_again_when_the_payment_turns_out_not_to_have_been()
    {
        var loan = Disbursed(InOrder);
        loan.Pay(PaymentKind.Repayment, Due(1), 1100);
        loan.Status.ShouldBe(LoanStatus.Overpaid);
        loan.RefundCreditBalance(Due(1), 100);
        loan.Status.ShouldBe(LoanStatus.Closed);

        loan.Undo(loan.Entries.OfType<PaymentEntry>().Single());

        loan.Status.ShouldBe(LoanStatus.Active);
        loan.Position.Outstanding.Principal.ShouldBe(1100);
    }

    [Fact]
    public void A_chargeback_is_owed_again_by_the_instalment_of_its_day()
    {
        var loan = Disbursed(InOrder);
        loan.Pay(PaymentKind.Repayment, Due(1), 250);

        loan.ChargeBack(Due(1).AddDays(5), 250);

        loan.Position.Instalments[1].Due.Principal.ShouldBe(500);
        loan.Position.Balance.ShouldBe(1000);
    }

    [Fact]
    public void A_charge_after_the_last_instalment_makes_one_of_its_own()
    {
        var loan = Disbursed(InOrder);

        loan.Charge(Fee, "copy", Due(4).AddDays(9), 12, Due(4).AddDays(9));

        loan.Position.Instalments.Count.ShouldBe(5);
        loan.Position.Instalments[4].DueDate.ShouldBe(Due(4).AddDays(9));
        loan.Position.Instalments[4].Due.ShouldBe(new Portions(0, 0, 12, 0));
    }

    [Fact]
    public void A_waived_charge_is_not_outstanding_and_is_again_when_the_waiver_is_undone()
    {
        var loan = Disbursed(InOrder);
        var charge = loan.Charge(Fee, "reminder", Start.AddDays(20), 8, Start);

        loan.Waive(charge, Start.AddDays(21));
        loan.Position.Outstanding.Fees.ShouldBe(0);

        loan.Undo(loan.Entries.OfType<WaiverEntry>().Single());
        loan.Position.Outstanding.Fees.ShouldBe(8);
    }

    [Fact]
    public void A_charged_off_loan_goes_on_being_owed()
    {
        var loan = Disbursed(InOrder);

        loan.ChargeOff(Due(3));

        loan.Entries[^1].Portions.Principal.ShouldBe(1000);
        loan.Pay(PaymentKind.Repayment, Due(4), 400);
        loan.Position.Outstanding.Principal.ShouldBe(600);
    }

    [Fact]
    public void Re_ageing_spreads_what_is_outstanding_over_new_instalments()
    {
        var loan = Disbursed(InOrder);
        loan.Pay(PaymentKind.Repayment, Due(1), 250);

        loan.ReAge(Due(4).AddDays(10), Due(6), 3, new PaymentCycle(1, CycleUnit.Months));

        loan.Position.Instalments.Select(instalment => instalment.Due.Principal).ShouldBe([250, 0, 0, 0, 250, 250, 250]);
        loan.Position.Outstanding.Principal.ShouldBe(750);
    }

    [Fact]
    public void Re_amortising_moves_what_is_overdue_to_the_instalments_that_are_left()
    {
        var loan = Disbursed(InOrder);

        loan.ReAmortise(Due(2).AddDays(1));

        loan.Position.Instalments.Select(instalment => instalment.Due.Principal).ShouldBe([0, 0, 500, 500]);
    }

    [Fact]
    public void Principal_is_not_lost_when_no_instalment_is_left_to_spread_it_over()
    {
        var loan = Disbursed(InOrder);

        Refusal(() => loan.ReAmortise(Due(4))).ShouldBe("lending.no_instalment_left");
    }

    [Fact]
    public void An_instalment_that_was_added_can_be_moved()
    {
        var loan = Disbursed(InOrder);

        loan.Reschedule(new Reschedule(Due(3), ExtraInstalments: 2));
        loan.Reschedule(new Reschedule(Due(5), NewDueDate: Due(8)));

        loan.Position.Instalments.Select(instalment => instalment.DueDate).ShouldBe([Due(1), Due(2), Due(3), Due(4), Due(8), Due(9)]);
        loan.Position.Outstanding.Principal.ShouldBe(1000);
    }

    [Fact]
    public void A_payment_holiday_moves_an_instalment_and_those_after_it()
    {
        var loan = Disbursed(InOrder);

        loan.Reschedule(new Reschedule(Due(2), NewDueDate: Due(5)));

        loan.Position.Instalments.Select(instalment => instalment.DueDate).ShouldBe([Due(1), Due(5), Due(6), Due(7)]);
    }

    [Fact]
    public void Paying_off_leaves_nothing()
    {
        var loan = Disbursed(InOrder, annualRate: 0.12m);
        loan.Pay(PaymentKind.Repayment, Due(1), 100);

        loan.Pay(PaymentKind.Repayment, Due(1), loan.PayOffAmount);

        loan.Status.ShouldBe(LoanStatus.Closed);
        loan.Position.Overpaid.ShouldBe(0);
    }

    [Fact]
    public void Interest_accrues_day_by_day_and_wholly_when_the_loan_ends()
    {
        var loan = Disbursed(InOrder, annualRate: 0.12m);

        loan.CloseOfBusiness(Start.AddDays(11), chargesWhenSubmitted: false);
        loan.Pay(PaymentKind.Repayment, Start.AddDays(12), loan.PayOffAmount);

        loan.Accruals[0].ShouldBe(new LoanAccrual(Start.AddDays(10), new Portions(0, 3.23m, 0, 0)));
        loan.Accruals.Sum(accrual => accrual.Amount.Interest)
            .ShouldBe(loan.Position.Instalments.Sum(instalment => instalment.Due.Interest));
    }

    [Fact]
    public void What_cannot_have_happened_is_refused()
    {
        var loan = Disbursed(InOrder);

        Refusal(() => loan.Pay(PaymentKind.Repayment, Start.AddDays(-1), 10)).ShouldBe("lending.before_disbursement");
        Refusal(() => loan.Charge(Fee, "reminder", Start.AddDays(-1), 10, Start)).ShouldBe("lending.before_disbursement");
        Refusal(() => loan.Pay(PaymentKind.Repayment, Due(1), 0)).ShouldBe("lending.amount_not_positive");
        Refusal(() => loan.RefundCreditBalance(Due(1), 1)).ShouldBe("lending.beyond_credit_balance");
        loan.Pay(PaymentKind.Repayment, Due(1), 1000);
        Refusal(() => loan.ChargeOff(Due(2))).ShouldBe("lending.nothing_outstanding");
        Refusal(() => loan.ReAmortise(Due(2))).ShouldBe("lending.nothing_outstanding");
    }

    private static string Refusal(Action impossible) => Should.Throw<RefusedException>(impossible).Failure.Code;

    private static DateOnly Due(int number) => Start.AddMonths(number);

    private static LoanAccount Disbursed(AllocationPolicy allocation, decimal annualRate = 0)
    {
        var expected = new Disbursement(Start, 1000);
        var terms = new LoanTerms { Schedule = SampleTerms.Monthly(4, annualRate), Allocation = allocation };
        var loan = new LoanAccount(terms, expected);
        loan.Approve(expected);
        loan.Disburse(Start, 1000);
        return loan;
    }
}
