using System.CommandLine;
using Microsoft.Extensions.Hosting;

namespace DigitalBank.Payments.Simulator;

/// <summary><c>scheme-simulator</c>: another bank on this machine, to send payments to and to get some from.</summary>
internal static class SchemeSimulatorVerb
{
    private static readonly Option<int> Port = new("--port") { Description = "Port on this machine; 0 takes a free one", DefaultValueFactory = _ => 7300 };

    private static readonly Option<int> Seed = new("--seed") { Description = "The same seed misbehaves in the same way", DefaultValueFactory = _ => 1 };

    private static readonly Option<int> Rejects = Rate("--rejects", "Payments of 10,000 that it does not take", 500);

    private static readonly Option<int> Returns = Rate("--returns", "Payments of 10,000 that it sends back", 300);

    private static readonly Option<int> Delays = Rate("--delays", "Payments of 10,000 that it answers late", 500);

    private static readonly Option<int> Silences = Rate("--silences", "Payments of 10,000 that it never answers by itself, half of them not taken", 200);

    private static readonly Option<int> Repeats = Rate("--repeats", "Messages of 10,000 that it sends twice", 500);

    private static readonly Option<int> Faults = Rate("--faults", "Payments of 10,000 that its statement shows wrong", 100);

    private static readonly Option<string> Bic = new("--bic") { Description = "BIC of the simulated bank", DefaultValueFactory = _ => "CORRDEF0XXX" };

    private static readonly Option<string> BankBic = new("--bank-bic") { Description = "BIC of the bank that it serves", DefaultValueFactory = _ => "DGBKDEFFXXX" };

    private static readonly Option<string> Account = new("--account") { Description = "The bank's account with it", DefaultValueFactory = _ => "NOSTRO-EUR" };

    public static Command Create()
    {
        var command = new Command("scheme-simulator", "Run another bank that takes payments, answers, returns and misbehaves: name it in Payments:SchemeUrl")
        {
            Port, Seed, Rejects, Returns, Delays, Silences, Repeats, Faults, Bic, BankBic, Account,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static Option<int> Rate(string name, string description, int otherwise) =>
        new(name) { Description = description, DefaultValueFactory = _ => otherwise };

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = new SchemeSimulatorSettings(
            parsed.GetValue(Seed),
            new Misbehaviour(
                parsed.GetValue(Rejects),
                parsed.GetValue(Returns),
                parsed.GetValue(Delays),
                parsed.GetValue(Silences),
                parsed.GetValue(Repeats),
                parsed.GetValue(Faults)),
            parsed.GetRequiredValue(Bic),
            parsed.GetRequiredValue(BankBic),
            parsed.GetRequiredValue(Account));
        await using var app = SchemeSimulatorServer.Build(FormattableString.Invariant($"http://127.0.0.1:{parsed.GetValue(Port)}"), settings, TimeProvider.System);
        await app.StartAsync(cancellationToken);
        Console.WriteLine($"The simulated bank is open at {app.Urls.First()} with seed {settings.Seed}");
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }
}
