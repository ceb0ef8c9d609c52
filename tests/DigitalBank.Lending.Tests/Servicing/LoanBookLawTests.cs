using System.Globalization;
using DigitalBank.Lending.Loans;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.Servicing;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Lending.Tests.Servicing;

/// <summary>What holds of the books of every loan, whatever happens to it and whenever that becomes known.</summary>
public class LoanBookLawTests
{
    /// <summary>A few at every test run; <c>eng/loans.sh</c> sets how many there are when all of them are asked for.</summary>
    private static readonly int Loans =
        int.TryParse(Environment.GetEnvironmentVariable("DIGITALBANK_TEST_LOANS"), CultureInfo.InvariantCulture, out var number) ? number : 150;

    private const int EventsPerLoan = 10;

    [Fact]
    public void What_was_disbursed_is_paid_or_owed_and_what_was_earned_is_paid_or_owed_and_the_books_are_what_the_engine_says()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var happened = 0;
        for (var number = 0; number < Loans; number++)
        {
            var loan = AnyLoan(random);
            var (today, fresh) = (SampleLoan.Start, LoanIncome.None);
            for (var step = 0; step < EventsPerLoan && loan.Loan.Status == GrantedLoanStatus.Running; step++)
            {
                today = today.AddDays(random.Next(1, 40));
                fresh += loan.Close(today).Fresh;
                happened += loan.TryHappen(today, Anything(loan, random, today)).IsSuccess ? 1 : 0;
                ShouldAgree(loan, today, fresh, $"seed {seed}, loan {number}, step {step}");
            }
        }

        happened.ShouldBeGreaterThan(Loans * 2, $"seed {seed}");
    }

    private static void ShouldAgree(SampleLoan sample, DateOnly today, LoanIncome closed, string which)
    {
        var loan = sample.Loan;
        var given = sample.History.Where(one => one is { Kind: LoanEventKind.Chargeback, IsReversed: false }).Sum(one => one.Amount);
        var paidIn = sample.History.Sum(one => one.Cash);

        // Disbursed and not come back is owed, with what was earned; the credit balance is the bank's debt.
        (loan.Principal + loan.Accrued.Total - paidIn).ShouldBe(loan.Outstanding + loan.Owed.Total - loan.CreditBalance, which);
        loan.Accrued.ShouldBe(closed + sample.History.Aggregate(LoanIncome.None, (sum, one) => sum + one.Fresh), which);
        loan.Outstanding.ShouldBeInRange(0, loan.Principal + given, which);
        if (loan.Status != GrantedLoanStatus.Running)
        {
            (loan.Outstanding, loan.Owed).ShouldBe((0, LoanIncome.None), which);
            return;
        }

        var standing = sample.Standing;
        (standing.Principal, standing.Earned(today), standing.Earned(today) - standing.Paid)
            .ShouldBe((loan.Outstanding, loan.Accrued, loan.Owed), which);
    }

    private static SampleLoan AnyLoan(Random random) => new(
        Money.OfMinor(random.NextInt64(50_000, 2_000_000), Currency.Eur).ToAmountText(),
        random.Next(6, 25),
        random.Next(0, 25),
        random.Next(3) == 0
            ? null
            : new LoanCharges(
                InstalmentFee: Money.OfMinor(random.Next(0, 500), Currency.Eur),
                LatePenalty: new LatePenaltyRule(Money.OfMinor(random.Next(0, 3_000), Currency.Eur), random.Next(0, 5), random.Next(0, 20))));

    private static LoanEventDraft Anything(SampleLoan sample, Random random, DateOnly today)
    {
        var amount = Money.OfMinor(random.NextInt64(1, 150_000), Currency.Eur);
        var target = sample.History.Count == 0 ? 1 : sample.History[random.Next(sample.History.Count)].Number;
        var date = today.AddDays(-random.Next(0, 60));
        var next = sample.Standing.Instalments.FirstOrDefault(one => one.DueDate > today)?.DueDate ?? today;
        return random.Next(11) switch
        {
            0 => new LoanEventDraft(LoanEventKind.Repayment, amount, date > SampleLoan.Start ? date : today),
            1 => new LoanEventDraft(LoanEventKind.Charge, amount, today.AddDays(random.Next(0, 50)), Details: new LoanEventDetails(
                random.Next(2) == 0 ? Component.Fee : Component.Penalty, "charge")),
            2 => new LoanEventDraft(LoanEventKind.Waiver, Target: target),
            3 => new LoanEventDraft(LoanEventKind.Reversal, Target: target),
            4 => new LoanEventDraft(LoanEventKind.Chargeback, Money.OfMinor(amount.MinorUnits / 4 + 1, Currency.Eur), Target: target),
            5 => new LoanEventDraft(LoanEventKind.Reamortisation),
            6 => new LoanEventDraft(LoanEventKind.Reschedule, Details: new LoanEventDetails(From: next, NewDueDate: next.AddDays(random.Next(1, 60)))),
            7 => new LoanEventDraft(LoanEventKind.Reschedule, Details: new LoanEventDetails(
                From: next, ExtraInstalments: random.Next(0, 6), PrincipalGrace: random.Next(0, 3), AnnualPercent: random.Next(1, 20))),
            8 => new LoanEventDraft(LoanEventKind.ReAge, Details: new LoanEventDetails(
                NewDueDate: today.AddDays(random.Next(1, 120)), Instalments: random.Next(1, 30), AnnualPercent: random.Next(2) == 0 ? null : random.Next(0, 20))),
            _ => new LoanEventDraft(LoanEventKind.Repayment, amount),
        };
    }
}
