namespace DigitalBank.Lending.Schedules;

/// <summary>Interest on what is outstanding; instalments of equal sum or with equal principal.</summary>
/// <param name="disbursements">In order of date, without their down payments.</param>
internal sealed class DecliningBalancePlan(ScheduleTerms terms, InstalmentPeriod[] periods, Disbursement[] disbursements)
{
    /// <summary>More decimals than any balance has digits to show them; few enough for a product with one to be exact.</summary>
    private const int FactorDecimals = 18;

    private readonly PlannedInstalment[] _planned = new PlannedInstalment[periods.Length];

    private readonly decimal[] _factors = new decimal[periods.Length];

    private int _length = periods.Length;

    public ReadOnlySpan<PlannedInstalment> Plan()
    {
        for (var at = 0; at < periods.Length; at++)
        {
            _factors[at] = decimal.Round(FactorBetween(periods[at], periods[at].From, periods[at].To), FactorDecimals);
        }

        var renewed = Lay(new State(0, 0, 0, 0, 0));
        if (terms is { Formula: InstalmentFormula.RateFactors, Amortisation: Amortisation.EqualInstalments })
        {
            EvenOut(renewed);
        }

        return _planned.AsSpan(0, _length);
    }

    /// <summary>Fills the instalments from a state on.</summary>
    /// <param name="agreed">The equal part to keep to; null: found anew whenever the balance grows, the rate changes or grace ends.</param>
    /// <returns>The state in which the equal part was found for the last time.</returns>
    private State Lay(State state, decimal? agreed = null)
    {
        var renewed = state;
        for (; state.At < periods.Length; state = state with { At = state.At + 1 })
        {
            var at = state.At;
            var (interest, balance, paidOut) = Accrue(state);
            if (balance == 0 && state is { Deferred: 0 } && state.PaidOut == disbursements.Length && terms.Formula == InstalmentFormula.Annuity)
            {
                _length = at;
                return renewed;
            }

            if (agreed is null && (at == 0 || balance != state.Balance || at == terms.PrincipalGrace || IsRepriced(at)))
            {
                renewed = state with { EqualPart = EqualPart(at, balance) };
                state = renewed;
            }

            (_planned[at], var deferred) = InstalmentOf(at, balance, interest, agreed ?? state.EqualPart, state.Deferred);
            state = state with { Balance = balance - _planned[at].Principal, PaidOut = paidOut, Deferred = deferred };
            if (IsRegularAfter(state))
            {
                LayRegular(at + 1, state.Balance, agreed ?? state.EqualPart);
                return renewed;
            }
        }

        return renewed;
    }

    /// <summary>Nothing happens any more but paying: no disbursement, no grace, no new rate.</summary>
    private bool IsRegularAfter(State state) =>
        state.PaidOut == disbursements.Length
        && state.Deferred == 0
        && state.At + 1 > terms.PrincipalGrace
        && state.At + 1 >= terms.InterestPaymentGrace
        && state.At + 1 >= terms.InterestFreePeriods
        && (terms.Rate.Changes.Count == 0 || terms.Rate.Changes[^1].From < periods[state.At].To);

    /// <summary>
    /// What <see cref="Lay"/> would do, without asking each time whether anything has happened: most of the time goes here.
    /// </summary>
    private void LayRegular(int at, decimal balance, decimal equalPart)
    {
        var isEqualPrincipal = terms.Amortisation == Amortisation.EqualPrincipal;
        for (; at < periods.Length; at++)
        {
            if (balance == 0 && terms.Formula == InstalmentFormula.Annuity)
            {
                _length = at;
                return;
            }

            var interest = terms.Round(balance * _factors[at]);
            var principal = isEqualPrincipal ? equalPart : equalPart - interest;
            if (principal < 0 && at < periods.Length - 1)
            {
                throw new RefusedException(ScheduleErrors.NegativeAmortisation);
            }

            principal = at == periods.Length - 1 || principal > balance ? balance : principal;
            _planned[at] = new PlannedInstalment(principal, interest);
            balance -= principal;
        }
    }

    private (decimal Interest, decimal Balance, int PaidOut) Accrue(State state)
    {
        var period = periods[state.At];
        var (balance, paidOut) = (state.Balance, state.PaidOut);
        for (; paidOut < disbursements.Length && disbursements[paidOut].Date <= period.From; paidOut++)
        {
            balance += disbursements[paidOut].Amount;
        }

        var interest = balance * _factors[state.At];
        for (; paidOut < disbursements.Length && terms.IsBeforeEnd(disbursements[paidOut].Date, period); paidOut++)
        {
            balance += disbursements[paidOut].Amount;
            interest += disbursements[paidOut].Amount * FactorBetween(period, disbursements[paidOut].Date, period.To);
        }

        return (terms.Round(interest), balance, paidOut);
    }

    private decimal FactorBetween(InstalmentPeriod period, DateOnly from, DateOnly to)
    {
        var factor = 0m;
        foreach (var change in terms.Rate.Changes)
        {
            if (change.From > from && change.From < to)
            {
                factor += terms.Rate.On(from) * terms.Basis.Years(terms.Cycle, period, from, change.From);
                from = change.From;
            }
        }

        return factor + (terms.Rate.On(from) * terms.Basis.Years(terms.Cycle, period, from, to));
    }

    private bool IsRepriced(int at)
    {
        foreach (var change in terms.Rate.Changes)
        {
            if (change.From >= periods[at].From && change.From < periods[at].To)
            {
                return true;
            }
        }

        return false;
    }

    private decimal EqualPart(int at, decimal balance)
    {
        var first = Math.Max(at, terms.PrincipalGrace);
        var left = periods.Length - first;
        if (terms.Amortisation == Amortisation.EqualPrincipal)
        {
            return terms.Round((balance - terms.Balloon) / left);
        }

        var instalment = terms.Formula == InstalmentFormula.RateFactors
            ? Annuity.Instalment(balance * (1 + _factors[first]), _factors.AsSpan(first + 1), terms.Balloon)
            : Annuity.Instalment(
                balance, terms.Rate.On(periods[at].From) * terms.Basis.NominalYears(terms.Cycle, terms.StartDate), left, terms.Balloon);
        return terms.RoundToMultiple(instalment);
    }

    private (PlannedInstalment Instalment, decimal Deferred) InstalmentOf(
        int at, decimal balance, decimal interest, decimal equalPart, decimal deferred)
    {
        interest = at < terms.InterestFreePeriods ? 0 : interest;
        var principal = terms.Amortisation == Amortisation.EqualPrincipal ? equalPart : equalPart - interest;
        if (principal < 0 && at >= terms.PrincipalGrace && at < periods.Length - 1)
        {
            throw new RefusedException(ScheduleErrors.NegativeAmortisation);
        }

        (interest, var left) = at < terms.InterestPaymentGrace ? (0m, deferred + interest) : (interest + deferred, 0m);
        if (terms.Amortisation == Amortisation.EqualInstalments)
        {
            // What grace has put off is paid before principal; the rest of the principal waits for later instalments.
            principal = Math.Max(0, principal - (left == 0 ? deferred : 0));
        }

        principal = at == periods.Length - 1 ? balance : at < terms.PrincipalGrace ? 0 : Math.Min(principal, balance);
        return (new PlannedInstalment(principal, interest), left);
    }

    /// <summary>
    /// Rounding the instalment to minor units leaves the last one different by a sum of roundings. Where that is more than half a minor unit
    /// per instalment, the difference is spread over all of them, if that brings the last one nearer.
    /// </summary>
    private void EvenOut(State renewed)
    {
        var count = periods.Length - Math.Max(renewed.At, terms.PrincipalGrace);
        var before = LastDifference();
        if (count < 2 || Math.Abs(before) * 100 <= count / 2)
        {
            return;
        }

        var original = _planned.AsSpan(renewed.At).ToArray();
        var candidate = terms.RoundToMultiple(renewed.EqualPart + terms.Round(before / count));
        Lay(renewed, candidate);
        if (Math.Abs(LastDifference()) >= Math.Abs(before))
        {
            original.CopyTo(_planned, renewed.At);
        }
    }

    private decimal LastDifference() =>
        periods.Length < 2 ? 0 : _planned[^1].Principal + _planned[^1].Interest - _planned[^2].Principal - _planned[^2].Interest;

    private readonly record struct State(int At, decimal Balance, int PaidOut, decimal Deferred, decimal EqualPart);
}
