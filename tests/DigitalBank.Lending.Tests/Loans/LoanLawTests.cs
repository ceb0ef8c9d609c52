using DigitalBank.Lending.Loans;
using DigitalBank.Lending.Schedules;
using static DigitalBank.Lending.Loans.Component;

namespace DigitalBank.Lending.Tests.Loans;

/// <summary>What holds for every loan, whatever happens to it.</summary>
public class LoanLawTests
{
    private const int Loans = 10_000;

    private const int EventsPerLoan = 12;

    private static readonly AllocationPolicy[] Policies =
    [
        AllocationPolicy.InOrder(Penalty, Fee, Interest, Principal),
        AllocationPolicy.DueFirst([Penalty, Interest, Principal, Fee], [Principal, Penalty, Fee, Interest]),
        AllocationPolicy.InOrder(Principal, Interest, Fee, Penalty) with { IsIncremental = true, Otherwise = FutureRule.Reamortisation },
    ];

    [Fact]
    public void Principal_paid_and_outstanding_are_what_was_disbursed_and_money_is_neither_made_nor_lost()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var number = 0; number < Loans; number++)
        {
            var loan = AnyLoan(random);
            var date = SampleTerms.Start;
            for (var step = 0; step < EventsPerLoan; step++)
            {
                date = date.AddDays(random.Next(0, 40));
                Happen(loan, random, date);
                ShouldBalance(loan, $"seed {seed}, loan {number}, step {step}");
            }
        }
    }

    private static void ShouldBalance(LoanAccount loan, string which)
    {
        LoanEntry[] valid = [.. loan.Entries.Where(entry => !entry.IsReversed)];
        var instalments = loan.Position.Instalments;
        var disbursed = valid.OfType<DisbursementEntry>().Sum(entry => entry.Amount);
        var owedAgain = instalments.Sum(instalment => instalment.Credited.Principal);

        var repaid = instalments.Sum(instalment => instalment.Paid.Principal);
        (repaid + loan.Position.Outstanding.Principal).ShouldBe(disbursed + owedAgain, which);
        var paidIn = valid.OfType<PaymentEntry>().Sum(entry => entry.Amount);
        var refunded = valid.OfType<CreditBalanceRefundEntry>().Sum(entry => entry.Amount);
        (instalments.Sum(instalment => instalment.Paid.Total) + loan.Position.Overpaid).ShouldBe(paidIn - refunded + owedAgain, which);
        instalments.All(instalment => instalment.Outstanding is { Principal: >= 0, Interest: >= 0 }).ShouldBeTrue(which);
        instalments.All(instalment => instalment.PaidOn.HasValue == (instalment.Outstanding.Total == 0)).ShouldBeTrue(which);
    }

    private static LoanAccount AnyLoan(Random random)
    {
        var expected = new Disbursement(SampleTerms.Start, random.Next(100, 100_000) / 10m);
        var terms = new LoanTerms
        {
            Schedule = SampleTerms.Monthly(random.Next(1, 13), random.Next(0, 30) / 100m),
            Allocation = Policies[random.Next(Policies.Length)],
        };
        var loan = new LoanAccount(terms, expected);
        loan.Approve(expected);
        loan.Disburse(expected.Date, expected.Amount);
        return loan;
    }

    private static void Happen(LoanAccount loan, Random random, DateOnly date)
    {
        var amount = random.Next(1, 300_000) / 100m;
        switch (random.Next(6))
        {
            case 0 when loan.Position.Overpaid > 0:
                loan.RefundCreditBalance(date, loan.Position.Overpaid);
                break;
            case 1:
                loan.Charge(random.Next(2) == 0 ? Fee : Penalty, "charge", date.AddDays(random.Next(0, 30)), amount / 100, date);
                break;
            case 2 when loan.Entries.OfType<PaymentEntry>().LastOrDefault(entry => !entry.IsReversed) is { } payment:
                loan.Undo(payment);
                break;
            case 3:
                var late = date.AddDays(-random.Next(0, 20));
                loan.Pay(PaymentKind.Repayment, late > SampleTerms.Start ? late : date, amount);
                break;
            default:
                loan.Pay(PaymentKind.Repayment, date, amount);
                break;
        }
    }
}
