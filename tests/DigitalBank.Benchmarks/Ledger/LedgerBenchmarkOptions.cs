using System.Globalization;

namespace DigitalBank.Benchmarks.Ledger;

/// <param name="Rounds">Each round runs every contender once, one after the other.</param>
/// <param name="Seconds">Length of one measurement.</param>
/// <param name="WarmUp">Seconds that each contender runs before anything counts.</param>
/// <param name="Accounts">Customer accounts among which transfers go at random.</param>
/// <param name="Scale">Scale of pgbench.</param>
/// <param name="Only">Names of contenders, or empty for all.</param>
internal sealed record LedgerBenchmarkOptions(int Rounds, int Seconds, int WarmUp, int Accounts, int Scale, string[] Only)
{
    public static LedgerBenchmarkOptions Parse(string[] options) => new(
        Number(options, "rounds", 5),
        Number(options, "seconds", 5),
        Number(options, "warm-up", 15),
        Number(options, "accounts", 10_000),
        Number(options, "scale", 50),
        Text(options, "only")?.Split(',') ?? []);

    public bool Wants(string contender) => Only.Length == 0 || Only.Contains(contender);

    private static int Number(string[] options, string name, int otherwise) =>
        Text(options, name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static string? Text(string[] options, string name) =>
        options.FirstOrDefault(option => option.StartsWith($"--{name}=", StringComparison.Ordinal))?[(name.Length + 3)..];
}
