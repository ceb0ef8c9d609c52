using System.CommandLine;
using DigitalBank.Host.Composition;
using DigitalBank.Host.Demo;
using DigitalBank.Platform.CommandLine;

namespace DigitalBank.Host.CommandLine;

/// <summary><c>serve</c>: runs the bank until it is told to stop.</summary>
internal static class ServeVerb
{
    internal static Command Create(string[] settings)
    {
        var demo = new Option<bool>("--demo") { Description = "Fill an empty bank with demo customers and print their log-ins" };
        var command = new Command("serve", "Run the bank (default)") { demo };
        command.SetAction((parsed, cancellationToken) => RunAsync(settings, parsed.GetValue(demo), cancellationToken));
        return command;
    }

    internal static async Task<int> RunAsync(string[] settings, bool demo, CancellationToken cancellationToken)
    {
        await using var app = BankServer.Build(demo ? [.. settings, "--Demo:Enabled=true"] : settings);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception exception)
        {
            var isToldToStop = app.Lifetime.ApplicationStopping.IsCancellationRequested;

            // What has started already holds threads, and the process would stay for ever.
            await app.StopAsync(CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!cancellationToken.IsCancellationRequested && !isToldToStop)
            {
                throw;
            }

            Console.Error.WriteLine($"Told to stop before the bank was open ({exception.GetType().Name}).");
            return VerbOutput.Success;
        }

        foreach (var address in app.Urls)
        {
            Console.WriteLine($"DigitalBank is open at {address}");
            Console.WriteLine($"  API descriptions to read and try: {address}/docs");
        }

        if (DemoRegistration.IsEnabled(app.Configuration))
        {
            DemoLogIns.Print(Console.Out, app.Urls.First());
        }

        await app.WaitForShutdownAsync(cancellationToken);
        return VerbOutput.Success;
    }
}
