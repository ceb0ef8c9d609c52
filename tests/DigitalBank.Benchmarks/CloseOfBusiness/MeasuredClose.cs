using System.Text.Json;

namespace DigitalBank.Benchmarks.CloseOfBusiness;

/// <summary>The close of one day, step by step.</summary>
internal sealed record MeasuredClose(DateOnly Day, IReadOnlyList<MeasuredStep> Steps, double PeakMegabytes)
{
    /// <param name="day">What <c>jobs day --json</c> says.</param>
    public static MeasuredClose Of(DateOnly date, JsonElement day, ProcessWatch watch) => new(
        date,
        [.. day.GetProperty("steps").EnumerateArray().Select(step =>
        {
            var (from, until) = (step.GetProperty("startedAt").GetDateTimeOffset(), step.GetProperty("finishedAt").GetDateTimeOffset());
            var (bank, server) = watch.CpuBetween(from, until);
            return new MeasuredStep(
                step.GetProperty("step").GetString()!, step.GetProperty("items").GetInt64(), step.GetProperty("failed").GetInt64(),
                (until - from).TotalSeconds, bank, server);
        })],
        watch.PeakMegabytes);

    public double SecondsOf(string step) => Steps.Where(s => s.Name == step).Sum(s => s.Seconds);

    public void WriteTo(TextWriter output)
    {
        output.WriteLine($"{Day:yyyy-MM-dd}, at most {PeakMegabytes:N0} MB");
        foreach (var step in Steps.Where(step => step.Items > 0))
        {
            output.WriteLine(
                $"  {step.Name,-22} {step.Items,10:N0} items, {step.Failed} failed, in {step.Seconds,7:N2} s: {step.Items / step.Seconds,8:N0}/s, "
                + $"CPU µs each {step.BankCpu * 1e6 / step.Items,7:N1} in the bank and {step.ServerCpu * 1e6 / step.Items,7:N1} in the database");
        }
    }
}

/// <param name="BankCpu">CPU seconds of the bank's process.</param>
/// <param name="ServerCpu">CPU seconds of the database server.</param>
internal sealed record MeasuredStep(string Name, long Items, long Failed, double Seconds, double BankCpu, double ServerCpu);
