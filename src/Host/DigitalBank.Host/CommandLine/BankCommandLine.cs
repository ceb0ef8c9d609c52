using System.CommandLine;
using DigitalBank.Host.Composition;
using DigitalBank.Platform.CommandLine;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Encryption;
using DigitalBank.Platform.Jobs;
using Microsoft.Extensions.Options;

namespace DigitalBank.Host.CommandLine;

/// <summary>The executable's verbs, and how their faults reach the person who typed them.</summary>
internal static class BankCommandLine
{
    // Longer than the host takes at most to finish what is in flight; the library would end the process after two seconds.
    private static readonly TimeSpan TimeToFinish = TimeSpan.FromSeconds(45);

    internal static async Task<int> RunAsync(string[] args)
    {
        var (settings, words) = Settings.SplitFrom(args);
        return await InvokeAsync(Create(settings), words);
    }

    /// <summary>All verbs with their options.</summary>
    internal static RootCommand Create(string[] settings)
    {
        var verbs = new HostVerbRunner(settings);
        var root = new RootCommand("DigitalBank. Without a verb it serves. Settings can be given to every verb as --Section:Key=value.")
        {
            ServeVerb.Create(settings),
            MigrateVerb.Create(verbs),
            JobsVerbs.Create(verbs),
            KeysVerbs.Create(verbs),
        };
        root.Options.Add(VerbRunner.Json);
        root.Options.Add(VerbRunner.Operator);
        foreach (var verb in BankModules.All.SelectMany(module => module.Verbs(verbs)))
        {
            root.Subcommands.Add(verb);
        }

        root.SetAction((_, cancellationToken) => ServeVerb.RunAsync(settings, demo: false, cancellationToken));
        return root;
    }

    private static async Task<int> InvokeAsync(RootCommand root, string[] words)
    {
        try
        {
            return await root.Parse(words).InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TimeToFinish,
            });
        }
        catch (OptionsValidationException exception)
        {
            return Explain(exception.Failures);
        }
        catch (DatabaseUnavailableException exception)
        {
            return Explain([exception.Message]);
        }
        catch (InvalidOperationException exception) when (exception.Message.Contains("configuration value", StringComparison.Ordinal))
        {
            // The binder's own message names the setting and the value that does not fit.
            return Explain([exception.Message]);
        }
        catch (IOException exception)
        {
            return Explain([exception.Message]);
        }
        catch (UnauthorizedAccessException exception)
        {
            return Explain([exception.Message]);
        }
        catch (OperationCanceledException)
        {
            return Explain(["Stopped before the end. Run the same command again to go on."]);
        }
    }

    private static int Explain(IEnumerable<string> messages)
    {
        foreach (var message in messages)
        {
            Console.Error.WriteLine(message);
        }

        return VerbOutput.Failed;
    }
}
