namespace DigitalBank.Lending.Schedules;

/// <summary>Makes the repayment schedule of a loan. Pure: the same terms and disbursements give the same schedule.</summary>
/// <remarks>Interest is rounded once per instalment. The last instalment takes what rounding left over, so that the loan is cleared.</remarks>
internal static class SchedulePlan
{
    /// <param name="disbursements">In any order; none after the last due date.</param>
    /// <exception cref="ScheduleException">The terms cannot be kept.</exception>
    public static RepaymentSchedule Of(ScheduleTerms terms, IReadOnlyList<Disbursement> disbursements)
    {
        var periods = PeriodsOf(terms);
        Disbursement[] inOrder = [.. disbursements.OrderBy(disbursement => disbursement.Date)];
        Check(terms, periods, inOrder);

        var amortised = terms.DownPaymentPercent == 0
            ? inOrder
            : [.. inOrder.Select(paidOut => paidOut with { Amount = paidOut.Amount - terms.DownPaymentOf(paidOut.Amount) })];
        ReadOnlySpan<PlannedInstalment> planned = terms.Interest == InterestMethod.Flat
            ? FlatPlan.Of(terms, periods, amortised)
            : new DecliningBalancePlan(terms, periods, amortised).Plan();
        return new RepaymentSchedule(inOrder, Numbered(terms, periods, inOrder, planned));
    }

    public static InstalmentPeriod[] PeriodsOf(ScheduleTerms terms)
    {
        if (terms.Instalments < 1 || terms.Cycle.Every < 1)
        {
            throw new ScheduleException(ScheduleErrors.NoInstalments);
        }

        var periods = new InstalmentPeriod[terms.Instalments];
        var from = terms.StartDate;
        for (var at = 0; at < periods.Length; at++)
        {
            var due = terms.Cycle.DueDate(terms.StartDate, at + 1);
            periods[at] = due > from ? new InstalmentPeriod(from, due) : throw new ScheduleException(ScheduleErrors.DueDateNotAfterStart);
            from = due;
        }

        return periods;
    }

    private static void Check(ScheduleTerms terms, InstalmentPeriod[] periods, Disbursement[] disbursements)
    {
        if (disbursements.Any(paidOut => paidOut.Amount <= 0))
        {
            throw new ScheduleException(ScheduleErrors.AmountNotPositive);
        }

        if (disbursements.Any(paidOut => paidOut.Date < terms.StartDate || paidOut.Date >= periods[^1].To))
        {
            throw new ScheduleException(ScheduleErrors.DisbursedOutsideTerm);
        }

        if (terms.PrincipalGrace >= terms.Instalments || terms.InterestPaymentGrace >= terms.Instalments)
        {
            throw new ScheduleException(ScheduleErrors.GraceTooLong);
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
            for (; paidOut < disbursements.Length && disbursements[paidOut].Date < periods[at].To; paidOut++)
            {
                var (date, amount) = (disbursements[paidOut].Date, disbursements[paidOut].Amount);
                var downPayment = terms.DownPaymentOf(amount);
                balance += amount - downPayment;
                if (terms.DownPaymentPercent > 0)
                {
                    rows.Add(new Instalment(rows.Count + 1, date, date, IsDownPayment: true, downPayment, 0, balance));
                }
            }

            balance -= planned[at].Principal;
            rows.Add(new Instalment(
                rows.Count + 1, periods[at].From, periods[at].To, IsDownPayment: false, planned[at].Principal, planned[at].Interest, balance));
        }

        return [.. rows];
    }
}

/// <summary>The two parts of an instalment.</summary>
internal readonly record struct PlannedInstalment(decimal Principal, decimal Interest);
