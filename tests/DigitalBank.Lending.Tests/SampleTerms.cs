using DigitalBank.Lending.Schedules;

namespace DigitalBank.Lending.Tests;

internal static class SampleTerms
{
    public static readonly DateOnly Start = new(2026, 1, 1);

    public static ScheduleTerms Monthly(int instalments, decimal annualRate) => new()
    {
        StartDate = Start,
        Instalments = instalments,
        Cycle = new PaymentCycle(1, CycleUnit.Months),
        Basis = InterestBasis.EqualPeriods(),
        Rate = RateSteps.Fixed(annualRate),
    };

    public static RepaymentSchedule Of(this ScheduleTerms terms, decimal amount) =>
        SchedulePlan.Of(terms, [new Disbursement(terms.StartDate, amount)]);
}
