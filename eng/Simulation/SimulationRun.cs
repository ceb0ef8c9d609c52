using System.Diagnostics;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Simulation.Checks;
using DigitalBank.Simulation.Model;
using DigitalBank.Simulation.Orders;
using DigitalBank.Simulation.Waves;
using DigitalBank.TestKit;

namespace DigitalBank.Simulation;

/// <param name="Checkpoints">How often everything is compared on the way; once more at the end.</param>
/// <param name="WithRaces">Whether some waves go to two engines at once. Without them the same seed makes the same run.</param>
internal sealed record SimulationPlan(int Seed, int Operations, int Checkpoints, bool WithRaces = true);

/// <summary>Random operations on a real ledger and on the model, side by side, until they differ or the plan is fulfilled.</summary>
internal sealed class SimulationRun(BankFixture bank, SimulationPlan plan, Action<string> say)
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private readonly Random _random = new(plan.Seed);
    private readonly LedgerModel _model = new(Today);
    private readonly Tally _tally = new();

    /// <returns>What differed, or null.</returns>
    public async Task<string?> RunAsync()
    {
        var clock = Stopwatch.StartNew();
        try
        {
            await LiveAsync(clock);
            using var figures = new StringWriter();
            _tally.WriteTo(figures);
            say(figures.ToString());
            say($"seed {plan.Seed}: {_tally.Operations} operations in {_tally.Waves} waves, {_model.LastEntryId} entries, {clock.Elapsed.TotalSeconds:F0} s: no difference");
            return null;
        }
        catch (DifferenceException difference)
        {
            return $"seed {plan.Seed}, operation {_tally.Operations} of {plan.Operations}, wave {_tally.Waves}: {difference.Message}";
        }
    }

    private async Task LiveAsync(Stopwatch clock)
    {
        var from = new DrawnFrom(_random, Today);
        var orders = new RandomOrders(_random, _model, from, bank.Clock);
        var changes = new RandomChanges(_random, from);
        await BeginAsync(from, changes);
        using var checkpoint = new Checkpoint(bank, _random, _model, Today);
        await using (var waves = new WaveRunner(bank, _random, _model, from, orders, changes, _tally, plan.WithRaces))
        {
            for (var part = 1; part <= plan.Checkpoints; part++)
            {
                var until = (int)((long)plan.Operations * part / plan.Checkpoints);
                while (_tally.Operations < until)
                {
                    await waves.RunAsync(most: until - _tally.Operations);
                }

                await checkpoint.RunAsync();
                say($"{_tally.Operations} operations, {_model.LastEntryId} entries, {clock.Elapsed.TotalSeconds:F0} s");
            }
        }

        await checkpoint.VerifyAsync();
    }

    private async Task BeginAsync(DrawnFrom from, RandomChanges changes)
    {
        for (long after = 0; ;)
        {
            var page = (await bank.SendAsync(new ListLedgerAccounts(after, 500))).EnsureSuccess();
            foreach (var account in page)
            {
                _model.Add(account);
            }

            if (page.Count == 0)
            {
                break;
            }

            after = page[^1].LedgerAccountId;
        }

        foreach (var opened in (await bank.SendAsync(new OpenLedgerAccounts([.. changes.Beginning()]))).EnsureSuccess())
        {
            _model.Add(opened);
            from.Know(_model.Accounts[opened.LedgerAccountId]);
        }
    }
}
