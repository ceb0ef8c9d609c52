using DigitalBank.Lending.Schedules;

namespace DigitalBank.Lending.Loans;

/// <summary>What a loan was agreed on: its schedule, and what happens with payments.</summary>
internal sealed record LoanTerms
{
    public required ScheduleTerms Schedule { get; init; }

    public required AllocationPolicy Allocation { get; init; }

    /// <summary>Down payments are taken from the disbursement at once.</summary>
    public bool TakesDownPayment { get; init; }

    /// <summary>Charged once for an instalment that is overdue, on its principal and interest; null: nothing.</summary>
    public decimal? LateFeePercent { get; init; }

    /// <summary>In which order a chargeback makes components owed again.</summary>
    public IReadOnlyList<Component> ChargebackOrder { get; init; } = [Component.Principal];

    /// <summary>What was agreed anew since, in that order.</summary>
    public IReadOnlyList<Reschedule> Reschedules { get; init; } = [];

    public RepaymentSchedule Plan(IReadOnlyList<Disbursement> disbursements)
    {
        var terms = Reschedules.Aggregate(Schedule, (current, reschedule) => reschedule.Move(current));
        var schedule = SchedulePlan.Of(terms, disbursements);
        return Reschedules.Aggregate(schedule, (current, reschedule) => reschedule.Apply(terms, current));
    }
}
