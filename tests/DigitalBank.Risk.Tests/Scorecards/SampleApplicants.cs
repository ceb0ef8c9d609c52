using DigitalBank.Risk.Scorecards;

namespace DigitalBank.Risk.Tests.Scorecards;

/// <summary>Invented past applicants, of whom it is known what makes them go bad.</summary>
internal static class SampleApplicants
{
    /// <summary>The less income and the later payments, the worse; the day of birth says nothing.</summary>
    public static CreditRows Rows(int count, int seed)
    {
        var random = new Random(seed);
        var rows = new List<IReadOnlyList<string>>();
        for (var row = 0; row < count; row++)
        {
            var (income, late, home) = (random.Next(1_000, 6_000), random.Next(0, 4), random.Next(3));
            var logOdds = ((income - 1_500) / 1_000.0) - late + (home == 0 ? 1 : 0);
            var isBad = random.NextDouble() > 1 / (1 + Math.Exp(-logOdds));
            var said = random.Next(10) == 0 ? "" : $"{income}";
            rows.Add([$"{row}", said, $"{late}", home == 0 ? "own" : home == 1 ? "rent" : "family", $"{random.Next(1, 29)}", isBad ? "1" : "0"]);
        }

        return new CreditRows(["id", "income", "late", "home", "birthday", "bad"], rows);
    }

    public static Scorecard Card(int count = 2_000, int seed = 11) => ScorecardTraining.Standard("bad").Train("retail", Rows(count, seed));

    public static Dictionary<string, string> Values(this CreditRows rows, int row) =>
        rows.Columns.Zip(rows.Rows[row]).ToDictionary(cell => cell.First, cell => cell.Second);
}
