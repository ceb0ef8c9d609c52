namespace DigitalBank.Benchmarks.Ledger;

/// <param name="Rounds">Each round runs every contender once, one after the other.</param>
/// <param name="Seconds">Length of one measurement.</param>
/// <param name="WarmUp">Seconds that each contender runs before anything counts.</param>
/// <param name="Accounts">Customer accounts among which transfers go at random.</param>
/// <param name="Scale">Scale of pgbench.</param>
/// <param name="Pgledger">Files with pgledger's SQL, comma-separated in the order to run them, or null to do without it.</param>
/// <param name="Only">Names of contenders, or empty for all.</param>
internal sealed record LedgerBenchmarkOptions(int Rounds, int Seconds, int WarmUp, int Accounts, int Scale, string? Pgledger, string[] Only)
{
    public static LedgerBenchmarkOptions Parse(string[] options) => new(
        options.Number("rounds", 5),
        options.Number("seconds", 5),
        options.Number("warm-up", 15),
        options.Number("accounts", 10_000),
        options.Number("scale", 50),
        options.Text("pgledger"),
        options.Text("only")?.Split(',') ?? []);

    public bool Wants(string contender) => Only.Length == 0 || Only.Contains(contender);
}
