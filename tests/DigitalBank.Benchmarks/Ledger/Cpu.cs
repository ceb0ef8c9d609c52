using System.Globalization;

namespace DigitalBank.Benchmarks.Ledger;

/// <summary>CPU time of processes, from /proc.</summary>
internal static class Cpu
{
    private const double TicksPerSecond = 100; // USER_HZ, the same on every Linux

    public static double OfThisProcess() => Environment.CpuUsage.TotalTime.TotalSeconds;

    /// <summary>Of a process and of its children that have ended.</summary>
    public static double OfProcessAndReaped(int id) => Read(id) is { } fields ? Sum(fields, 11, 12, 13, 14) : 0;

    /// <summary>Of children of this process that have ended, such as a load generator.</summary>
    public static double OfReapedChildren() => Read(Environment.ProcessId) is { } fields ? Sum(fields, 13, 14) : 0;

    public static double OfChildren(int parent) => Directory.GetDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? Read(id) : null)
        .Where(fields => fields is not null && int.Parse(fields[1], CultureInfo.InvariantCulture) == parent)
        .Sum(fields => Sum(fields!, 11, 12));

    /// <returns>Fields of /proc/ID/stat from the third on (state, parent, …), or null when it has ended.</returns>
    private static string[]? Read(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static double Sum(string[] fields, params int[] which) =>
        which.Sum(field => long.Parse(fields[field], CultureInfo.InvariantCulture)) / TicksPerSecond;
}
