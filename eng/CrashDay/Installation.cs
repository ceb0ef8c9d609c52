using System.Diagnostics;

namespace DigitalBank.CrashDay;

/// <summary>What a verb said and how it ended.</summary>
public sealed record VerbOutcome(int ExitCode, string Output, string Error);

/// <summary>
/// A bank of the built executable, used as a person at a terminal would. It is started in the folder, so its data folder is the one that
/// it chooses by itself there.
/// </summary>
/// <param name="settings">Given to every verb, such as <c>--Database:Provider=PostgreSql</c>.</param>
public sealed class Installation(string folder, params IReadOnlyList<string> settings)
{
    /// <summary>The configuration this code was built in is the one whose bank is started.</summary>
    public static string Executable { get; } = FindExecutable();

    public string Folder => folder;

    /// <summary>Starts the server and waits until it says that it is open.</summary>
    /// <exception cref="InvalidOperationException">It ended instead; the message holds what it said.</exception>
    public async Task<BankProcess> ServeAsync(IEnumerable<string> words, CancellationToken cancellationToken)
    {
        var bank = new BankProcess(Start(["serve", "--urls=http://127.0.0.1:0", .. words]));
        try
        {
            await bank.WaitUntilOpenAsync(cancellationToken);
            return bank;
        }
        catch
        {
            await bank.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a verb to its end.</summary>
    /// <param name="input">What is typed into it.</param>
    /// <param name="started">Told the process, so that it can be killed.</param>
    public async Task<VerbOutcome> RunAsync(
        IEnumerable<string> words, string input = "", Action<Process>? started = null, CancellationToken cancellationToken = default)
    {
        using var process = Start(words);
        started?.Invoke(process);
        try
        {
            await process.StandardInput.WriteLineAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended, or was killed, before it read anything.
        }

        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
            return new VerbOutcome(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    /// <summary>Runs a verb that has to succeed.</summary>
    /// <returns>What it said.</returns>
    /// <exception cref="InvalidOperationException">It ended with another exit code than 0.</exception>
    public async Task<string> MustRunAsync(IEnumerable<string> words, string input = "", CancellationToken cancellationToken = default)
    {
        var verb = words.ToList();
        var outcome = await RunAsync(verb, input, started: null, cancellationToken);
        return outcome.ExitCode == 0
            ? outcome.Output
            : throw new InvalidOperationException($"'{string.Join(' ', verb)}' ended with exit code {outcome.ExitCode}: {outcome.Output}{outcome.Error}");
    }

    /// <summary>Starts the executable with these words and the installation's settings.</summary>
    public Process Start(IEnumerable<string> words)
    {
        var start = new ProcessStartInfo("dotnet", [Executable, .. words, .. settings])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        return Process.Start(start) ?? throw new InvalidOperationException("No process was started.");
    }

    private static string FindExecutable()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var artifacts = output.Parent?.Parent?.Parent ?? throw new InvalidOperationException("The build's folder artifacts/bin is not where it should be.");
        return Path.Combine(artifacts.FullName, "bin", "DigitalBank.Host", output.Name, "DigitalBank.Host.dll");
    }
}
