using System.Diagnostics;
using System.Globalization;
using DigitalBank.Benchmarks.Ledger;
using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Payments.Reconciliation;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Benchmarks.Reconciliation;

/// <summary>
/// Reconciles a camt.053 with as many ledger lines on PostgreSQL, from the file to the saved report, with breaks planted on both sides;
/// first with a tenth of them, so that what grows faster than the file shows.
/// </summary>
internal static class ReconciliationBenchmark
{
    private const int EntriesAtOnce = 5_000;

    /// <summary>Of a thousand lines: missing here, missing there, with another amount.</summary>
    private const int PlantedEach = 1_000;

    private static readonly DateOnly Today = new(2026, 11, 23);

    public static async Task<int> RunAsync(string[] options)
    {
        var lines = options.Number("lines", 100_000);
        await using var cluster = await PostgreSqlCluster.StartAsync();
        var isRight = true;
        foreach (var size in new[] { lines / 10, lines })
        {
            isRight &= await ReconcileAsync(cluster, size);
        }

        return isRight ? 0 : 1;
    }

    private static async Task<bool> ReconcileAsync(PostgreSqlCluster cluster, int lines)
    {
        var folder = Directory.CreateTempSubdirectory("digitalbank-bench-data-").FullName;
        try
        {
            await using var bank = await BenchmarkBank.OpenAsync("PostgreSql", cluster.ConnectionString($"reconciliation{lines}"), folder, accounts: 1);
            await PostAsync(bank, lines);
            var file = Path.Combine(folder, "statement.xml");
            var planted = await WriteStatementAsync(file, lines);
            using var memory = new MemoryWatch();
            var started = Stopwatch.GetTimestamp();
            var report = await bank.SendAsync(new ReconcileStatements(file, "statement.xml"));
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            var statement = report.Statements.Single();
            Console.WriteLine(
                $"{lines:N0} statement lines against {lines:N0} entries: {seconds:N1} s, {lines / seconds:N0} lines/s, most managed memory {memory.MostMegabytes:N0} MB; "
                + $"{statement.MatchCount:N0} matches, {statement.BreakCount:N0} breaks of {planted:N0} planted, unexplained {statement.Unexplained}");
            return statement.BreakCount == planted && statement.Unexplained is { IsZero: true };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task PostAsync(BenchmarkBank bank, int lines)
    {
        var nostro = (await bank.SendAsync(new OpenLedgerAccount("1110", "Nostro", LedgerChart.Nostro, "EUR", MinimumBalance: null))).LedgerAccountId;
        foreach (var numbers in Enumerable.Range(0, lines).Chunk(EntriesAtOnce))
        {
            var posted = await bank.SendAsync(new PostJournalEntries([.. numbers.Select(number => new PostJournalEntry(
                Guid.CreateVersion7(), "benchmark", Reference(number), "settlement", Today,
                [
                    new Posting(nostro, Side.Debit, Money.OfMinor(Amount(number), Currency.Eur), Today),
                    new Posting(bank.Clearing, Side.Credit, Money.OfMinor(Amount(number), Currency.Eur), Today),
                ]))]));
            foreach (var answer in posted.Answers)
            {
                _ = answer.Value;
            }
        }
    }

    /// <returns>How many items the reconciliation has to leave open.</returns>
    private static async Task<int> WriteStatementAsync(string path, int lines)
    {
        var (planted, sum) = (0, 0L);
        await using var entries = new StringWriter(CultureInfo.InvariantCulture);
        for (var number = 0; number < lines; number++)
        {
            switch (number % PlantedEach)
            {
                case 0: // the other bank has not booked it
                    planted++;
                    break;
                case 1: // one cent less: open on both sides
                    planted += 2;
                    sum += Write(entries, Reference(number), Amount(number) - 1);
                    break;
                case 2: // and something that we know nothing of
                    planted++;
                    sum += Write(entries, Reference(number), Amount(number)) + Write(entries, "FEE" + number, 7 + number);
                    break;
                default:
                    sum += Write(entries, Reference(number), Amount(number));
                    break;
            }
        }

        await File.WriteAllTextAsync(path, string.Create(CultureInfo.InvariantCulture, $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
            <GrpHdr><MsgId>BENCH</MsgId><CreDtTm>2026-11-23T20:00:00Z</CreDtTm></GrpHdr>
            <Stmt><Id>BENCH</Id><Acct><Id><Othr><Id>NOSTRO-EUR</Id></Othr></Id><Ccy>EUR</Ccy></Acct>
            {Balance("OPBD", 0)}{Balance("CLBD", sum)}{entries}</Stmt></BkToCstmrStmt></Document>
            """));
        return planted;
    }

    private static long Write(StringWriter entries, string reference, long minor)
    {
        entries.Write(string.Create(CultureInfo.InvariantCulture, $"""
            <Ntry><Amt Ccy="EUR">{minor / 100}.{minor % 100:D2}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>{Today:yyyy-MM-dd}</Dt></BookgDt>
            <BkTxCd><Prtry><Cd>PMT</Cd></Prtry></BkTxCd><NtryDtls><TxDtls><Refs><EndToEndId>{reference}</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>

            """));
        return minor;
    }

    private static string Balance(string type, long minor) => string.Create(CultureInfo.InvariantCulture, $"""
        <Bal><Tp><CdOrPrtry><Cd>{type}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">{minor / 100}.{minor % 100:D2}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{Today:yyyy-MM-dd}</Dt></Dt></Bal>
        """);

    // Amounts repeat, as they do: only the references tell the lines from each other.
    private static long Amount(int number) => 100_000 + number % 5_000 * 10;

    private static string Reference(int number) => string.Create(CultureInfo.InvariantCulture, $"SETTLE-{number:D8}");

    /// <summary>Looks at the heap while something runs.</summary>
    private sealed class MemoryWatch : IDisposable
    {
        private readonly Timer _timer;

        private readonly long _before = GC.GetTotalMemory(forceFullCollection: true);

        private long _most;

        public MemoryWatch() => _timer = new Timer(_ => _most = Math.Max(_most, GC.GetTotalMemory(forceFullCollection: false) - _before), null, 0, 20);

        public double MostMegabytes => _most / 1e6;

        public void Dispose() => _timer.Dispose();
    }
}
