namespace DigitalBank.Benchmarks.Ledger;

/// <summary>One run of one contender.</summary>
/// <param name="ClientCpu">CPU seconds of client and application.</param>
/// <param name="DatabaseCpu">CPU seconds of the database server; zero where it lives in the application.</param>
internal readonly record struct Measurement(long Transfers, double Seconds, double ClientCpu, double DatabaseCpu)
{
    public double PerSecond => Transfers / Seconds;

    public double CpuMicroseconds => (ClientCpu + DatabaseCpu) * 1e6 / Math.Max(1, Transfers);

    public double DatabaseMicroseconds => DatabaseCpu * 1e6 / Math.Max(1, Transfers);
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

    private double MedianOf(Func<Measurement, double> value)
    {
        var sorted = Runs.Select(value).Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
