using System.Diagnostics;
using System.Globalization;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Contracts.Verification;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Proofs;
using DigitalBank.Ledger.Verification;
using DigitalBank.Platform.Data;
using DigitalBank.Storage.Sqlite;
using DigitalBank.TestKit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace DigitalBank.Ledger.Tests.Proofs;

/// <summary>
/// Random tamperings of a copied database, each of which <c>ledger verify</c> must find, naming the first bad entry. 500 in the suite;
/// <c>eng/tamper.sh N</c> for more.
/// </summary>
public sealed class TamperingDrillTests(LedgerBank bank, ITestOutputHelper output) : IClassFixture<LedgerBank>, IDisposable
{
    private const int EntryCount = 620;

    private static readonly string[] Columns =
    [
        "journal_entries.source", "journal_entries.source_reference", "journal_entries.event_code", "journal_entries.recorded_by",
        "journal_entries.request_hash", "journal_entries.content_hash", "journal_entries.idempotency_key", "journal_entries.recorded_at",
        "journal_entries.reverses", "journal_lines.account_id", "journal_lines.amount", "journal_lines.side", "journal_lines.balance_after",
        "journal_lines.checksum", "journal_lines.previous", "balances.debits", "balances.credits", "balances.lines", "balances.last_position",
        "history_marks.position", "history_marks.account_id", "reversals.reason", "reversals.reversal_id", "tree_tiles.root",
        "tree_tiles.hashes", "tree_heads.root", "tree_heads.signature", "tree_heads.signed_at", "tree_heads.bank", "tree_heads.previous_size", "tree_heads.key_id",
        "tree_heads.algorithm", "tree_heads.salt_key_id",
    ];

    private static readonly string[] Tables = ["journal_entries", "journal_lines", "reversals", "history_marks", "tree_tiles", "tree_heads"];

    private readonly string _folder = Directory.CreateTempSubdirectory("digitalbank-tamper-").FullName;

    [Fact]
    public async Task Given_any_tampering_with_a_copy_of_the_database_Then_the_check_finds_it()
    {
        if (!TestSql.IsSqlite)
        {
            return; // a copied database is a copied file here; TamperingTests and the sealer's tests run on the others too
        }

        var count = Setting("DIGITALBANK_TAMPERINGS", 500);
        var seed = Setting("DIGITALBANK_TAMPER_SEED", 20_261_122);
        var (master, heads) = await MasterAsync();
        (await VerifyAsync(master)).Findings.ShouldBeEmpty();

        var missed = new List<string>();
        var kinds = new SortedDictionary<string, int>();
        var watch = Stopwatch.StartNew();
        for (var number = 0; number < count; number++)
        {
            var copy = Path.Combine(_folder, "copy.db");
            File.Copy(master, copy, overwrite: true);
            var done = await TamperAsync(copy, heads, new Random(seed + number));
            kinds[done.Kind] = kinds.GetValueOrDefault(done.Kind) + 1;
            var report = await VerifyAsync(copy);
            if (report.Holds || !done.IsNamedBy(report))
            {
                missed.Add($"{done} (seed {seed + number}): {string.Join(" | ", report.Findings.Take(3))}");
            }
        }

        output.WriteLine($"seed {seed}: {string.Join(", ", kinds.Select(kind => $"{kind.Key} {kind.Value}"))}; {watch.Elapsed.TotalSeconds:F0} s");
        output.WriteLine($"{count - missed.Count} of {count} tamperings found");
        missed.ShouldBeEmpty();
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    /// <summary>A book of a few hundred entries under a dozen heads, copied out of the bank, and with the guards taken away.</summary>
    private async Task<(string File, IReadOnlyList<long> Heads)> MasterAsync()
    {
        var cash = await bank.ABankAccountAsync();
        var customers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => bank.ACustomerAccountAsync()));
        var random = new Random(1);
        for (var posted = 0; posted < EntryCount;)
        {
            var some = Math.Min(random.Next(20, 90), EntryCount - posted);
            foreach (var receipt in await Task.WhenAll(Enumerable.Range(0, some).Select(i => bank.PostAsync(cash, customers[i % 6], $"{i + 1}.00"))))
            {
                receipt.EnsureSuccess();
            }

            await bank.SendAsync(new ReverseJournalEntry(Guid.CreateVersion7(), random.Next(1, posted + some), LedgerBank.Today, "mistake"));
            posted += some;
            await bank.SealAsync();
        }

        var master = Path.Combine(_folder, "master.db");
        await TestSql.ExecuteAsync(bank, $"VACUUM INTO '{master}'");
        using var connection = Open(master);
        foreach (var table in Tables)
        {
            Forger.Run(connection, $"DROP TRIGGER tr_{table}_no_update; DROP TRIGGER tr_{table}_no_delete;");
        }

        await using var db = Context(master);
        return (master, await db.TreeHeads.OrderBy(head => head.TreeSize).Select(head => head.TreeSize).ToListAsync());
    }

    private async Task<Tampering> TamperAsync(string copy, IReadOnlyList<long> heads, Random random)
    {
        using var connection = Open(copy);
        return random.Next(4) switch
        {
            0 => TamperWithOneValue(connection, random),
            1 => TamperWithOneRow(connection, random),
            _ => await ForgeAsync(copy, connection, heads, random),
        };
    }

    private static Tampering TamperWithOneValue(SqliteConnection connection, Random random)
    {
        while (true)
        {
            var name = Columns[random.Next(Columns.Length)].Split('.');
            var (table, column) = ($"ledger_{name[0]}", name[1]);
            var changed = Forger.Run(
                connection,
                $"""
                UPDATE {table} SET {column} = CASE typeof({column})
                    WHEN 'integer' THEN {column} + @a WHEN 'text' THEN {column} || 'x' WHEN 'null' THEN 1
                    ELSE CAST(substr({column}, 1, length({column}) - 1) || CASE hex(substr({column}, -1)) WHEN '41' THEN 'B' ELSE 'A' END AS BLOB) END
                WHERE rowid = (SELECT rowid FROM {table} ORDER BY rowid LIMIT 1 OFFSET @b % max(1, (SELECT count(*) FROM {table})))
                """,
                random.Next(1, 1_000),
                random.Next(1_000_000));
            if (changed == 1)
            {
                return new Tampering("value", $"{table}.{column}");
            }
        }
    }

    private static Tampering TamperWithOneRow(SqliteConnection connection, Random random)
    {
        var table = $"ledger_{Tables[random.Next(Tables.Length)]}";
        Forger.Run(
            connection,
            $"DELETE FROM {table} WHERE rowid = (SELECT rowid FROM {table} ORDER BY rowid LIMIT 1 OFFSET @a % (SELECT count(*) FROM {table}))",
            random.Next(1_000_000));
        return new Tampering(table is "ledger_tree_heads" ? "head removed" : "row removed", table);
    }

    private async Task<Tampering> ForgeAsync(string copy, SqliteConnection connection, IReadOnlyList<long> heads, Random random)
    {
        await using var db = Context(copy);
        var forger = await Forger.ReadAsync(db);
        var entries = forger.Entries;

        // Not the reversals and what they correct, so that the forged book still makes sense.
        var corrected = entries.Where(entry => entry.Original is not null).SelectMany(entry => new[] { entry, entry.Original! }).ToHashSet();
        int at;
        do
        {
            at = random.Next(entries.Count - 1);
        }
        while (corrected.Contains(entries[at]) || corrected.Contains(entries[at + 1]));

        string kind;
        switch (random.Next(5))
        {
            case 0:
                kind = "changed";
                entries[at] = random.Next(2) == 0 ? entries[at].With(2, entries[at].Row.EventCode) : entries[at].With(1, "gift");
                break;
            case 1:
                kind = "deleted";
                entries.RemoveAt(at);
                break;
            case 2:
                kind = "inserted";
                entries.Insert(at, entries[random.Next(entries.Count)].Twin());
                break;
            case 3:
                kind = "reordered";
                (entries[at], entries[at + 1]) = (entries[at + 1], entries[at]);
                break;
            default:
                kind = "cut";
                at = entries.Count - random.Next(1, 60);
                entries.RemoveRange(at, entries.Count - at);
                break;
        }

        forger.Write(connection);
        long first = at + 1;
        if (random.Next(2) == 0)
        {
            return new Tampering(kind, "journal made to fit") { FirstBad = first };
        }

        forger.RewriteTree(connection, bank.Services.GetRequiredService<ProofKeys>().LoadSaltKey()!, heads);
        if (random.Next(3) == 0)
        {
            Forger.Run(connection, "DELETE FROM ledger_tree_heads WHERE tree_size >= @a", first);
        }

        return new Tampering(kind + " with the tree", "journal and tree made to fit") { FirstBad = heads.Where(size => size < first).DefaultIfEmpty(0).Max() + 1 };
    }

    private async Task<VerificationReport> VerifyAsync(string file)
    {
        await using var db = Context(file);
        var scan = (IJournalScan)ActivatorUtilities.CreateInstance(
            bank.Services, bank.Services.GetRequiredService<IJournalScan>().GetType(), Storage(file));
        var handler = new VerifyLedgerHandler(
            db, scan, bank.Services.GetRequiredService<ProofKeys>(), bank.Services.GetRequiredService<HeadsFile>());
        return (await handler.Handle(new VerifyLedger(), CancellationToken.None)).Value;
    }

    private LedgerDbContext Context(string file)
    {
        var options = new DbContextOptionsBuilder<LedgerDbContext>();
        Storage(file).Configure(options, "ledger");
        using var scope = bank.Services.CreateScope();
        return new LedgerDbContext(options.Options, scope.ServiceProvider.GetRequiredService<ModuleServices>());
    }

    private SqliteStorage Storage(string file) => new(new DatabaseOptions { ConnectionString = $"Data Source={file};Pooling=False" }, _folder);

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        Forger.Run(connection, "PRAGMA synchronous = OFF");
        return connection;
    }

    /// <param name="Kind">For the summary.</param>
    /// <param name="What">Where it was done.</param>
    private sealed record Tampering(string Kind, string What)
    {
        /// <summary>The entry that the signed heads must name, for a forged journal.</summary>
        public long? FirstBad { get; init; }

        public bool IsNamedBy(VerificationReport report) => FirstBad is null || report.Findings[0].EntryId == FirstBad;
    }
}
