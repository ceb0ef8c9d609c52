using System.Globalization;

namespace DigitalBank.CrashDay;

/// <summary>The statements that customers get, read as a customer with a pocket calculator would.</summary>
internal static class Evening
{
    private const int Record = 0;
    private const int Amount = 4;
    private const int Balance = 6;

    /// <returns>How many statements there are, and how many add up line by line from the opening to the closing balance.</returns>
    public static async Task<(int Statements, int Footing)> FootAsync(
        Installation installation, CrashPlan plan, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(installation.Folder, "day-statements");
        var exported = await installation.RunAsync(
            ["statements", "export", "--all", "--format", "csv", "--from", "2020-01-01", "--to", "2199-12-31", "--out", folder],
            cancellationToken: cancellationToken);
        if (exported.ExitCode != 0)
        {
            throw new InvalidOperationException($"The statements cannot be exported: {exported.Output}{exported.Error}");
        }

        var files = Directory.GetFiles(folder, "*.csv");
        var lines = 0;
        var footing = 0;
        foreach (var file in files)
        {
            var records = (await File.ReadAllLinesAsync(file, cancellationToken)).Skip(1).Select(line => line.Split(',')).ToList();
            lines += records.Count(record => record[Record] == "entry");
            footing += Foots(records) ? 1 : 0;
        }

        // Each payment stands on two statements, and each account's opening balance on one.
        var expected = (2 * plan.Size.Payments) + plan.Accounts.Count;
        return lines == expected ? (files.Length, footing) : (files.Length, 0);
    }

    private static bool Foots(List<string[]> records)
    {
        var balance = Number(records[0][Balance]);
        foreach (var entry in records.Where(record => record[Record] == "entry"))
        {
            balance += Number(entry[Amount]);
            if (Number(entry[Balance]) != balance)
            {
                return false;
            }
        }

        return records[0][Record] == "opening" && records[^1][Record] == "closing" && Number(records[^1][Balance]) == balance;
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
