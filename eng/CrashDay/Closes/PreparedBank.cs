using System.Globalization;

namespace DigitalBank.CrashDay.Closes;

/// <summary>
/// A bank that has taken over interest-bearing accounts and has not closed a day yet. Its last close brings it to the calendar's date, so
/// that one more close finds nothing to do.
/// </summary>
public sealed class PreparedBank
{
    private static readonly (string Code, string Terms)[] Products =
    [
        ("daily", """
            {"name":"Posts every day","currencies":["EUR"],"withholdingTax":[{"code":"income-tax","percent":25}],
             "interest":{"tiers":[{"percent":3.5}],"posting":"Daily"}}
            """),
        ("monthly", """
            {"name":"Posts every month","currencies":["EUR"],
             "interest":{"tiers":[{"percent":2},{"percent":2.5,"fromAmount":5000}],"posting":"Monthly","anchor":"Opening","tierMethod":"Bands"}}
            """),
        ("average", """{"name":"Average","currencies":["EUR"],"interest":{"tiers":[{"percent":4}],"posting":"Monthly","balance":"AverageBalance","compounding":"Daily"}}"""),
    ];

    private readonly IDatabaseCopies _copies;

    private readonly string _folder;

    private readonly DateOnly _first;

    private PreparedBank(IDatabaseCopies copies, string folder, DateOnly first) => (_copies, _folder, _first) = (copies, folder, first);

    public static async Task<PreparedBank> MakeAsync(IDatabaseCopies copies, CloseSize size, int seed, CancellationToken cancellationToken)
    {
        var bank = new PreparedBank(copies, Directory.CreateDirectory(Path.Combine(copies.Folder, "prepared")).FullName, FirstOf(size.Days));
        var installation = bank.At(bank._folder, copies.Original);
        foreach (var (code, terms) in Products)
        {
            var file = Path.Combine(bank._folder, code + ".json");
            await File.WriteAllTextAsync(file, terms, cancellationToken);
            await installation.MustRunAsync(["accounts", "products", "set", code, file], cancellationToken: cancellationToken);
        }

        var lines = Path.Combine(bank._folder, "accounts.csv");
        await bank.WriteAsync(lines, size, new Random(seed), cancellationToken);
        await installation.MustRunAsync(["accounts", "import", lines], cancellationToken: cancellationToken);
        return bank;
    }

    /// <summary>A copy of its own, files and database.</summary>
    public async Task<ClosingBank> CopyAsync(string name, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_copies.Folder, name)).FullName;
        foreach (var directory in Directory.GetDirectories(_folder, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(directory.Replace(_folder, folder, StringComparison.Ordinal));
        }

        foreach (var file in Directory.GetFiles(_folder, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, file.Replace(_folder, folder, StringComparison.Ordinal));
        }

        var database = await _copies.CopyAsync(name, cancellationToken);
        return new ClosingBank(At(folder, database), _copies.Open(folder, database));
    }

    private Installation At(string folder, IReadOnlyList<string> database) => new(
        folder,
        [.. database, $"--Bank:FirstBusinessDate={_first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}", "--Logging:LogLevel:Default=Error"]);

    /// <summary>So many days before the calendar's date that weekends and holidays do not matter; the rest is left to the last close.</summary>
    private static DateOnly FirstOf(int days)
    {
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        for (var left = days; ; day = day.AddDays(-1))
        {
            if (SharedKernel.Calendars.BusinessDayCalendar.Target.IsBusinessDay(day) && --left == 0)
            {
                return day;
            }
        }
    }

    /// <summary>Opened on days of the month that fall due at each of the closes.</summary>
    private async Task WriteAsync(string path, CloseSize size, Random random, CancellationToken cancellationToken)
    {
        await using var file = new StreamWriter(path);
        await file.WriteLineAsync("identifier,currency,product,holder_name,holder_kind,holder_country,holder_reference,opened_on,opening_balance".AsMemory(), cancellationToken);
        for (var i = 0; i < size.Accounts; i++)
        {
            var opened = _first.AddMonths(-1).AddDays(random.Next(size.Days + 4)).AddDays(-1);
            var balance = random.Next(1_000_00, 20_000_00) / 100m;
            var line = string.Create(
                CultureInfo.InvariantCulture,
                $"{1_000_000_000 + i},EUR,{Products[i % Products.Length].Code},Holder {i / 50},person,DE,H{i / 50},{opened:yyyy-MM-dd},{balance:F2}");
            await file.WriteLineAsync(line.AsMemory(), cancellationToken);
        }
    }
}
