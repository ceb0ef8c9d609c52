using DigitalBank.Risk.Contracts.Payments;
using DigitalBank.Risk.PaymentRules;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Benchmarks.Screening;

/// <summary>What it costs to judge a payment by one rule of each kind, one after the other on one thread.</summary>
internal static class JudgingBenchmark
{
    private static readonly PaymentRule[] Rules =
    [
        new("large", PaymentRuleKind.Large, PaymentVerdict.Hold, Euros(50_000)),
        new("structured", PaymentRuleKind.JustBelow, PaymentVerdict.Hold, Euros(10_000), Percent: 2),
        new("new-payee", PaymentRuleKind.NewPayee, PaymentVerdict.Hold, Euros(5_000)),
        new("young-payee", PaymentRuleKind.YoungPayee, PaymentVerdict.Hold, Euros(5_000), Days: 14),
        new("velocity", PaymentRuleKind.Velocity, PaymentVerdict.Hold, Count: 30, Minutes: 10),
        new("night", PaymentRuleKind.Night, PaymentVerdict.Hold, Euros(2_000), FromHour: 1, ToHour: 4, TimeZone: "Europe/Berlin"),
    ];

    public static int Run(string[] options)
    {
        var count = options.Number("payments", 1_000_000);
        var random = new Random(11);
        var facts = Enumerable.Range(0, 10_000).Select(_ => new PaymentFacts(
            "Transfer", Euros(random.Next(1, 6_000)), DateTimeOffset.UnixEpoch.AddMinutes(random.Next(1_000_000)), [.. Enumerable.Range(0, random.Next(8))])).ToList();
        facts.ForEach(one => PaymentJudge.Judge(Rules, one));
        var (before, spoken) = (Environment.CpuUsage.TotalTime, 0);
        for (var i = 0; i < count; i++)
        {
            spoken += PaymentJudge.Judge(Rules, facts[i % facts.Count]).Rules.Count;
        }

        Console.WriteLine($"{count} payments by {Rules.Length} rules: {(Environment.CpuUsage.TotalTime - before).TotalNanoseconds / count:0} ns of CPU per payment, {spoken} times a rule spoke");
        return 0;
    }

    private static Money Euros(int units) => Money.OfMinor(units * 100L, Currency.Of("EUR"));
}
