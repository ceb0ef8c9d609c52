using DigitalBank.Lending.Schedules;

namespace DigitalBank.Lending.Loans;

/// <summary>How a loan stands: its instalments and its credit balance. Entries are applied to it one after the other.</summary>
internal sealed class LoanPosition(LoanTerms terms)
{
    private readonly PaymentAllocation _allocation = new(terms.Allocation, terms.Schedule.Round);

    private readonly List<LoanInstalment> _instalments = [];

    private readonly List<Disbursement> _disbursements = [];

    public IReadOnlyList<LoanInstalment> Instalments => _instalments;

    public IReadOnlyList<Disbursement> Disbursements => _disbursements;

    /// <summary>What was paid beyond what was owed.</summary>
    public decimal Overpaid { get; private set; }

    /// <summary>Principal that is paid out and not paid back.</summary>
    public decimal Balance { get; private set; }

    /// <summary>A disbursement on a due date counts for the instalment of that day.</summary>
    public bool Joins => terms.Schedule.JoinsInstalmentOfItsDay;

    public Portions Outstanding => _instalments.Aggregate(default(Portions), (sum, instalment) => sum + instalment.Outstanding);

    /// <summary>Plans the instalments for the disbursements that are given, all of them known.</summary>
    /// <param name="date">From when on an instalment of nothing counts as paid; null while nothing has been paid out.</param>
    public void Plan(IEnumerable<Disbursement> disbursements, DateOnly? date)
    {
        _disbursements.Clear();
        _disbursements.AddRange(disbursements);
        Replan(date);
    }

    public void Apply(LoanEntry entry)
    {
        switch (entry)
        {
            case DisbursementEntry disbursement:
                Disburse(disbursement);
                break;
            case PaymentEntry payment:
                Pay(payment);
                break;
            case ChargeEntry charge:
                Charge(charge);
                break;
            case CreditBalanceRefundEntry or ChargebackEntry:
                OweAgain(entry);
                break;
            case ChargeOffEntry:
                entry.Portions = Outstanding;
                entry.BalanceAfter = 0;
                return;
            case WaiverEntry waiver:
                Waive(waiver);
                break;
            case ReAgeEntry reAge:
                ReAge(reAge);
                return;
            case ReAmortisationEntry:
                ReAmortise(entry);
                return;
        }

        entry.BalanceAfter = Balance;
    }

    private void Disburse(DisbursementEntry entry)
    {
        Balance += entry.Amount;
        if (!terms.Allocation.IsIncremental)
        {
            // The instalments are planned for all disbursements already.
            return;
        }

        _disbursements.Add(new Disbursement(entry.Date, entry.Amount));
        Replan(entry.Date);
        UseCreditBalance(entry.Date);
    }

    private void Charge(ChargeEntry entry)
    {
        InstalmentOf(entry.Date).Charge(entry.Component, entry.Amount, entry.Date);
        UseCreditBalance(entry.Date);
    }

    /// <summary>What was overpaid pays at once what has come to be owed.</summary>
    private void UseCreditBalance(DateOnly date)
    {
        if (Overpaid > 0)
        {
            var paid = _allocation.Pay(_instalments, date, Overpaid, terms.Allocation.FutureOf(PaymentKind.Repayment));
            Overpaid -= paid.Total;
            Balance -= paid.Principal;
        }
    }

    private void Pay(PaymentEntry entry)
    {
        entry.Portions = _allocation.Pay(_instalments, entry.Date, entry.Amount, entry.Future);
        entry.Overpaid = entry.Amount - entry.Portions.Total;
        Overpaid += entry.Overpaid;
        Balance -= entry.Portions.Principal;
    }

    /// <summary>
    /// What the credit balance does not cover is owed again, by the instalment of its day; what it does cover is paid at once.
    /// </summary>
    private void OweAgain(LoanEntry entry)
    {
        var covered = Math.Min(Overpaid, entry.Amount);
        Overpaid -= covered;
        entry.Overpaid = covered;
        entry.Portions = Split(entry, entry.Amount - covered);
        Balance += entry.Portions.Principal;
        if (entry.Portions.Total > 0)
        {
            var instalment = InstalmentOf(entry.Date);
            instalment.Credit(entry.Portions + new Portions(covered, 0, 0, 0), entry.Date);
            instalment.Pay(Component.Principal, covered, entry.Date);
        }
    }

    /// <summary>A chargeback takes back the components in the agreed order, each up to what was paid of it.</summary>
    private Portions Split(LoanEntry entry, decimal amount)
    {
        var split = default(Portions);
        if (entry is ChargebackEntry)
        {
            var paid = _instalments.Aggregate(default(Portions), (sum, instalment) => sum + instalment.Paid);
            foreach (var component in terms.ChargebackOrder.Where(component => component != Component.Principal))
            {
                split += Portions.Of(component, Math.Min(amount - split.Total, paid[component]));
            }
        }

        return split + new Portions(amount - split.Total, 0, 0, 0);
    }

    private void Waive(WaiverEntry entry)
    {
        InstalmentOf(entry.Charge.Date).Waive(entry.Charge.Component, entry.Charge.Amount, entry.Date);
        entry.Portions = Portions.Of(entry.Charge.Component, entry.Charge.Amount);
    }

    private void ReAge(ReAgeEntry entry)
    {
        var moved = 0m;
        foreach (var instalment in _instalments)
        {
            moved += TakeOutstandingPrincipal(instalment, entry.Date);
            if (entry.Rate is not null && instalment.DueDate > entry.Date)
            {
                EndOn(entry.Date, instalment);
            }
        }

        if (entry.Rate is { } rate)
        {
            _instalments.RemoveAll(instalment => instalment.Due.Total == 0 && instalment.Paid.Total == 0);
            PlanAnew(entry, moved, rate);
            return;
        }

        _instalments.RemoveAll(instalment => instalment.DueDate > entry.Date && instalment.Due.Total == 0);
        var from = _instalments.Count == 0 ? entry.Date : _instalments[^1].DueDate;
        var part = terms.Schedule.RoundToMultiple(moved / entry.Instalments);
        for (var number = 0; number < entry.Instalments; number++)
        {
            var due = entry.Cycle.After(entry.FirstDueDate, number);
            var principal = number == entry.Instalments - 1 ? moved - (part * number) : part;
            _instalments.Add(new LoanInstalment(from, due, isDownPayment: false) { Planned = new Portions(principal, 0, 0, 0) });
            from = due;
        }

        entry.Portions = new Portions(moved, 0, 0, 0);
        entry.BalanceAfter = 0;
    }

    /// <summary>An instalment of the future falls due at once with the interest that it has earned; what was paid of it before stays.</summary>
    private void EndOn(DateOnly date, LoanInstalment instalment)
    {
        var earned = date <= instalment.From ? 0
            : terms.Schedule.Round(instalment.Planned.Interest * (date.DayNumber - instalment.From.DayNumber) / instalment.Days);
        instalment.Planned = instalment.Planned with { Interest = Math.Max(earned, instalment.Paid.Interest) };
        instalment.Move(instalment.From < date ? instalment.From : date, date);
        instalment.Settle(date);
    }

    private void PlanAnew(ReAgeEntry entry, decimal principal, decimal rate)
    {
        var schedule = terms.Schedule with
        {
            StartDate = entry.Date,
            Instalments = entry.Instalments,
            Cycle = entry.Cycle with { FirstDueDate = entry.FirstDueDate },
            Basis = InterestBasis.EqualPeriods(allowPartial: true),
            Rate = RateSteps.Fixed(rate),
            PrincipalGrace = 0,
            InterestPaymentGrace = 0,
            DownPaymentPercent = 0,
        };
        // A repayment that became known later may have left nothing to spread.
        var planned = principal == 0 ? [] : SchedulePlan.Of(schedule, [new Disbursement(entry.Date, principal)]).Instalments;
        _instalments.AddRange(planned.Select(one => new LoanInstalment(one.From, one.DueDate, isDownPayment: false)
        {
            Planned = new Portions(one.Principal, one.Interest, 0, 0),
        }));
        entry.Portions = new Portions(principal, 0, 0, 0);
        entry.BalanceAfter = 0;
    }

    private void ReAmortise(LoanEntry entry)
    {
        LoanInstalment[] left = [.. _instalments.Where(instalment => instalment.DueDate > entry.Date && !instalment.IsAdditional)];
        if (left.Length == 0)
        {
            throw new RefusedException(LoanErrors.NoInstalmentLeft);
        }

        var moved = _instalments.Where(instalment => instalment.DueDate <= entry.Date)
            .Sum(instalment => TakeOutstandingPrincipal(instalment, entry.Date));
        var part = terms.Schedule.RoundToMultiple(moved / left.Length);
        foreach (var (instalment, at) in left.Select((instalment, at) => (instalment, at)))
        {
            instalment.Planned += new Portions(at == left.Length - 1 ? moved - (part * at) : part, 0, 0, 0);
            instalment.Settle(entry.Date);
        }

        entry.Portions = new Portions(moved, 0, 0, 0);
        entry.BalanceAfter = 0;
    }

    private static decimal TakeOutstandingPrincipal(LoanInstalment instalment, DateOnly date)
    {
        var taken = Math.Max(0, instalment.Outstanding.Principal);
        if (taken > 0)
        {
            instalment.Planned -= new Portions(taken, 0, 0, 0);
            instalment.Settle(date);
        }

        return taken;
    }

    /// <summary>Gives the instalments what the schedule says now, and leaves what has been paid where it is.</summary>
    private void Replan(DateOnly? date)
    {
        var schedule = terms.Plan(_disbursements);
        var additional = _instalments.Where(instalment => instalment.IsAdditional).ToArray();
        var earlier = _instalments.Where(instalment => !instalment.IsAdditional).ToList();
        _instalments.Clear();
        foreach (var planned in schedule.Instalments)
        {
            var same = earlier.FirstOrDefault(one => one.DueDate == planned.DueDate && one.IsDownPayment == planned.IsDownPayment);
            earlier.Remove(same!);
            var instalment = same ?? new LoanInstalment(planned.From, planned.DueDate, planned.IsDownPayment);
            instalment.Planned = new Portions(planned.Principal, planned.Interest, 0, 0);
            if (date is { } settled)
            {
                instalment.Settle(settled);
            }

            _instalments.Add(instalment);
        }

        _instalments.AddRange(additional);
    }

    /// <summary>The instalment whose period holds a day; after the last one, an additional instalment that reaches to the day.</summary>
    public LoanInstalment InstalmentOf(DateOnly date)
    {
        var holding = _instalments.FirstOrDefault(one => !one.IsDownPayment && date <= one.DueDate);
        if (holding is not null)
        {
            return holding;
        }

        if (_instalments.LastOrDefault() is { IsAdditional: true } last)
        {
            last.Move(last.From, date);
            return last;
        }

        var added = new LoanInstalment(_instalments[^1].DueDate, date, isDownPayment: false) { IsAdditional = true };
        _instalments.Add(added);
        return added;
    }
}
