using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DigitalBank.Accounts.Data;
using DigitalBank.Benchmarks.Ledger;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Engine;
using DigitalBank.Ledger.Journal;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Monetary;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Benchmarks.CloseOfBusiness;

/// <summary>A bank in which every account bears interest, used as its operators do: products, import and close are verbs.</summary>
internal sealed class InterestBank(PostgreSqlCluster cluster, string database, string folder, DateOnly firstBusinessDate)
{
    private const int EntriesAtOnce = 1_000;

    /// <summary>All post at the end of the month: tiers and tax; an average balance; interest on interest from day to day.</summary>
    private static readonly (string Code, string Terms)[] Products =
    [
        ("saver", """
            {"name":"Saver","currencies":["EUR"],"withholdingTax":[{"code":"income-tax","percent":25},{"code":"surcharge","percent":5.5,"on":"income-tax"}],
             "interest":{"tiers":[{"percent":1.5},{"percent":2.25,"fromAmount":5000}],"posting":"Monthly","tierMethod":"Bands"}}
            """),
        ("bonus", """{"name":"Bonus","currencies":["EUR"],"interest":{"tiers":[{"percent":2}],"posting":"Monthly","balance":"AverageBalance"}}"""),
        ("daily", """{"name":"Daily","currencies":["EUR"],"interest":{"tiers":[{"percent":1}],"posting":"Monthly","compounding":"Daily","dayCount":"THIRTY_E_360"}}"""),
    ];

    private readonly string _connection = cluster.ConnectionString(database);

    private long[] _customers = [];

    public async Task<TimeSpan> FillAsync(int accounts)
    {
        var started = Stopwatch.GetTimestamp();
        foreach (var (code, terms) in Products)
        {
            var file = Path.Combine(folder, code + ".json");
            await File.WriteAllTextAsync(file, terms);
            await MustRunAsync("accounts", "products", "set", code, file);
        }

        var lines = Path.Combine(folder, "accounts.csv");
        await WriteAsync(lines, accounts);
        await MustRunAsync("accounts", "import", lines);
        await cluster.ScalarAsync(database, "VACUUM ANALYZE"); // as it would have had by itself while it grew
        return Stopwatch.GetElapsedTime(started);
    }

    /// <summary>Books a deposit or a withdrawal of today on so many accounts.</summary>
    /// <returns>The business date.</returns>
    public async Task<DateOnly> MoveAsync(int entries)
    {
        await using var bank = await BenchmarkBank.OpenAsync("PostgreSql", _connection, folder, accounts: 0);
        if (_customers.Length == 0)
        {
            await using var scope = bank.Services.CreateAsyncScope();
            _customers = await scope.ServiceProvider.GetRequiredService<AccountsDbContext>().Accounts
                .Select(account => account.LedgerAccountId!.Value)
                .ToArrayAsync();
        }

        var today = await bank.Services.GetRequiredService<IBusinessCalendar>().TodayAsync(CancellationToken.None);
        var random = new Random(today.DayNumber);
        var engine = bank.Services.GetRequiredService<PostingEngine>();
        for (var left = entries; left > 0; left -= EntriesAtOnce)
        {
            var requests = Enumerable.Range(0, Math.Min(left, EntriesAtOnce))
                .Select(_ => Requests.For(AMovement(random, bank.Clearing, today), recordedBy: null))
                .ToList();
            foreach (var answer in await engine.PostAsync(requests, CancellationToken.None))
            {
                _ = answer.Value; // throws where it was refused
            }
        }

        return today;
    }

    /// <summary>Closes one day in a process of its own.</summary>
    public async Task<MeasuredClose> CloseAsync(DateOnly day, IReadOnlyList<string> settings)
    {
        using var process = Start(["jobs", "run", "close-of-business", "--Jobs:CloseOfBusiness:CatchUp=false", .. settings]);
        var watch = new ProcessWatch(process.Id, cluster.CpuSeconds);
        var said = await OutputOfAsync(process, watch.LookAsync());
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"The close of {day} ended with exit code {process.ExitCode}: {said}");
        }

        var text = await MustRunAsync("jobs", "day", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "--json");
        return MeasuredClose.Of(day, JsonSerializer.Deserialize<JsonElement>(text), watch);
    }

    private PostJournalEntry AMovement(Random random, long clearing, DateOnly today)
    {
        var customer = _customers[random.Next(_customers.Length)];
        var amount = Money.OfMinor(random.Next(1, 1_000), Currency.Eur);
        var (debit, credit) = random.Next(2) == 0 ? (customer, clearing) : (clearing, customer);
        return new PostJournalEntry(
            Guid.CreateVersion7(), "payments", "benchmark", "transfer", today,
            [new Posting(debit, Side.Debit, amount, today), new Posting(credit, Side.Credit, amount, today)]);
    }

    private static async Task WriteAsync(string path, int accounts)
    {
        const int AccountsOfHolder = 100;
        var random = new Random(1);
        await using var file = new StreamWriter(path);
        await file.WriteLineAsync("identifier,currency,product,holder_name,holder_kind,holder_country,holder_reference,opening_balance");
        for (var i = 0; i < accounts; i++)
        {
            var holder = i / AccountsOfHolder;
            await file.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{1_000_000_000 + i},EUR,{Products[i % Products.Length].Code},Holder {holder},person,DE,H{holder},{random.Next(1_000_00, 20_000_00) / 100m:F2}"));
        }
    }

    private async Task<string> MustRunAsync(params string[] words)
    {
        using var process = Start(words);
        var said = await OutputOfAsync(process, Task.CompletedTask);
        return process.ExitCode == 0
            ? said
            : throw new InvalidOperationException($"{string.Join(' ', words)} ended with exit code {process.ExitCode}: {said}");
    }

    private static async Task<string> OutputOfAsync(Process process, Task meanwhile)
    {
        var said = process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        await meanwhile;
        return await said;
    }

    private Process Start(IEnumerable<string> words) => Process.Start(new ProcessStartInfo(
        "dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "DigitalBank.Host.dll"), .. words, "--Database:Provider=PostgreSql",
            $"--Database:ConnectionString={_connection}", $"--Bank:DataFolder={folder}", "--Logging:LogLevel:Default=Warning",
            $"--Bank:FirstBusinessDate={firstBusinessDate:yyyy-MM-dd}",
        ])
    {
        RedirectStandardOutput = true,
        WorkingDirectory = folder,
    })!;
}
