using System.Globalization;
using DigitalBank.Benchmarks.Ledger;

namespace DigitalBank.Benchmarks.CloseOfBusiness;

/// <summary>Looks at a process and the database server until the process ends, so that CPU can be told for any stretch of its life.</summary>
internal sealed class ProcessWatch(int processId, Func<double> serverCpu)
{
    private static readonly TimeSpan LooksEvery = TimeSpan.FromMilliseconds(50);

    private readonly List<(DateTimeOffset At, double Cpu, double ServerCpu)> _looks = [];

    /// <summary>The most memory that was resident at once.</summary>
    public double PeakMegabytes { get; private set; }

    public async Task LookAsync()
    {
        while (PeakOf(processId) is { } kilobytes)
        {
            PeakMegabytes = Math.Max(PeakMegabytes, kilobytes * 1_024 / 1e6);
            _looks.Add((TimeProvider.System.GetUtcNow(), Cpu.OfProcessAndReaped(processId), serverCpu()));
            await Task.Delay(LooksEvery);
        }
    }

    /// <returns>CPU seconds of the process and of the server.</returns>
    public (double Bank, double Server) CpuBetween(DateTimeOffset from, DateTimeOffset until)
    {
        var first = _looks.LastOrDefault(look => look.At <= from, _looks[0]);
        var last = _looks.FirstOrDefault(look => look.At >= until && look.Cpu > 0, _looks[^1]);
        return (Math.Max(0, last.Cpu - first.Cpu), last.ServerCpu - first.ServerCpu);
    }

    /// <returns>Null once it has ended.</returns>
    private static double? PeakOf(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? null : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
