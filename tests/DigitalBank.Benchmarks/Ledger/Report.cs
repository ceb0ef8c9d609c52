namespace DigitalBank.Benchmarks.Ledger;

/// <summary>Medians, spread and, as the last line, the ratios.</summary>
internal static class Report
{
    public static void Print(List<Series> all)
    {
        Console.WriteLine();
        Console.WriteLine($"{"",-18} {"median/s",10} {"least",10} {"most",10} {"CPU µs",8} {"per CPU-s",10}");
        foreach (var series in all)
        {
            Console.WriteLine($"{series.Name,-18} {series.Median,10:N0} {series.Least,10:N0} {series.Most,10:N0} "
                + $"{series.MedianCpu,8:N1} {1e6 / series.MedianCpu,10:N0}");
        }

        if (all.Find(series => series.Name == "pgbench") is { } yardstick)
        {
            var others = all.Where(series => series.Name.StartsWith("postgres", StringComparison.Ordinal) || series.Name.StartsWith("http", StringComparison.Ordinal)).ToList();
            Console.WriteLine("CPU of pgbench per transfer over ours: "
                + string.Join(", ", others.Select(series => $"{series.Name} {yardstick.MedianCpu / series.MedianCpu:N1}")));
            Console.WriteLine("transfers/s over pgbench with 64 clients: "
                + string.Join(", ", others.Select(series => $"{series.Name} {series.Median / yardstick.Median:N2}")));
        }
    }
}
