namespace DigitalBank.Lending.Schedules;

/// <summary>Makes the repayment schedule of a loan. Pure: the same terms and disbursements give the same schedule.</summary>
/// <remarks>
/// Interest is rounded once per instalment. The last instalment takes what rounding left over, so that the loan is cleared.
/// </remarks>
internal static class SchedulePlan
{
    /// <param name="disbursements">In any order; none after the last due date.</param>
    /// <exception cref="RefusedException">The terms cannot be kept.</exception>
    public static RepaymentSchedule Of(ScheduleTerms terms, IReadOnlyList<Disbursement> disbursements)
    {
        Disbursement[] inOrder = [.. disbursements.OrderBy(disbursement => disbursement.Date)];
        var periods = PeriodsOf(terms, inOrder.Length == 0 ? terms.StartDate : inOrder[^1].Date);
        Check(terms, periods, inOrder);

        var amortised = terms.DownPaymentPercent == 0
            ? inOrder
            : [.. inOrder.Select(paidOut => paidOut with { Amount = paidOut.Amount - terms.DownPaymentOf(paidOut.Amount) })];
        ReadOnlySpan<PlannedInstalment> planned = terms.Interest == InterestMethod.Flat
            ? new FlatPlan(terms, periods, amortised).Plan()
            : new DecliningBalancePlan(terms, periods, amortised).Plan();
        return new RepaymentSchedule(inOrder, Numbered(terms, periods, inOrder, planned));
    }

    /// <summary>As many periods as agreed; more where the last disbursement would come after them and may.</summary>
    private static InstalmentPeriod[] PeriodsOf(ScheduleTerms terms, DateOnly lastDisbursed)
    {
        if (terms.Instalments < 1 || terms.Cycle.Every < 1)
        {
            throw new RefusedException(ScheduleErrors.NoInstalments);
        }

        var periods = new List<InstalmentPeriod>(terms.Instalments);
        var from = terms.StartDate;
        while (periods.Count < terms.Instalments || (terms.JoinsInstalmentOfItsDay && lastDisbursed > from))
        {
            var due = terms.Cycle.DueDate(terms.StartDate, periods.Count + 1);
            periods.Add(due > from ? new InstalmentPeriod(from, due) : throw new RefusedException(ScheduleErrors.DueDateNotAfterStart));
            from = due;
        }

        return [.. periods];
    }

    private static void Check(ScheduleTerms terms, InstalmentPeriod[] periods, Disbursement[] disbursements)
    {
        if (disbursements.Any(paidOut => paidOut.Amount <= 0))
        {
            throw new RefusedException(ScheduleErrors.AmountNotPositive);
        }

        if (disbursements.Any(paidOut => paidOut.Date < terms.StartDate || !terms.IsBeforeEnd(paidOut.Date, periods[^1])))
        {
            throw new RefusedException(ScheduleErrors.DisbursedOutsideTerm);
        }

        if (terms.PrincipalGrace >= terms.Instalments || terms.InterestPaymentGrace >= terms.Instalments)
        {
            throw new RefusedException(ScheduleErrors.GraceTooLong);
        }
    }

    private static Instalment[] Numbered(
        ScheduleTerms terms, InstalmentPeriod[] periods, Disbursement[] disbursements, ReadOnlySpan<PlannedInstalment> planned)
    {
        var rows = new List<Instalment>(planned.Length + (terms.DownPaymentPercent == 0 ? 0 : disbursements.Length));
        var balance = 0m;
        var paidOut = 0;
        for (var at = 0; at < planned.Length; at++)
        {
            for (; paidOut < disbursements.Length && terms.IsBeforeEnd(disbursements[paidOut].Date, periods[at]); paidOut++)
            {
                var (date, amount) = (disbursements[paidOut].Date, disbursements[paidOut].Amount);

                // What is paid out on one day is paid out before the first down payment of that day.
                balance += paidOut > 0 && disbursements[paidOut - 1].Date == date
                    ? 0
                    : disbursements.Where(other => other.Date == date).Sum(other => other.Amount);
                if (terms.DownPaymentOf(amount) is var downPayment and > 0)
                {
                    balance -= downPayment;
                    rows.Add(new Instalment(rows.Count + 1, date, date, IsDownPayment: true, downPayment, 0, balance));
                }
            }

            balance -= planned[at].Principal;
            var ((from, to), (principal, interest)) = (periods[at], planned[at]);
            rows.Add(new Instalment(rows.Count + 1, from, to, IsDownPayment: false, principal, interest, balance));
        }

        return [.. rows];
    }
}

/// <summary>The two parts of an instalment.</summary>
internal readonly record struct PlannedInstalment(decimal Principal, decimal Interest);
