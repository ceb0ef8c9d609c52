using System.Diagnostics;
using DigitalBank.Lending.Schedules;
using DigitalBank.SharedKernel.DayCounts;

namespace DigitalBank.Benchmarks.Lending;

/// <summary>How long a repayment schedule takes, one after the other on one thread.</summary>
internal static class ScheduleBenchmark
{
    private static readonly DateOnly Start = new(2026, 1, 15);

    public static int Run(string[] options)
    {
        var calls = options.Number("calls", 20_000);
        Console.WriteLine($"{"schedule",-44}{"median µs",12}{"p10",10}{"p90",10}");
        foreach (var (name, terms) in Contenders())
        {
            Measure(terms, calls);
            var times = Measure(terms, calls);
            Console.WriteLine($"{name,-44}{times[calls / 2],12:0.0}{times[calls / 10],10:0.0}{times[calls * 9 / 10],10:0.0}");
        }

        return 0;
    }

    private static IEnumerable<(string Name, ScheduleTerms Terms)> Contenders() =>
        from instalments in new[] { 36, 360 }
        from kind in new (string Name, Func<ScheduleTerms, ScheduleTerms> With)[]
        {
            ("equal instalments, equal periods", terms => terms),
            ("equal instalments, actual days", terms => terms with
            {
                Basis = InterestBasis.CountedDays(365),
                Formula = InstalmentFormula.RateFactors,
            }),
            ("equal instalments, ACT/ACT ISDA", terms => terms with
            {
                Basis = InterestBasis.Of(DayCount.ActActIsda),
                Formula = InstalmentFormula.RateFactors,
            }),
            ("equal principal", terms => terms with { Amortisation = Amortisation.EqualPrincipal }),
            ("flat", terms => terms with { Interest = InterestMethod.Flat }),
        }
        select ($"{instalments} x {kind.Name}", kind.With(Terms(instalments)));

    private static ScheduleTerms Terms(int instalments) => new()
    {
        StartDate = Start,
        Instalments = instalments,
        Cycle = new PaymentCycle(1, CycleUnit.Months),
        Basis = InterestBasis.EqualPeriods(),
        Rate = RateSteps.Fixed(0.0475m),
    };

    /// <summary>Each call by itself, so that what else the machine does disturbs few of them.</summary>
    private static double[] Measure(ScheduleTerms terms, int calls)
    {
        Disbursement[] disbursements = [new(Start, 250_000)];
        var times = new double[calls];
        for (var call = 0; call < calls; call++)
        {
            var begun = Stopwatch.GetTimestamp();
            SchedulePlan.Of(terms, disbursements);
            times[call] = Stopwatch.GetElapsedTime(begun).TotalMicroseconds;
        }

        Array.Sort(times);
        return times;
    }
}
