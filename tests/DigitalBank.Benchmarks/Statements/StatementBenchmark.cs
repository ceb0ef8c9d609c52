using System.Diagnostics;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Contracts.Statements;
using DigitalBank.Accounts.Statements;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Benchmarks.Statements;

/// <summary>How long it takes to write a statement down in each format, once its lines are known.</summary>
internal static class StatementBenchmark
{
    private const int WarmUp = 20;

    public static async Task<int> RunAsync(string[] options)
    {
        var (lines, rounds) = (options.Number("lines", 1_000), options.Number("rounds", 30));
        var statement = AStatement(lines);
        Console.WriteLine($"A statement of {lines:N0} lines, {rounds} rounds after {WarmUp} to warm up");
        foreach (var format in StatementFormat.All)
        {
            var times = new List<double>();
            var size = 0L;
            for (var round = -WarmUp; round < rounds; round++)
            {
                using var stream = new MemoryStream();
                var started = Stopwatch.GetTimestamp();
                await format.WriteAsync(statement, stream, CancellationToken.None);
                if (round >= 0)
                {
                    times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                }

                size = stream.Length;
            }

            times.Sort();
            Console.WriteLine($"{format.Name,-10} median {times[times.Count / 2],7:N1} ms, most {times[^1],7:N1} ms, {size / 1024,6:N0} KiB");
        }

        return 0;
    }

    private static Statement AStatement(int count)
    {
        var eur = Currency.Eur;
        var lines = Enumerable.Range(1, count).Select(number => ALine(number, eur)).ToList();
        var totals = lines.Aggregate(StatementTotals.None(eur), (sum, line) => sum.With(line.Booked));
        return new Statement(
            new AccountView(
                Guid.Empty, "DE89370400440532013000", "DE89370400440532013000", "current", "EUR", Guid.Empty, "Žofie Příhodová-Dvořáková",
                AccountStatus.Active, AccountBlock.None, new DateOnly(2020, 1, 1), ClosedOn: null, LedgerAccountId: 1),
            new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), SequenceNumber: 1, Money.Zero(eur), totals.Net, totals,
            new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero),
            new StatementServicer("DigitalBank", "DGBKDEFFXXX", "Example Street 1, 10115 Berlin", "#0B4F6C"),
            _ => lines.ToAsyncEnumerable());
    }

    private static StatementLine ALine(int number, Currency currency)
    {
        var date = new DateOnly(2026, 1, 1).AddDays(number % 365);
        return new StatementLine(
            new AccountLine(
                number, 1, number % 3 == 0 ? Side.Credit : Side.Debit, Money.OfMinor(1_000 + (number * 7919 % 100_000), currency), Money.Zero(currency),
                date, date, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), "payments", "ref", "transfer", Reverses: null),
            new EntryNarrative(
                "Григорий Щербаков", "GB29NWBK60161331926819", "Stadtwerke Köln GmbH", "DE44500105175407324931", $"E2E-{number}",
                $"Abschlag Strom und Gas, Vertrag 4711-{number}, vielen Dank für Ihre Zahlung"));
    }
}
