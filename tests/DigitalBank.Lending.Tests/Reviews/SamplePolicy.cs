using DigitalBank.Lending.Reviews;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Lending.Tests.Reviews;

/// <summary>A policy as a bank might have it, and a borrower with whom nothing is wrong.</summary>
internal static class SamplePolicy
{
    public static readonly DateOnly Day = new(2026, 6, 30);

    public static ReviewPolicy Policy => new(
        EveryDays: 30,
        BasePoints: 500,
        Points:
        [
            new(BehaviourAspect.Arrears, Unknown: 0, [new(0, 50), new(30, -100), new(null, -300)]),
            new(BehaviourAspect.ArrearsHistory, Unknown: 50, [new(90, -50), new(null, 0)]),
            new(BehaviourAspect.Utilisation, Unknown: 0, [new(50, 50), new(90, 0), new(null, -100)]),
            new(BehaviourAspect.InflowTrend, Unknown: 0, [new(-20, -80), new(10, 0), new(null, 30)]),
            new(BehaviourAspect.RefusedPayments, Unknown: 0, [new(0, 20), new(2, -40), new(null, -120)]),
            new(BehaviourAspect.ArrearsElsewhere, Unknown: 0, [new(0, 0), new(null, -60)]),
        ],
        Grades: [new("A", 650), new("B", 550), new("C", 400), new("D", 0)],
        RaiseFrom: 650,
        LowerBelow: 450,
        FreezeBelow: 300,
        FreezeOverDays: 60,
        RaisePercent: 20,
        RaiseEveryDays: 180,
        LowerPercent: 30,
        HighestLimitPercent: 150,
        Warnings: new(InflowFallPercent: 30, RefusedPayments: 3, UtilisationRise: 25, CovenantDays: 30),
        ReferFromWarnings: 2,
        People: new(Raise: 1, Lower: 0, Freeze: 0, Refer: 2));

    /// <summary>Uses 48 % of 25,000 EUR, was never late, earns as before: 500 + 50 + 50 + 50 + 0 + 20 + 0.</summary>
    public static ReviewInputs Sound => new(
        Day, IsFrozen: false, Eur("25000.00"), LimitSetOn: null, ProductLimit: Eur("25000.00"), Exposure: Eur("12000.00"), Lost: Eur("0.00"),
        DaysPastDue: 0, OverdueLoans: 0, LastLateOn: null, BouncedRepayments: 0, RefusedPayments: 0, HistoryMonths: 6,
        InflowBefore: Eur("2000.00"), InflowLately: Eur("2000.00"), OverdueElsewhere: 0, NextCovenantOn: null,
        new EarlierReview(Day.AddDays(-30), "B", 40, 0));

    public static Money Eur(string amount) => Money.Of(amount, "EUR");
}
