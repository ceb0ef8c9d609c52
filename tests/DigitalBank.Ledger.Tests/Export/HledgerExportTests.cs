using System.Text;
using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Export;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace DigitalBank.Ledger.Tests.Export;

public sealed class HledgerExportTests(LedgerBank bank, ITestOutputHelper output) : IClassFixture<LedgerBank>
{
    private static readonly string[] Names =
    [
        "Nostro", "a:b", "semi;colon", "two  blanks", " edge ", "(virtual)", "[balanced]", "* starred", "100 % safe", "quote\"d", "comma, here",
        "date:2020-01-01", "Zürich ¥", "no\u00a0break", "=auto", "~periodic", "pipe | pipe", "em\u2003space",
    ];

    [HledgerFact]
    public async Task The_balances_that_hledger_computes_are_ours_for_every_account_and_currency()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}");
        await BookAtRandomAsync(new Random(seed), entries: 3_000);

        var file = await ExportAsync(ExportFormat.Hledger);

        (await Hledger.BalancesAsync(file)).ShouldBe(await OurBalancesAsync(line => true), ignoreOrder: true);
        await Hledger.RunAsync("-f", file, "check", "accounts", "commodities");

        // Value dates: hledger knows them as secondary dates.
        var day = LedgerBank.Today.AddDays(2);
        var before = await Hledger.BalancesAsync(file, "--date2", "--end", day.AddDays(1).ToString("yyyy-MM-dd"));
        before.ShouldBe(await OurBalancesAsync(line => line.ValueDate <= day), ignoreOrder: true);
    }

    [HledgerFact]
    public async Task Days_can_be_chosen_and_corrections_name_each_other()
    {
        var cash = await bank.ABankAccountAsync();
        var customer = await bank.ACustomerAccountAsync();
        var day = new DateOnly(2031, 1, 15);
        var entry = LedgerBank.AnEntry(cash, customer, "12.34") with { BookingDate = day };
        var booked = (await bank.SendAsync(entry)).EnsureSuccess();
        var corrected = (await bank.SendAsync(new ReverseJournalEntry(Guid.CreateVersion7(), booked.EntryId, day, "typo"))).EnsureSuccess();

        var file = await ExportAsync(ExportFormat.Hledger, day, day);

        var found = await Hledger.RunAsync("-f", file, "print", $"tag:reverses={booked.EntryId}");
        found.ShouldContain($"({corrected.EntryId}) reversal");
        (await Hledger.RunAsync("-f", file, "print", $"tag:reversed-by={corrected.EntryId}")).ShouldContain($"key:{entry.IdempotencyKey}");
        (await Hledger.RunAsync("-f", file, "stats")).ShouldContain("Transactions             : 2");
    }

    private async Task BookAtRandomAsync(Random random, int entries)
    {
        var accounts = new List<LedgerAccountView>();
        string[] parents = [LedgerChart.Assets, LedgerChart.Nostro, LedgerChart.CustomerDeposits, LedgerChart.Equity, LedgerChart.Income, LedgerChart.Expense];
        foreach (var (name, index) in Names.Select((name, index) => (name, index)))
        {
            foreach (var currency in new[] { "EUR", "JPY", "KWD", "CLF" })
            {
                var command = new OpenLedgerAccount($"{name[..1]}:{index};  %", name, parents[index % parents.Length], currency, null);
                accounts.Add((await bank.SendAsync(command)).EnsureSuccess());
            }
        }

        var posted = Enumerable.Range(0, entries).Select(_ => bank.SendAsync(AtRandom(random, accounts))).ToList();
        var receipts = await Task.WhenAll(posted);
        foreach (var receipt in receipts.Take(20))
        {
            var id = receipt.EnsureSuccess().EntryId;
            (await bank.SendAsync(new ReverseJournalEntry(Guid.CreateVersion7(), id, LedgerBank.Today, "at random"))).EnsureSuccess();
        }
    }

    private static PostJournalEntry AtRandom(Random random, List<LedgerAccountView> accounts)
    {
        var lines = new List<Posting>();
        foreach (var currency in new[] { "EUR", "JPY", "KWD", "CLF" }.Where(_ => random.Next(3) == 0).DefaultIfEmpty("EUR").ToList())
        {
            var own = accounts.Where(account => account.CurrencyCode == currency).ToList();
            var amount = Money.OfMinor(random.NextInt64(1, random.Next(2) == 0 ? 10_000 : 1_000_000_000_000), Currency.Of(currency));
            lines.Add(new Posting(own[random.Next(own.Count)].LedgerAccountId, Side.Debit, amount, LedgerBank.Today.AddDays(random.Next(5))));
            lines.Add(new Posting(own[random.Next(own.Count)].LedgerAccountId, Side.Credit, amount, LedgerBank.Today.AddDays(random.Next(5))));
        }

        return new PostJournalEntry(Guid.CreateVersion7(), "te;st", "ref, with: odd; [2020-01-01] things", "odd|code;", LedgerBank.Today, lines);
    }

    private async Task<string> ExportAsync(ExportFormat format, DateOnly? from = null, DateOnly? to = null)
    {
        var file = Path.Combine(bank.Database.Folder, $"{Guid.CreateVersion7():N}.journal");
        await using var scope = bank.Services.CreateAsyncScope();
        await using var text = new StreamWriter(file, append: false, new UTF8Encoding(false));
        await scope.ServiceProvider.GetRequiredService<JournalExport>().WriteAsync(text, format, from, to, _ => { }, CancellationToken.None);
        return file;
    }

    private async Task<Dictionary<(string, string), decimal>> OurBalancesAsync(Func<JournalLine, bool> counts)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LedgerDbContext>();
        var tree = await AccountTree.LoadAsync(db, CancellationToken.None);
        var accounts = await db.Accounts.AsNoTracking().ToDictionaryAsync(account => account.Id);
        var lines = await db.JournalLines.AsNoTracking().ToListAsync();
        return lines.Where(counts)
            .GroupBy(line => (tree.NameOf(accounts[line.AccountId]), accounts[line.AccountId].CurrencyCode))
            .Select(group => (group.Key, Sum: group.Sum(line => Signed(line, accounts[line.AccountId].CurrencyCode))))
            .Where(balance => balance.Sum != 0)
            .ToDictionary(balance => balance.Key, balance => balance.Sum);
    }

    private static decimal Signed(JournalLine line, string currency) =>
        Money.OfMinor(line.Side == Side.Debit ? line.Amount : -line.Amount, Currency.Of(currency)).ToDecimal();
}
