using System.Diagnostics;

namespace DigitalBank.CrashDay.Kills;

/// <summary>The database server under the bank, stopped and started by two programs that take no arguments.</summary>
public sealed class DatabaseServer(string stopProgram, string startProgram)
{
    /// <summary>As after a power cut: no checkpoint, every connection gone.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => RunAsync(stopProgram, cancellationToken);

    /// <summary>Recovers; returns when it takes connections again.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => RunAsync(startProgram, cancellationToken);

    private static async Task RunAsync(string program, CancellationToken cancellationToken)
    {
        using var process = Process.Start(program);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with exit code {process.ExitCode}.");
        }
    }
}
