namespace DigitalBank.Lending.Schedules;

/// <summary>Interest on the amount disbursed, for the whole term, shared out equally.</summary>
/// <param name="disbursements">In order of date, without their down payments.</param>
/// <remarks>
/// A later disbursement bears flat interest for the term that is left; principal and interest are then shared out anew. With a multiple,
/// principal and interest are rounded to it apart, and the sum is the instalment: 416.67 and 12.50 in multiples of 20 are 420 and 20, so 440.
/// </remarks>
internal sealed class FlatPlan(ScheduleTerms terms, InstalmentPeriod[] periods, Disbursement[] disbursements)
{
    private decimal _paidOut;

    private decimal _principalLeft;

    private decimal _interestLeft;

    private decimal _principalPart;

    private decimal _interestPart;

    public PlannedInstalment[] Plan()
    {
        var planned = new PlannedInstalment[periods.Length];
        var paidOut = 0;
        for (var at = 0; at < periods.Length; at++)
        {
            var before = paidOut;
            for (; paidOut < disbursements.Length && terms.IsBeforeEnd(disbursements[paidOut].Date, periods[at]); paidOut++)
            {
                _paidOut += disbursements[paidOut].Amount;
                _principalLeft += disbursements[paidOut].Amount;
                _interestLeft += InterestOn(disbursements[paidOut].Amount, at);
            }

            if (paidOut > before)
            {
                ShareOut(at);
            }

            var isLast = at == periods.Length - 1;
            var interest = isLast ? _interestLeft : at < InterestBegins ? 0 : Math.Min(_interestPart, _interestLeft);
            var principal = isLast ? _principalLeft : at < terms.PrincipalGrace ? 0 : Math.Min(_principalPart, _principalLeft);
            _interestLeft -= interest;
            _principalLeft -= principal;
            planned[at] = new PlannedInstalment(principal, interest);
        }

        return planned;
    }

    private int InterestBegins => Math.Max(terms.InterestPaymentGrace, terms.InterestFreePeriods);

    private decimal InterestOn(decimal amount, int first)
    {
        var left = periods.Length - first;
        var years = terms.Basis.TermYears(terms.Cycle, left, periods[first].From, periods[^1].To);
        var whole = terms.Round(amount * terms.Rate.On(periods[first].From) * years);
        return terms.Round(whole / left * (periods.Length - Math.Max(first, terms.InterestFreePeriods)));
    }

    private void ShareOut(int first)
    {
        _interestPart = terms.Round(_interestLeft / (periods.Length - Math.Max(first, InterestBegins)));
        // Where all periods are equal, a tranche is shared out as if it had been there from the beginning: the last instalment takes
        // what is missing.
        _principalPart = terms.Formula == InstalmentFormula.Annuity
            ? terms.Round((_paidOut - terms.Balloon) / (terms.Instalments - terms.PrincipalGrace))
            : terms.Round((_principalLeft - terms.Balloon) / (periods.Length - Math.Max(first, terms.PrincipalGrace)));
        if (terms.Amortisation == Amortisation.EqualInstalments && terms.Multiple is not null)
        {
            _principalPart = terms.RoundToMultiple(_principalPart) + terms.RoundToMultiple(_interestPart) - _interestPart;
        }
    }
}
