using DigitalBank.Lending.Schedules;

namespace DigitalBank.Lending.Loans;

/// <summary>A change of what is still to be repaid, from an instalment on.</summary>
/// <param name="From">The due date of the first instalment that changes, or a day of its period.</param>
/// <param name="NewDueDate">Where that instalment moves, and those after it with it: a payment holiday.</param>
/// <param name="ExtraInstalments">So many more than agreed.</param>
/// <param name="PrincipalGrace">So many instalments from there repay nothing; the loan lasts as much longer.</param>
/// <param name="NewRate">The yearly rate from there on, as a fraction.</param>
internal sealed record Reschedule(
    DateOnly From, DateOnly? NewDueDate = null, int ExtraInstalments = 0, int PrincipalGrace = 0, decimal? NewRate = null)
{
    public ScheduleTerms Move(ScheduleTerms terms) => NewDueDate is { } due
        ? terms with { Cycle = terms.Cycle with { Moved = [.. terms.Cycle.Moved, (NumberOf(terms), due)] } }
        : terms;

    /// <summary>Keeps the instalments before the change and plans what they leave outstanding anew.</summary>
    public RepaymentSchedule Apply(ScheduleTerms terms, RepaymentSchedule schedule)
    {
        if (ExtraInstalments == 0 && PrincipalGrace == 0 && NewRate is null)
        {
            return schedule;
        }

        var kept = schedule.Instalments.TakeWhile(instalment => instalment.IsDownPayment || instalment.DueDate < From).ToArray();
        var (start, balance) = kept.Length == 0 ? (terms.StartDate, schedule.Principal) : (kept[^1].DueDate, kept[^1].BalanceAfter);
        var left = schedule.Instalments.Count - kept.Length;
        var before = kept.Count(instalment => !instalment.IsDownPayment);
        var changed = terms with
        {
            // Counting begins anew, so what was moved has other numbers.
            Cycle = terms.Cycle with
            {
                Moved = [.. terms.Cycle.Moved.Where(moved => moved.Number > before).Select(moved => (moved.Number - before, moved.DueDate))],
            },
            StartDate = start,
            Instalments = left + ExtraInstalments + PrincipalGrace,
            PrincipalGrace = PrincipalGrace,
            InterestPaymentGrace = 0,
            DownPaymentPercent = 0,
            Rate = NewRate is { } rate ? RateSteps.Fixed(rate) : terms.Rate,
        };
        var planned = SchedulePlan.Of(changed, [new Disbursement(start, balance)]).Instalments;
        if (terms.Interest == InterestMethod.Flat)
        {
            // Flat interest is on what was disbursed, also after some of it has been repaid.
            var whole = new Disbursement(terms.StartDate, schedule.Principal);
            var flat = SchedulePlan.Of(changed with { StartDate = terms.StartDate }, [whole]);
            planned = [.. planned.Zip(flat.Instalments).Select(pair => pair.First with { Interest = pair.Second.Interest })];
        }

        return schedule with
        {
            Instalments = [.. kept, .. planned.Select(instalment => instalment with { Number = instalment.Number + kept.Length })],
        };
    }

    /// <summary>Also of an instalment that an earlier change has added.</summary>
    private int NumberOf(ScheduleTerms terms)
    {
        var number = 1;
        while (terms.Cycle.DueDate(terms.StartDate, number) < From)
        {
            number++;
        }

        return number;
    }
}
