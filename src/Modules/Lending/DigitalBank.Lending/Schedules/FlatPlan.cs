namespace DigitalBank.Lending.Schedules;

/// <summary>Interest on the amount disbursed, for the whole term, shared out equally.</summary>
internal static class FlatPlan
{
    /// <remarks>
    /// A later disbursement is a flat loan of its own over the instalments that are left. With a multiple, principal and interest are rounded
    /// to it apart, and the sum is the instalment: 416.67 and 12.50 in multiples of 20 are 420 and 20, so 440.
    /// </remarks>
    public static PlannedInstalment[] Of(ScheduleTerms terms, InstalmentPeriod[] periods, Disbursement[] disbursements)
    {
        var planned = new PlannedInstalment[periods.Length];
        foreach (var tranche in disbursements.GroupBy(paidOut => Array.FindIndex(periods, period => paidOut.Date < period.To)))
        {
            Add(terms, periods, tranche.Key, tranche.Sum(paidOut => paidOut.Amount), planned);
        }

        return planned;
    }

    private static void Add(ScheduleTerms terms, InstalmentPeriod[] periods, int first, decimal amount, PlannedInstalment[] planned)
    {
        var left = periods.Length - first;
        var years = terms.Basis.TermYears(terms.Cycle, left, periods[first].From, periods[^1].To);
        var perPeriod = terms.Round(amount * terms.Rate.On(periods[first].From) * years) / left;
        var interestBegins = Math.Max(first, Math.Max(terms.InterestPaymentGrace, terms.InterestFreePeriods));
        var interestLeft = terms.Round(perPeriod * (periods.Length - Math.Max(first, terms.InterestFreePeriods)));
        var interest = terms.Round(interestLeft / (periods.Length - interestBegins));

        var principalBegins = Math.Max(first, terms.PrincipalGrace);
        var principalLeft = amount;
        var principal = terms.Round((amount - terms.Balloon) / (periods.Length - principalBegins));
        if (terms.Amortisation == Amortisation.EqualInstalments && terms.Multiple is not null)
        {
            principal = terms.RoundToMultiple(principal) + terms.RoundToMultiple(interest) - interest;
        }

        for (var at = first; at < periods.Length; at++)
        {
            var isLast = at == periods.Length - 1;
            var interestPart = isLast ? interestLeft : at < interestBegins ? 0 : Math.Min(interest, interestLeft);
            var principalPart = isLast ? principalLeft : at < principalBegins ? 0 : Math.Min(principal, principalLeft);
            interestLeft -= interestPart;
            principalLeft -= principalPart;
            planned[at] = new PlannedInstalment(planned[at].Principal + principalPart, planned[at].Interest + interestPart);
        }
    }
}
