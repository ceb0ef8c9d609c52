using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Results;
using DigitalBank.TestKit;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace DigitalBank.Ledger.Tests.Engine;

/// <summary>
/// Random entries against a simple model. <c>DIGITALBANK_TEST_SEED</c> repeats a run; <c>DIGITALBANK_TEST_OPERATIONS</c> makes it longer.
/// </summary>
public sealed class SimulationTests(LedgerBank bank, ITestOutputHelper output) : IClassFixture<LedgerBank>
{
    private static readonly int Operations = int.Parse(
        Environment.GetEnvironmentVariable("DIGITALBANK_TEST_OPERATIONS") ?? "2000", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task Given_random_entries_one_by_one_Then_every_answer_and_balance_is_the_model_s()
    {
        var random = Seeded();
        var accounts = await AccountsAsync();
        var (model, entries) = (new LedgerModel(accounts), new RandomEntries(random, accounts));
        await using var engine = new EngineUnderTest(bank);

        for (var i = 0; i < Operations / 4; i++)
        {
            var entry = entries.Next();
            var answer = await engine.PostAsync(entry);
            (answer.Failure?.Code).ShouldBe(model.Post(entry), $"order {i}: {string.Join(", ", entry.Postings)}");
        }

        (await BalancesAsync(accounts)).ShouldBe(model.Balances, ignoreOrder: true);
    }

    [Theory]
    [InlineData(1, 0.0)]
    [InlineData(2, 0.0)]
    [InlineData(1, 0.05)]
    [InlineData(3, 0.05)]
    public async Task Given_random_entries_at_once_through_some_engines_and_lost_connections_Then_the_book_is_what_was_answered(
        int engines, double faults)
    {
        var random = Seeded();
        var accounts = await AccountsAsync();
        var entries = new RandomEntries(random, accounts);
        var under = Enumerable.Range(0, engines).Select(_ => new EngineUnderTest(
            bank, store => faults > 0 ? new FaultyStore(store, new Random(random.Next()), faults) : store)).ToList();
        var orders = Enumerable.Range(0, Operations).Select(_ => entries.Next()).ToList();
        var answers = new Result<JournalEntryReceipt>[orders.Count];

        var callers = Enumerable.Range(0, 64).Select(caller => Task.Run(async () =>
        {
            for (var i = caller; i < orders.Count; i += 64)
            {
                answers[i] = await under[i % engines].PostAsync(orders[i]);
            }
        }));
        await Task.WhenAll(callers);
        foreach (var engine in under)
        {
            await engine.DisposeAsync();
        }

        await TheBookIsWhatWasAnsweredAsync(accounts, orders, answers);
    }

    private async Task TheBookIsWhatWasAnsweredAsync(
        List<LedgerAccountView> accounts, List<PostJournalEntry> orders, Result<JournalEntryReceipt>[] answers)
    {
        // In the order of entry ids, every booked entry must have been allowed, and the balances must come out the same.
        var model = new LedgerModel(accounts);
        var booked = orders.Zip(answers).Where(pair => pair.Second.IsSuccess).ToList();
        foreach (var entry in booked.GroupBy(pair => pair.Second.Value.EntryId).OrderBy(entry => entry.Key))
        {
            entry.Select(pair => pair.First.IdempotencyKey).Distinct().Count().ShouldBe(1);
            model.Post(entry.First().First).ShouldBeNull();
        }

        booked.Select(pair => pair.Second.Value).Distinct().GroupBy(receipt => receipt.IdempotencyKey).ShouldAllBe(key => key.Count() == 1);
        (await BalancesAsync(accounts)).ShouldBe(model.Balances, ignoreOrder: true);
        var bookedKeys = booked.Select(pair => pair.First.IdempotencyKey).ToHashSet();
        foreach (var refused in orders.Where(order => !bookedKeys.Contains(order.IdempotencyKey)).DistinctBy(order => order.IdempotencyKey).Take(100))
        {
            (await bank.SendAsync(new FindJournalEntryByKey(refused.IdempotencyKey))).ShouldFailWith("ledger.unknown_entry");
        }

        (await bank.VerifyAsync()).Findings.ShouldBeEmpty();
        output.WriteLine($"{booked.Count} booked, {answers.Count(answer => answer.IsReplay)} replayed, of {orders.Count}");
    }

    private Random Seeded()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("DIGITALBANK_TEST_SEED"), out var given) ? given : Random.Shared.Next();
        output.WriteLine($"DIGITALBANK_TEST_SEED={seed}");
        return new Random(seed);
    }

    private async Task<List<LedgerAccountView>> AccountsAsync()
    {
        var accounts = new List<LedgerAccountView>();
        foreach (var currency in (string[])["EUR", "EUR", "EUR", "USD"])
        {
            accounts.Add(await bank.ABankAccountAsync(currency));
            accounts.Add(await bank.ACustomerAccountAsync(currency));
            accounts.Add(await bank.ACustomerAccountAsync(currency, minimum: -10_000));
        }

        return accounts;
    }

    private async Task<Dictionary<long, long>> BalancesAsync(List<LedgerAccountView> accounts) =>
        (await bank.SendAsync(new GetBalances([.. accounts.Select(account => account.LedgerAccountId)])))
            .EnsureSuccess()
            .ToDictionary(balance => balance.Key, balance => balance.Value.BookedBalance.MinorUnits);
}
