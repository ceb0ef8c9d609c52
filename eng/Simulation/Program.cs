using System.CommandLine;
using DigitalBank.Simulation;

var operations = new Option<int>("--operations") { Description = "How many", DefaultValueFactory = _ => 1_000_000 };
var seed = new Option<int?>("--seed") { Description = "Of an earlier run" };
var withoutRaces = new Option<bool>("--without-races") { Description = "Only waves that the seed repeats exactly" };
var checkpoints = new Option<int>("--checkpoints") { Description = "How often everything is compared", DefaultValueFactory = _ => 20 };
var command = new RootCommand("Random operations and faults on a real ledger and on a model of it") { operations, seed, withoutRaces, checkpoints };
command.SetAction(async (parsed, _) =>
{
    var plan = new SimulationPlan(
        parsed.GetValue(seed) ?? Random.Shared.Next(1, 1_000_000), parsed.GetValue(operations), parsed.GetValue(checkpoints), !parsed.GetValue(withoutRaces));
    Console.WriteLine($"seed {plan.Seed}");
    var bank = new SimulatedBank();
    await bank.InitializeAsync();
    try
    {
        var difference = await new SimulationRun(bank, plan, Console.WriteLine).RunAsync();
        if (difference is not null)
        {
            Console.WriteLine(difference);
        }

        Console.WriteLine($"the ledger and the model agree: {(difference is null ? "yes" : "no")}");
        return difference is null ? 0 : 1;
    }
    finally
    {
        await bank.DisposeAsync();
    }
});
return await command.Parse(args).InvokeAsync();
