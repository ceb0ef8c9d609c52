namespace DigitalBank.Lending.Actus;

/// <summary>The events of a contract whose payments are listed step by step, each step with an anchor, a cycle and an amount.</summary>
/// <remarks>Source: ACTUS, contract type LAX (exotic linear amortizer).</remarks>
internal sealed class ArraySchedule(ContractTerms terms)
{
    /// <summary>When the listed payments have repaid everything; null if they never do.</summary>
    public Moment? LastRedemption()
    {
        var left = terms.Notional;
        foreach (var (at, amount) in Redemptions(FarEnd()))
        {
            left -= amount;
            if (left <= 0)
            {
                return at;
            }
        }

        return null;
    }

    public IEnumerable<ScheduledEvent> Until(Moment end)
    {
        foreach (var (at, amount) in Redemptions(end).Where(redemption => redemption.At < end))
        {
            yield return new ScheduledEvent(amount < 0 ? EventType.PI : EventType.PR, at, at, Math.Abs(amount));
        }

        foreach (var moment in Steps("InterestPayment")
            .SelectMany((_, index) => Moments("InterestPayment", index, end))
            .Where(at => at < end))
        {
            yield return new ScheduledEvent(EventType.IP, moment, moment);
        }

        var rates = terms.Several("arrayRate");
        var kinds = terms.Several("arrayFixedVariable");
        for (var index = 0; index < rates.Length; index++)
        {
            foreach (var moment in Moments("RateReset", index, end).Where(at => at < end))
            {
                var type = index < kinds.Length && kinds[index] == "VAR" ? EventType.RR : EventType.RRF;
                yield return new ScheduledEvent(type, moment, moment, ContractTerms.Parse(rates[index]));
            }
        }
    }

    private IEnumerable<(Moment At, decimal Amount)> Redemptions(Moment end)
    {
        var amounts = terms.Several("arrayNextPrincipalRedemptionPayment");
        var directions = terms.Several("arrayIncreaseDecrease");
        for (var index = 0; index < amounts.Length; index++)
        {
            var amount = ContractTerms.Parse(amounts[index]) * (index < directions.Length && directions[index] == "INC" ? -1 : 1);
            foreach (var moment in Moments("PrincipalRedemption", index, end))
            {
                yield return (moment, amount);
            }
        }
    }

    /// <summary>The moments of a step: from its anchor until the next one's.</summary>
    private IEnumerable<Moment> Moments(string what, int index, Moment end)
    {
        var steps = Steps(what);
        var until = index + 1 < steps.Length && steps[index + 1].Anchor < end ? steps[index + 1].Anchor : end;
        if (index >= steps.Length || steps[index].Anchor > until)
        {
            return [];
        }

        var isLast = index == steps.Length - 1;
        return steps[index].Cycle is { } cycle
            ? cycle.Until(steps[index].Anchor, until, terms.KeepsEndOfMonth).Where(moment => moment < until || (isLast && moment == end))
            : [steps[index].Anchor];
    }

    private (Moment Anchor, Cycle? Cycle)[] Steps(string what)
    {
        var cycles = terms.Several($"arrayCycleOf{what}");
        return
        [
            .. terms.Several($"arrayCycleAnchorDateOf{what}")
                .Select((anchor, index) => (Moment.Parse(anchor), index < cycles.Length ? Cycle.Parse(cycles[index]) : (Cycle?)null)),
        ];
    }

    // A century is longer than any loan; the walk ends where the principal does.
    private Moment FarEnd() => terms.Start with { Date = terms.Start.Date.AddYears(100) };
}
