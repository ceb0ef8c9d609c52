using System.Text.Json;
using DigitalBank.Platform;

namespace DigitalBank.Lending.Impairment;

/// <summary>What is expected of a product's loans: how many default, and what is lost with those that do. In percent.</summary>
/// <param name="CurrentPercent">Chance that a loan which is not overdue defaults within twelve months, where its own is not known.</param>
/// <param name="UpTo30Percent">That of one that is up to 30 days past due.</param>
/// <param name="UpTo60Percent">Likewise.</param>
/// <param name="UpTo90Percent">Likewise.</param>
/// <param name="LossPercent">Loss given default: what of the exposure does not come back, discounted to the day of the default.</param>
/// <param name="SignificantTimes">From so many times the chance of default at the beginning on, credit risk has increased significantly.</param>
/// <param name="Scenarios">What the economy may do, with weights that sum to 100; empty for what the percentages say.</param>
/// <remarks>Source: IFRS 9, 5.5.17 (weighted outcomes, time value, forecasts) and 5.5.9 (significant increase).</remarks>
internal sealed record ImpairmentParameters(
    decimal CurrentPercent,
    decimal UpTo30Percent,
    decimal UpTo60Percent,
    decimal UpTo90Percent,
    decimal LossPercent,
    decimal SignificantTimes,
    IReadOnlyList<EconomicScenario>? Scenarios = null)
{
    private static readonly EconomicScenario AsTheySay = new("as-they-say", WeightPercent: 100, DefaultFactor: 1);

    public IEnumerable<EconomicScenario> Outcomes() => Scenarios is { Count: > 0 } ? Scenarios : [AsTheySay];

    public bool IsSound() =>
        new[] { CurrentPercent, UpTo30Percent, UpTo60Percent, UpTo90Percent, LossPercent }.All(percent => percent is >= 0 and <= 100)
        && CurrentPercent <= UpTo30Percent && UpTo30Percent <= UpTo60Percent && UpTo60Percent <= UpTo90Percent
        && SignificantTimes is > 1 and <= 100
        && (Scenarios is not { Count: > 0 } || Scenarios.Sum(scenario => scenario.WeightPercent) == 100)
        && Outcomes().All(scenario => scenario is { Name.Length: > 0 and <= 40, WeightPercent: > 0, DefaultFactor: >= 0 and <= 20 });
}

/// <param name="WeightPercent">How likely it is.</param>
/// <param name="DefaultFactor">What chances of default are multiplied by in it.</param>
internal sealed record EconomicScenario(string Name, decimal WeightPercent, decimal DefaultFactor);

/// <summary>What is expected of a product's loans from a day on, until the next version's day. Never changed.</summary>
internal sealed class ImpairmentVersion
{
    public required string ProductCode { get; init; }

    /// <summary>Counts from 1. A provision names it.</summary>
    public required int Number { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>JSON of <see cref="ImpairmentParameters"/>.</summary>
    public required string Parameters { get; init; }

    public required string SetBy { get; init; }

    public required DateTimeOffset SetAt { get; init; }

    public ImpairmentParameters Read() => JsonSerializer.Deserialize<ImpairmentParameters>(Parameters, BankJson.Options)!;
}
