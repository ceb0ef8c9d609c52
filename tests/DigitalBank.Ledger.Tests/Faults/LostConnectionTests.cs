using System.Collections.Concurrent;
using System.Globalization;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Results;
using DigitalBank.TestKit;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace DigitalBank.Ledger.Tests.Faults;

/// <summary>
/// The connection to the database is lost at any moment of a commit, and what each caller was told in the end is true.
/// <c>DIGITALBANK_TEST_SEED</c> repeats a run, as far as threads allow; <c>DIGITALBANK_TEST_CUTS</c> makes it longer.
/// </summary>
public sealed class LostConnectionTests(ITestOutputHelper output)
{
    private const int Callers = 64;

    private static readonly int Cuts = int.Parse(Environment.GetEnvironmentVariable("DIGITALBANK_TEST_CUTS") ?? "60", CultureInfo.InvariantCulture);

    private readonly Random _random = Seeded(output);
    private readonly ConcurrentDictionary<Guid, long> _booked = new();
    private readonly ConcurrentDictionary<Guid, PostJournalEntry> _refused = new();
    private readonly ConcurrentDictionary<Guid, PostJournalEntry> _unknown = new();
    private readonly ConcurrentDictionary<Cut, int> _cuts = new();

    [PostgreSqlTheory]
    [InlineData(0)]
    [InlineData(10)]
    public async Task Given_connections_cut_at_any_moment_Then_every_answer_is_true_and_a_retry_tells_what_is_unknown(int retrySeconds)
    {
        await using var bank = await CutOffBank.OpenAsync(retrySeconds);
        var accounts = await AccountsAsync(bank);
        bank.Proxy.Decide = () => Roll(15) ? Any() : null;

        await PostAsync(bank, accounts, () => _cuts.Values.Sum() < Cuts);

        bank.Proxy.Decide = () => null;
        output.WriteLine(string.Join(", ", _cuts.OrderBy(cut => cut.Key).Select(cut => $"{cut.Key} {cut.Value}")));
        _cuts.Count.ShouldBe(5);
        await EveryAnswerIsTrueAsync(bank);
    }

    [PostgreSqlFact]
    public async Task Given_server_processes_ended_by_an_administrator_Then_every_answer_is_true_and_a_retry_tells_what_is_unknown()
    {
        await using var bank = await CutOffBank.OpenAsync(retrySeconds: 0);
        var accounts = await AccountsAsync(bank);
        var ended = 0;
        var posting = PostAsync(bank, accounts, () => Volatile.Read(ref ended) < Cuts);
        while (!posting.IsCompleted)
        {
            ended += (await bank.QueryAsync(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'DigitalBank ledger' AND datname = current_database()",
                row => row.GetBoolean(0))).Count;
            await Task.Delay(20 + Below(80));
        }

        await posting;
        output.WriteLine($"{ended} server processes ended");
        await EveryAnswerIsTrueAsync(bank);
    }

    [PostgreSqlFact]
    public async Task Given_a_batch_that_reaches_the_database_after_its_callers_gave_up_Then_what_was_refused_meanwhile_stays_refused()
    {
        await using var bank = await CutOffBank.OpenAsync(retrySeconds: 0);
        var (cash, customer) = (await bank.ABankAccountAsync(), await bank.ACustomerAccountAsync());
        for (var i = 0; i < 20; i++)
        {
            // Until the engine relies on its memory: then a batch is one message.
            (await bank.PostAsync(cash, cash, "1.00")).EnsureSuccess();
            (await bank.PostAsync(cash, customer, "1.00")).EnsureSuccess();
            (await bank.PostAsync(customer, cash, "1.00")).EnsureSuccess();
        }

        // The first message waits until all orders are queued, so that the second one carries them together.
        var arrives = new TaskCompletionSource();
        var isWriting = new TaskCompletionSource();
        using var queued = new ManualResetEventSlim();
        var messages = 0;
        bank.Proxy.Late = () => arrives.Task;
        bank.Proxy.Decide = () =>
        {
            isWriting.TrySetResult();
            queued.Wait();
            return Interlocked.Increment(ref messages) switch { 1 => null, 2 => Cut.MessageArrivesLate, _ => Cut.BeforeTheMessage };
        };
        var before = bank.PostAsync(cash, cash, "1.00");
        await isWriting.Task;
        var orders = Enumerable.Range(0, 20).Select(i => i % 2 == 0
            ? LedgerBank.AnEntry(cash, customer, "1.00")
            : LedgerBank.AnEntry(customer, cash, "1.00")).ToList();
        var answers = orders.Select(bank.SendAsync).ToList();
        queued.Set();
        (await before).EnsureSuccess();
        foreach (var answer in await Task.WhenAll(answers))
        {
            answer.ShouldFailWith("ledger.unavailable");
        }

        bank.Proxy.Decide = () => null;
        var payments = orders.Where((_, i) => i % 2 == 1).ToList();
        foreach (var payment in payments)
        {
            (await bank.SendAsync(payment)).ShouldFailWith("ledger.insufficient_available_balance");
        }

        arrives.SetResult();
        await UntilNothingIsUnderWayAsync(bank);
        var booked = await JournalAsync(bank);
        payments.Count(payment => booked.ContainsKey(payment.IdempotencyKey)).ShouldBe(0);
        (await bank.VerifyAsync()).Findings.ShouldBeEmpty();
    }

    private async Task PostAsync(CutOffBank bank, List<LedgerAccountView> accounts, Func<bool> goOn) =>
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            while (goOn())
            {
                await PostUntilToldAsync(bank, AnEntry(accounts));
            }
        })));

    /// <summary>Sends an entry; when the outcome is open, again with the same key, or else walks away.</summary>
    private async Task PostUntilToldAsync(CutOffBank bank, PostJournalEntry entry)
    {
        do
        {
            var answer = await bank.SendAsync(entry);
            if (answer.IsSuccess)
            {
                Note(answer.Value);
                return;
            }

            if (answer.Failure.Kind != FailureKind.Unavailable)
            {
                answer.ShouldFailWith("ledger.insufficient_available_balance");
                _refused[entry.IdempotencyKey] = entry;
                return;
            }

            answer.ShouldFailWith("ledger.unavailable");
        }
        while (Roll(2));
        _unknown[entry.IdempotencyKey] = entry;
    }

    private async Task EveryAnswerIsTrueAsync(CutOffBank bank)
    {
        await UntilNothingIsUnderWayAsync(bank);
        var before = await JournalAsync(bank);
        var bookedUnknown = _unknown.Keys.Count(before.ContainsKey);

        _booked.Count(entry => before.GetValueOrDefault(entry.Key) != entry.Value).ShouldBe(0, "acknowledged and not there");
        _refused.Keys.Count(before.ContainsKey).ShouldBe(0, "refused and there");
        before.Count.ShouldBe(_booked.Count + bookedUnknown);
        foreach (var (key, entry) in _unknown)
        {
            var told = await bank.SendAsync(entry);
            told.IsReplay.ShouldBe(before.ContainsKey(key));
            if (told.IsSuccess)
            {
                told.Value.EntryId.ShouldBe(before.GetValueOrDefault(key, told.Value.EntryId));
            }
            else
            {
                told.ShouldFailWith("ledger.insufficient_available_balance");
            }
        }

        (await bank.VerifyAsync()).Findings.ShouldBeEmpty();
        output.WriteLine(
            $"{_booked.Count} acknowledged, {_refused.Count} refused, {_unknown.Count} unknown, of which {bookedUnknown} were booked");
        _booked.ShouldNotBeEmpty();
    }

    private void Note(JournalEntryReceipt receipt) =>
        _booked.GetOrAdd(receipt.IdempotencyKey, receipt.EntryId).ShouldBe(receipt.EntryId);

    /// <summary>A message that arrives late may still be on its way, and a server process may still be at work.</summary>
    private static async Task UntilNothingIsUnderWayAsync(CutOffBank bank)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        const string atWork =
            "SELECT pid FROM pg_stat_activity WHERE application_name = 'DigitalBank ledger' AND datname = current_database() AND state <> 'idle'";
        while ((await bank.QueryAsync(atWork, row => row.GetInt32(0))).Count > 0 || bank.Proxy.HasLateMessages)
        {
            await Task.Delay(20, patience.Token);
        }
    }

    private static async Task<Dictionary<Guid, long>> JournalAsync(CutOffBank bank) => (await bank.QueryAsync(
        "SELECT idempotency_key, id FROM ledger.journal_entries", row => (Key: row.GetGuid(0), EntryId: row.GetInt64(1))))
        .ToDictionary(entry => entry.Key, entry => entry.EntryId); // throws if a key stands there twice

    /// <summary>Accounts of the bank, and customers' that run dry.</summary>
    private static async Task<List<LedgerAccountView>> AccountsAsync(CutOffBank bank)
    {
        var accounts = new List<LedgerAccountView>();
        for (var i = 0; i < 4; i++)
        {
            accounts.Add(await bank.ABankAccountAsync());
            accounts.Add(await bank.ACustomerAccountAsync());
        }

        return accounts;
    }

    private PostJournalEntry AnEntry(List<LedgerAccountView> accounts) => LedgerBank.AnEntry(
        accounts[Below(accounts.Count)], accounts[Below(accounts.Count)], (Below(5_000) + 1).ToString(CultureInfo.InvariantCulture));

    private Cut Any()
    {
        var cut = (Cut)Below(5);
        _cuts.AddOrUpdate(cut, 1, (_, count) => count + 1);
        return cut;
    }

    private bool Roll(int sides) => Below(sides) == 0;

    private int Below(int limit)
    {
        lock (_random)
        {
            return _random.Next(limit);
        }
    }

    private static Random Seeded(ITestOutputHelper output)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("DIGITALBANK_TEST_SEED"), out var given) ? given : Random.Shared.Next();
        output.WriteLine($"DIGITALBANK_TEST_SEED={seed}");
        return new Random(seed);
    }
}
