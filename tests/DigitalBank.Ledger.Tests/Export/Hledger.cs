using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace DigitalBank.Ledger.Tests.Export;

/// <summary>A test that asks hledger, which Debian packages; skipped where it is not installed.</summary>
public sealed class HledgerFactAttribute : FactAttribute
{
    public HledgerFactAttribute()
    {
        if (Hledger.Executable is null)
        {
            Skip = "hledger is not installed: apt-get install hledger.";
        }
    }
}

/// <summary>The installed hledger as a second opinion.</summary>
internal static class Hledger
{
    public static string? Executable { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "hledger"))
        .FirstOrDefault(File.Exists);

    /// <summary>Balances by account and commodity; those of zero are missing.</summary>
    public static async Task<Dictionary<(string Account, string Currency), decimal>> BalancesAsync(string journal, params string[] options)
    {
        var output = await RunAsync(["-f", journal, "balance", "--flat", "--no-total", "--layout", "bare", "-O", "csv", .. options]);
        var balances = new Dictionary<(string, string), decimal>();
        foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            var fields = line.Trim('"').Split("\",\"");
            var amount = decimal.Parse(fields[2], CultureInfo.InvariantCulture);
            if (amount != 0)
            {
                balances.Add((fields[0].Replace("\"\"", "\"", StringComparison.Ordinal), fields[1]), amount);
            }
        }

        return balances;
    }

    public static async Task<string> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Executable!, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LANG"] = "C.UTF-8", ["LC_ALL"] = "C.UTF-8" },
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("hledger was not started.");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException(await error);
    }
}
