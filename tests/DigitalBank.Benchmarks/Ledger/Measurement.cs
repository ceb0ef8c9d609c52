using DigitalBank.Benchmarks.Http;

namespace DigitalBank.Benchmarks.Ledger;

/// <summary>One run of one contender.</summary>
/// <param name="ClientCpu">CPU seconds of the load generator; zero where it is part of the application's process.</param>
/// <param name="ApplicationCpu">CPU seconds of the bank, with what it did after the last answer; zero where it is all in the database.</param>
/// <param name="DatabaseCpu">CPU seconds of the database server; zero where it lives in the application.</param>
/// <param name="Waits">How long each request waited for its answer, where that was measured.</param>
internal sealed record Measurement(
    long Transfers, double Seconds, double ClientCpu, double ApplicationCpu, double DatabaseCpu, Latencies? Waits = null)
{
    public double PerSecond => Transfers / Seconds;

    public double CpuMicroseconds => Each(ClientCpu + ApplicationCpu + DatabaseCpu);

    public double ClientMicroseconds => Each(ClientCpu);

    public double ApplicationMicroseconds => Each(ApplicationCpu);

    public double DatabaseMicroseconds => Each(DatabaseCpu);

    private double Each(double seconds) => seconds * 1e6 / Math.Max(1, Transfers);
}

/// <summary>A way of moving money whose speed is measured.</summary>
internal interface IContender
{
    string Name { get; }

    Task<Measurement> RunAsync(TimeSpan duration);
}

/// <summary>All runs of one contender.</summary>
internal sealed record Series(string Name, List<Measurement> Runs)
{
    public double Median => MedianOf(run => run.PerSecond);

    public double MedianCpu => MedianOf(run => run.CpuMicroseconds);

    public double Least => Runs.Min(run => run.PerSecond);

    public double Most => Runs.Max(run => run.PerSecond);

    public double MedianOf(Func<Measurement, double> value)
    {
        var sorted = Runs.Select(value).Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
