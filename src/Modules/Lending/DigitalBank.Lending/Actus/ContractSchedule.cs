namespace DigitalBank.Lending.Actus;

/// <summary>Which events a contract has, and when.</summary>
/// <param name="notice">The day on which notice is given, for money at call.</param>
/// <param name="horizon">How far a contract without an end is looked at.</param>
internal sealed class ContractSchedule(ContractTerms terms, Moment? notice, Moment? horizon)
{
    private readonly List<ScheduledEvent> _events = [];

    /// <summary>The days on which principal is repaid, the last of them included.</summary>
    public IReadOnlyList<Moment> Redemptions { get; private set; } = [];

    /// <summary>When the first payment of an annuity is found; null when it is agreed, or has to be known from the beginning.</summary>
    public Moment? FindsPaymentAt { get; private set; }

    public Moment End { get; private set; }

    public IReadOnlyList<ScheduledEvent> Make()
    {
        var array = terms.Type == "LAX" ? new ArraySchedule(terms) : null;
        var maturity = terms.MomentOf("maturityDate") ?? terms.MomentOf("amortizationDate") ?? array?.LastRedemption() ?? RedeemedBy();
        End = maturity ?? notice ?? horizon ?? throw new FormatException("The contract has no end.");
        Add(EventType.IED, terms.Start, isShifted: false);
        if (array is not null)
        {
            _events.AddRange(array.Until(End).Select(one => one with { At = terms.Shifted(one.At), CountedTo = CountedTo(one.At) }));
        }
        else
        {
            AddInterest();
            AddRedemptions();
            AddRateResets();
        }

        AddCycle(EventType.SC, "cycleAnchorDateOfScalingIndex", "cycleOfScalingIndex");
        AddCycle(EventType.IPCB, "cycleAnchorDateOfInterestCalculationBase", "cycleOfInterestCalculationBase");
        AddEnd(maturity);
        return InOrder();
    }

    private void AddInterest()
    {
        var capitalisedUntil = terms.MomentOf("capitalizationEndDate");
        var cycle = terms.CycleOf("cycleOfInterestPayment");
        if (cycle is null && terms.MomentOf("cycleAnchorDateOfInterestPayment") is null && capitalisedUntil is null)
        {
            return;
        }

        var isCall = terms.Type == "CLM";
        foreach (var moment in Moments("cycleAnchorDateOfInterestPayment", "cycleOfInterestPayment")
            .Where(moment => moment != capitalisedUntil))
        {
            Add(isCall || moment < capitalisedUntil ? EventType.IPCI : EventType.IP, moment);
        }

        if (capitalisedUntil is { } last)
        {
            Add(EventType.IPCI, last);
        }
    }

    private void AddRedemptions()
    {
        if (terms.Type is not ("LAM" or "NAM" or "ANN"))
        {
            return;
        }

        var anchor = terms.MomentOf("cycleAnchorDateOfPrincipalRedemption") ?? terms.Start;
        var last = terms.MomentOf("amortizationDate") ?? End;
        var cycle = terms.CycleOf("cycleOfPrincipalRedemption");
        Redemptions = cycle?.Until(anchor, last, terms.KeepsEndOfMonth) ?? [last];
        foreach (var moment in Redemptions.Where(moment => moment < End))
        {
            Add(EventType.PR, moment);
        }

        var dayBefore = anchor with { Date = anchor.Date.AddDays(-1) };
        if (terms.Type == "ANN" && terms.Number("nextPrincipalRedemptionPayment") is null
            && dayBefore >= terms.Start && dayBefore > terms.StatusDate)
        {
            FindsPaymentAt = dayBefore;
            Add(EventType.PRF, dayBefore, isShifted: false);
        }
    }

    private void AddRateResets()
    {
        if (terms.MomentOf("cycleAnchorDateOfRateReset") is null && terms.CycleOf("cycleOfRateReset") is null)
        {
            return;
        }

        var agreed = terms.Number("nextResetRate");
        foreach (var moment in Moments("cycleAnchorDateOfRateReset", "cycleOfRateReset"))
        {
            var isAgreed = agreed is not null && moment > terms.StatusDate;
            _events.Add(new ScheduledEvent(
                isAgreed ? EventType.RRF : EventType.RR, terms.Shifted(moment), CountedTo(moment), isAgreed ? agreed : null));
            agreed = isAgreed ? null : agreed;
            if (terms.Type == "ANN")
            {
                Add(EventType.PRF, moment);
            }
        }
    }

    private void AddCycle(EventType type, string anchor, string cycle)
    {
        if (terms.MomentOf(anchor) is null && terms.CycleOf(cycle) is null)
        {
            return;
        }

        foreach (var moment in Moments(anchor, cycle))
        {
            Add(type, moment);
        }
    }

    private void AddEnd(Moment? maturity)
    {
        if (terms.MomentOf("purchaseDate") is { } purchase)
        {
            Add(EventType.PRD, purchase, isShifted: false);
        }

        if (notice is { } given)
        {
            var period = Cycle.Parse(terms.Text("xDayNotice") ?? "P0D");
            var settlement = period.From(given, 1, keepEndOfMonth: false);
            Add(EventType.XD, given, isShifted: false);
            Add(EventType.IPAtSettlement, settlement, isShifted: false);
            Add(EventType.STD, settlement, isShifted: false);
        }
        else if (maturity is { } end)
        {
            Add(EventType.IP, end, isShifted: false);
            Add(EventType.MD, end, isShifted: false);
        }

        if (terms.MomentOf("terminationDate") is { } termination)
        {
            _events.RemoveAll(one => one.At > termination || one.Type == EventType.MD);
            Add(EventType.TD, termination, isShifted: false);
        }
    }

    /// <summary>
    /// What has happened up to the status date is in the terms already; what comes before a purchase happened to another owner.
    /// </summary>
    private ScheduledEvent[] InOrder() =>
    [
        .. _events
            .Where(one => one.At > terms.StatusDate && (one.At >= terms.Start || one.Type == EventType.IED))
            .OrderBy(one => one.At)
            .ThenBy(one => one.Type),
    ];

    /// <summary>The moments of a cycle before the end.</summary>
    private IEnumerable<Moment> Moments(string anchorName, string cycleName)
    {
        var anchor = terms.MomentOf(anchorName) ?? terms.Start;
        var moments = terms.CycleOf(cycleName)?.Until(anchor, End, terms.KeepsEndOfMonth) ?? [anchor];
        return moments.Where(moment => moment < End);
    }

    private void Add(EventType type, Moment moment, bool isShifted = true) => _events.Add(new ScheduledEvent(
        type, isShifted ? terms.Shifted(moment) : moment, isShifted ? CountedTo(moment) : moment));

    private Moment CountedTo(Moment moment) => terms.CalculatesBeforeShifting ? moment : terms.Shifted(moment);

    /// <summary>When a contract without an agreed end has repaid everything: its principal over what one payment repays of it.</summary>
    private Moment? RedeemedBy()
    {
        if (terms.CycleOf("cycleOfPrincipalRedemption") is not { } cycle
            || terms.Number("nextPrincipalRedemptionPayment") is not { } payment)
        {
            return null;
        }

        var anchor = terms.MomentOf("cycleAnchorDateOfPrincipalRedemption") ?? cycle.From(terms.Start, 1, terms.KeepsEndOfMonth);
        var before = cycle.From(anchor, -1, terms.KeepsEndOfMonth);
        var interest = terms.Type == "LAM" ? 0 : terms.Notional * (terms.Number("nominalInterestRate") ?? 0) * terms.Years(before, anchor);
        return payment > interest
            ? cycle.From(anchor, (int)Math.Ceiling(terms.Notional / (payment - interest)) - 1, terms.KeepsEndOfMonth)
            : null;
    }
}
