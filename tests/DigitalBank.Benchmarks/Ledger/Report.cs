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

        foreach (var (one, hot) in (IEnumerable<(string, string)>)[("postgres-64", "postgres-hot-64"), ("postgres-1024", "postgres-hot-1024")])
        {
            Compare(all, "the hot account over random ones", one, [hot]);
        }

        Compare(all, "one hot account over the same with EF Core", "efcore-hot-64", ["postgres-hot-64", "postgres-hot-1024"]);
        Compare(all, "one hot account over the same with pgledger", "pgledger-hot-64", ["postgres-hot-64", "postgres-hot-1024"]);
        Compare(all, "transfers/s over pgbench with 64 clients", "pgbench", [.. all.Select(series => series.Name).Where(IsOurs)]);
    }

    private static bool IsOurs(string name) =>
        name.StartsWith("postgres", StringComparison.Ordinal) || name.StartsWith("http", StringComparison.Ordinal);

    private static void Compare(List<Series> all, string what, string yardstick, string[] names)
    {
        if (all.Find(series => series.Name == yardstick) is { } slower && all.Where(series => names.Contains(series.Name)).ToList() is { Count: > 0 } ours)
        {
            Console.WriteLine($"{what}: " + string.Join(", ", ours.Select(series =>
                $"{series.Name} {series.Median / slower.Median:N2} (CPU {slower.MedianCpu / series.MedianCpu:N1})")));
        }
    }
}
