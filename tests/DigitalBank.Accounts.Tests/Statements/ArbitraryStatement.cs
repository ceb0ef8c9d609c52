using System.Runtime.CompilerServices;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Contracts.Statements;
using DigitalBank.Accounts.Statements;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Accounts.Tests.Statements;

/// <summary>Statements that nobody thought of: any length, sign and currency, with names in the scripts of Europe and beyond.</summary>
internal static class ArbitraryStatement
{
    private static readonly string[] Currencies = ["EUR", "JPY", "KWD", "USD", "CHF"];

    private static readonly string[] Names =
    [
        "Ada Lovelace", "Žofie Příhodová-Dvořáková", "Łukasz Wąsik", "Þórunn Ægisdóttir", "Σωκράτης Παπαδόπουλος", "Ἀριστοτέλης", "Наталія Їжакевич",
        "Григорий Щербаков", "Ђорђе Љубичић", "Nguyễn Thị Hồng Ánh", "İbrahim Şahinoğlu", "王小明", "Société Générale & Fils \"Côté\" S.à r.l.",
        "A<B>C&D; =1+1", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft mbH", "e\u0301clair", "",
    ];

    private static readonly string[] Purposes =
    [
        "Rent November", "Miete für die Wohnung im dritten Stock links, Nebenkosten eingeschlossen, vielen Dank", "Τιμολόγιο 2026/117", "Счёт № 42 от 3 ноября",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "a\tb\nc", "",
    ];

    public static Statement Of(int seed, int? lineCount = null)
    {
        var random = new Random(seed);
        var currency = Currency.Of(One(random, Currencies));
        var from = new DateOnly(2026, 1, 1).AddDays(random.Next(300));
        var to = from.AddDays(random.Next(366));
        var lines = Enumerable.Range(1, lineCount ?? random.Next(120))
            .Select(number => ALine(random, number, currency, from.AddDays(random.Next(to.DayNumber - from.DayNumber + 1))))
            .OrderBy(line => line.Booked.BookingDate)
            .ToArray();
        var opening = Money.OfMinor(random.NextInt64(-1_000_000_000, 1_000_000_000), currency);
        var totals = lines.Aggregate(StatementTotals.None(currency), (sum, line) => sum.With(line.Booked));
        return new Statement(
            new AccountView(
                Guid.Empty, "DE89370400440532013000", "DE89370400440532013000", "current", currency.Code, Guid.Empty, One(random, Names[..^1]),
                AccountStatus.Active, AccountBlock.None, new DateOnly(2020, 1, 1), ClosedOn: null, LedgerAccountId: seed),
            from, to, random.Next(2) == 0 ? null : random.Next(1, 500), opening, opening + totals.Net, totals,
            new DateTimeOffset(2027, 12, 1, 0, 5, 0, TimeSpan.Zero),
            new StatementServicer("DigitalBank", "DGBKDEFFXXX", "Example Street 1, 10115 Berlin, Germany", "#0B4F6C"),
            token => ReadAsync(lines, token));
    }

    private static StatementLine ALine(Random random, int number, Currency currency, DateOnly date)
    {
        var isCredit = random.Next(2) == 0;
        var amount = Money.OfMinor(random.Next(4) == 0 ? random.NextInt64(1, 1_000_000_000_000) : random.NextInt64(1, 100_000), currency);
        var narrative = random.Next(5) == 0
            ? null
            : new EntryNarrative(
                One(random, Names), "GB29NWBK60161331926819", One(random, Names), random.Next(2) == 0 ? "00125574999" : null,
                random.Next(2) == 0 ? $"E2E-{random.Next()}" : null, One(random, Purposes));
        return new StatementLine(
            new AccountLine(
                number + 1000, random.Next(1, 4), isCredit ? Side.Credit : Side.Debit, amount, Money.Zero(currency), date,
                date.AddDays(random.Next(-3, 4)), new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero), "payments", "ref", "transfer",
                random.Next(20) == 0 ? 1 : null),
            narrative);
    }

    private static string One(Random random, string[] texts) => texts[random.Next(texts.Length)];

    private static async IAsyncEnumerable<StatementLine> ReadAsync(
        StatementLine[] lines, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        foreach (var line in lines)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return line;
        }
    }
}
