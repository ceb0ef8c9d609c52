using System.Globalization;
using DigitalBank.Simulation;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace DigitalBank.Ledger.Tests.Engine;

/// <summary>
/// Random operations against a simple model; <c>eng/simulate.sh</c> runs a million of them. <c>DIGITALBANK_TEST_SEED</c> repeats a run;
/// <c>DIGITALBANK_TEST_OPERATIONS</c> makes it longer.
/// </summary>
public sealed class SimulationTests(LedgerBank bank, ITestOutputHelper output) : IClassFixture<LedgerBank>
{
    [Fact]
    public async Task Given_random_operations_and_faults_Then_the_ledger_and_a_simple_model_never_differ()
    {
        var plan = new SimulationPlan(
            Given("DIGITALBANK_TEST_SEED") ?? Random.Shared.Next(1, 1_000_000), Given("DIGITALBANK_TEST_OPERATIONS") ?? 4_000, Checkpoints: 2);
        output.WriteLine($"DIGITALBANK_TEST_SEED={plan.Seed}");

        (await new SimulationRun(bank, plan, output.WriteLine).RunAsync()).ShouldBeNull();
    }

    private static int? Given(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var given) ? given : null;
}
