using DigitalBank.Lending.Collections;
using DigitalBank.Lending.Loans;
using DigitalBank.Lending.Origination;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.Schedules;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Lending.Servicing;

/// <summary>How a granted loan stands, built anew by the engine from its terms and what happened to it.</summary>
internal sealed class LoanStanding
{
    private const string InstalmentFee = "instalment fee";

    // What was paid stays where it is when a charge comes later, so that a close of business moves no principal.
    private static readonly AllocationPolicy Allocation =
        AllocationPolicy.InOrder(Component.Penalty, Component.Fee, Component.Interest, Component.Principal) with { IsIncremental = true };

    private readonly Dictionary<int, ChargeEntry> _charges = [];
    private readonly LoanAccount _account;
    private readonly LoanProductTerms _terms;
    private readonly ScheduleTerms _schedule;

    private LoanStanding(LoanProductTerms terms, ScheduleTerms schedule, LoanAccount account, IReadOnlyList<ArrearsPause> pauses) =>
        (_terms, _schedule, _account, Pauses) = (terms, schedule, account, pauses);

    /// <summary>In which its arrears are left alone.</summary>
    public IReadOnlyList<ArrearsPause> Pauses { get; }

    public bool IsPausedOn(DateOnly day) => Pauses.Any(pause => pause.Holds(day));

    public IReadOnlyList<LoanInstalment> Instalments => _account.Position.Instalments;

    /// <summary>Minor units that are owed.</summary>
    public long Principal => Minor(_account.Position.Outstanding.Principal);

    /// <summary>Minor units, in advance or not.</summary>
    public LoanIncome Paid => IncomeOf(_account.Position.Instalments.Aggregate(default(Portions), (sum, one) => sum + one.Paid));

    /// <param name="events">Those that are booked, in the order of their numbers; what was reversed does not count.</param>
    /// <exception cref="RefusedException">One of them cannot have happened.</exception>
    public static LoanStanding Of(LoanProductTerms terms, GrantedLoan loan, IEnumerable<LoanEvent> events)
    {
        LoanEvent[] valid = [.. events.Where(one => !one.IsReversed)];
        var schedule = terms.Schedule(loan.StartDate, loan.Instalments, loan.Amount);
        var disbursement = new Disbursement(loan.StartDate, loan.Amount.ToDecimal());
        var account = new LoanAccount(
            new LoanTerms
            {
                Schedule = schedule,
                Allocation = Allocation,
                Reschedules = [.. valid.Where(one => one.Kind == LoanEventKind.Reschedule).Select(one => one.ReadDetails().ToReschedule())],
            },
            disbursement);
        account.Disburse(disbursement.Date, disbursement.Amount);
        var standing = new LoanStanding(terms, schedule, account, ArrearsPause.Of(valid));
        standing.ChargeInstalmentFees();
        foreach (var happened in valid)
        {
            standing.Happen(happened);
        }

        return standing;
    }

    /// <summary>
    /// By the morning of a day: interest of what fell due in full, and the current period's part by its days; fees of instalments when they
    /// fall due, other charges when they are made. Minor units.
    /// </summary>
    public LoanIncome Earned(DateOnly date)
    {
        var charged = _account.Charges.Where(charge => charge.SubmittedOn <= date)
            .Aggregate(default(Portions), (sum, charge) => sum + Portions.Of(charge.Component, charge.Amount));
        var waived = Instalments.Aggregate(default(Portions), (sum, one) => sum + one.Waived);
        return IncomeOf(charged - waived) + new LoanIncome(Minor(Instalments.Sum(one => InterestOf(one, date))), 0, 0);
    }

    /// <summary>Since when the oldest instalment that is not paid is overdue; 0 when none is.</summary>
    public int DaysPastDue(DateOnly date) => Arrears(date).Select(late => late.DaysPastDue).DefaultIfEmpty(0).Max();

    /// <summary>What should have been paid before a day, in the order in which it fell due.</summary>
    public IEnumerable<OverdueInstalment> Arrears(DateOnly date) => Overdue(date).Select(late => new OverdueInstalment(
        late.DueDate,
        date.DayNumber - late.DueDate.DayNumber - Pauses.Sum(pause => pause.DaysWithin(late.DueDate, date)),
        Minor(late.Outstanding.Total)));

    /// <summary>What is still to be paid with instalments that fall due later than a day, in minor units.</summary>
    public IEnumerable<(DateOnly DueDate, long Amount)> Upcoming(DateOnly date) => Instalments
        .Where(instalment => instalment.DueDate > date && instalment.Outstanding.Total > 0)
        .Select(instalment => (instalment.DueDate, Minor(instalment.Outstanding.Total)));

    /// <summary>
    /// What ends the loan on a day, in minor units: the principal that is owed and what is earned until then, as far as it is not paid. What
    /// was paid in advance and is not earned is taken off, so that it may be below zero.
    /// </summary>
    /// <remarks>Source: Directive 2008/48/EC, article 16: a consumer who repays early owes no interest for the time that is left.</remarks>
    public long PayOff(DateOnly date) =>
        Principal + (Earned(date) - Paid).Total - Minor(_account.Position.Overpaid);

    /// <summary>Whether all of a charge is still to be paid.</summary>
    public bool IsUnpaid(LoanEvent charge) => _charges.TryGetValue(charge.Number, out var entry)
        && _account.Position.InstalmentOf(entry.Date).Outstanding[entry.Component] >= entry.Amount;

    /// <summary>Penalties that the terms ask for by a day and that were not charged before.</summary>
    /// <param name="history">All events of the loan, reversed ones included: what was taken back is not charged again.</param>
    public IEnumerable<LatePenalty> LatePenalties(DateOnly date, IReadOnlyList<LoanEvent> history)
    {
        if (_terms.Charges?.LatePenalty is not { } rule)
        {
            yield break;
        }

        var charged = history.Where(one => one.Kind == LoanEventKind.LatePenalty).ToList();
        var inAll = charged.Where(one => !one.IsReversed && !history.Any(other => other is { Kind: LoanEventKind.Waiver, IsReversed: false }
            && other.Target == one.Number)).Sum(one => one.Amount);
        foreach (var late in Overdue(date.AddDays(-rule.GraceDays)))
        {
            var owed = late.Outstanding.Principal + late.Outstanding.Interest;
            var amount = late.IsAdditional || charged.Exists(one => one.ReadDetails().From == late.DueDate)
                ? 0
                : rule.On(Minor(_schedule.Round(owed * rule.Percent / 100)), inAll);
            if (amount > 0)
            {
                inAll += amount;
                yield return new LatePenalty(late.DueDate, amount);
            }
        }
    }

    private IEnumerable<LoanInstalment> Overdue(DateOnly date) =>
        Instalments.Where(instalment => instalment.DueDate < date && instalment.Outstanding.Total > 0);

    private void ChargeInstalmentFees()
    {
        if (_terms.Charges?.InstalmentFee is not { IsPositive: true } fee)
        {
            return;
        }

        foreach (var dueDate in Instalments.Select(instalment => instalment.DueDate).ToArray())
        {
            _account.Charge(Component.Fee, InstalmentFee, dueDate, fee.ToDecimal(), dueDate);
        }
    }

    private void Happen(LoanEvent happened)
    {
        var amount = Money.OfMinor(happened.Amount, _terms.Currency).ToDecimal();
        switch (happened.Kind)
        {
            case LoanEventKind.Repayment:
                _account.Pay(PaymentKind.Repayment, happened.Date, amount);
                break;
            case LoanEventKind.Chargeback:
                _account.ChargeBack(happened.Date, amount);
                break;
            case LoanEventKind.Reamortisation:
                _account.ReAmortise(happened.Date);
                break;
            case LoanEventKind.ReAge:
                var anew = happened.ReadDetails();
                _account.ReAge(
                    happened.Date, anew.NewDueDate!.Value, anew.Instalments!.Value, _schedule.Cycle, anew.AnnualPercent!.Value / 100);
                break;
            case LoanEventKind.Charge or LoanEventKind.LatePenalty:
                var details = happened.ReadDetails();
                var component = details.Component ?? Component.Penalty;
                _charges[happened.Number] = _account.Charge(component, details.Name ?? "", happened.Date, amount, happened.BookingDate);
                break;
            case LoanEventKind.Waiver:
                _account.Waive(_charges[happened.Target!.Value], happened.Date);
                break;
        }
    }

    private decimal InterestOf(LoanInstalment instalment, DateOnly date) =>
        date >= instalment.DueDate ? instalment.Planned.Interest
        : date <= instalment.From ? 0
        : _schedule.Round(instalment.Planned.Interest * (date.DayNumber - instalment.From.DayNumber) / instalment.Days);

    private LoanIncome IncomeOf(Portions portions) => new(Minor(portions.Interest), Minor(portions.Fees), Minor(portions.Penalties));

    private long Minor(decimal amount) => LoanOffer.MoneyOf(amount, _terms.Currency).MinorUnits;
}

/// <summary>A penalty for an instalment that is overdue.</summary>
/// <param name="DueDate">Of the instalment.</param>
/// <param name="Amount">Minor units.</param>
internal sealed record LatePenalty(DateOnly DueDate, long Amount);
