using System.Collections.Concurrent;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Engine;
using DigitalBank.Ledger.Holds;
using DigitalBank.Ledger.Journal;
using DigitalBank.Ledger.Tests.Engine;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using DigitalBank.TestKit;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace DigitalBank.Ledger.Tests.Holds;

/// <summary>Many callers on few accounts, in every interleaving that comes up. <c>DIGITALBANK_TEST_SEED</c> repeats a run's orders.</summary>
public sealed class HoldConcurrencyTests(LedgerBank bank, ITestOutputHelper output) : IClassFixture<LedgerBank>
{
    private const int Callers = 32;
    private const int OrdersPerCaller = 40;

    [Theory]
    [InlineData(1, 0.0)]
    [InlineData(1, 0.05)]
    [InlineData(3, 0.05)]
    public async Task Given_holds_captures_releases_expiries_and_entries_at_once_Then_money_is_conserved_and_nothing_held_is_spent(
        int engines, double faults)
    {
        var random = Seeded();
        var cash = await bank.ABankAccountAsync();
        var customers = new List<LedgerAccountView>();
        for (var i = 0; i < 3; i++)
        {
            customers.Add(await bank.ACustomerAccountAsync());
            (await bank.PostAsync(cash, customers[i], "20.00")).EnsureSuccess();
        }

        var under = Enumerable.Range(0, engines).Select(_ => new EngineUnderTest(
            bank, around: store => faults > 0 ? new LossyStore(store, new Random(random.Next()), faults) : store)).ToList();
        var book = new Orders(bank, cash, customers);
        var seeds = Enumerable.Range(0, Callers).Select(_ => random.Next()).ToList();

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var dice = new Random(seeds[caller]);
            for (var i = 0; i < OrdersPerCaller; i++)
            {
                var request = book.Next(dice);
                book.Note(request, await under[dice.Next(engines)].PostAsync(request));
            }
        })));
        foreach (var engine in under)
        {
            await engine.DisposeAsync();
        }

        await TheBookIsWhatWasAnsweredAsync(book, cash, customers);
    }

    private async Task TheBookIsWhatWasAnsweredAsync(Orders book, LedgerAccountView cash, List<LedgerAccountView> customers)
    {
        var total = await bank.BalanceOfAsync(cash);
        foreach (var customer in customers)
        {
            var booked = await bank.BalanceOfAsync(customer);
            var open = await OpenHoldsAsync(customer);
            booked.MinorUnits.ShouldBe(2_000 + book.ChangeOf(customer));
            (await bank.HeldOnAsync(customer)).MinorUnits.ShouldBe(open.Sum(hold => hold.Remaining.MinorUnits));
            (await bank.AvailableOfAsync(customer)).IsNegative.ShouldBeFalse();
            total -= booked;
        }

        total.IsZero.ShouldBeTrue();
        foreach (var (hold, isPlaced) in book.Placed)
        {
            (await bank.SendAsync(new GetHold(hold))).IsSuccess.ShouldBe(isPlaced);
        }

        (await bank.VerifyAsync()).Findings.ShouldBeEmpty();
        output.WriteLine(string.Join(", ", book.Answers.OrderBy(answer => answer.Key).Select(answer => $"{answer.Key}: {answer.Value}")));
        book.Answers.Keys.ShouldNotContain("ledger.unavailable");
    }

    private async Task<List<HoldView>> OpenHoldsAsync(LedgerAccountView account)
    {
        var page = (await bank.SendAsync(new ListHolds(account.LedgerAccountId, OnlyOpen: true, After: null, Limit: 500))).EnsureSuccess();
        page.Next.ShouldBeNull();
        return [.. page.Holds];
    }

    private Random Seeded()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("DIGITALBANK_TEST_SEED"), out var given) ? given : Random.Shared.Next();
        output.WriteLine($"DIGITALBANK_TEST_SEED={seed}");
        return new Random(seed);
    }

    /// <summary>Random orders over a few accounts, and what their answers say must have happened.</summary>
    private sealed class Orders(LedgerBank bank, LedgerAccountView cash, List<LedgerAccountView> customers)
    {
        private readonly ConcurrentDictionary<Guid, PlaceHold> _holds = [];
        private readonly ConcurrentDictionary<Guid, long[]> _changes = [];

        public ConcurrentDictionary<Guid, bool> Placed { get; } = [];

        public ConcurrentDictionary<string, int> Answers { get; } = [];

        public long ChangeOf(LedgerAccountView customer) => _changes.Values.Sum(change => change[customers.IndexOf(customer)]);

        public PostingRequest Next(Random dice)
        {
            var customer = customers[dice.Next(customers.Count)];
            var amount = Money.OfMinor(dice.Next(1, 600), Currency.Eur).ToAmountText();
            PlaceHold[] holds = [.. _holds.Values]; // once: others add to them meanwhile
            var hold = holds.Length == 0 ? null : holds[dice.Next(holds.Length)];
            return dice.Next(10) switch
            {
                0 or 1 or 2 => Placing(customer, amount, dice),
                3 or 4 when hold is not null => HoldRequests.For(Capture(hold, amount, dice.Next(2) == 0), recordedBy: null),
                5 when hold is not null => HoldRequests.For(new ReleaseHold(Guid.CreateVersion7(), hold.HoldId)),
                6 when hold is not null => HoldRequests.ExpiryOf(hold.HoldId),
                7 => Chain(customer, amount),
                8 => Requests.For(LedgerBank.AnEntry(cash, customer, "1.00"), recordedBy: null),
                _ => Requests.For(LedgerBank.AnEntry(customer, cash, amount), recordedBy: null),
            };
        }

        public void Note(PostingRequest request, Result<JournalEntryReceipt> answer)
        {
            Answers.AddOrUpdate(answer.Failure?.Code ?? "done", 1, (_, count) => count + 1);
            var steps = request.Order is ChainOrder chain ? chain.Steps : [request];
            foreach (var step in steps)
            {
                if (step.Order is HoldOrder { Kind: HoldChangeKind.Placed } placing)
                {
                    Placed[placing.HoldId] = answer.IsSuccess;
                }

                if (answer.IsSuccess)
                {
                    _changes[step.IdempotencyKey] = [.. customers.Select(customer => ChangeBy(step, customer))];
                }
            }
        }

        private static long ChangeBy(PostingRequest step, LedgerAccountView customer) => step.Postings
            .Where(line => line.LedgerAccountId == customer.LedgerAccountId)
            .Sum(line => line.Side == Side.Credit ? line.Amount.MinorUnits : -line.Amount.MinorUnits);

        private PostingRequest Placing(LedgerAccountView customer, string amount, Random dice)
        {
            // Some are about to expire, which the clock brings about now and then.
            var isShort = dice.Next(4) == 0;
            bank.Clock.Advance(TimeSpan.FromMilliseconds(dice.Next(3)));
            var hold = LedgerBank.AHold(customer, amount, isShort ? bank.Clock.GetUtcNow().AddMilliseconds(50) : null);
            _holds[hold.HoldId] = hold;
            return HoldRequests.For(hold);
        }

        private CaptureHold Capture(PlaceHold hold, string amount, bool releasesRemainder) => LedgerBank.ACapture(
            hold, customers.Single(customer => customer.LedgerAccountId == hold.LedgerAccountId), cash, amount, releasesRemainder);

        private PostingRequest Chain(LedgerAccountView customer, string amount)
        {
            var hold = LedgerBank.AHold(customer, amount);
            return LinkedRequests.For(new PostLinkedEntries(
            [
                hold,
                LedgerBank.AnEntry(customer, cash, "0.01"),
                LedgerBank.ACapture(hold, customer, cash, "0.01"),
                LedgerBank.AnEntry(customer, customers[0] == customer ? customers[1] : customers[0], amount),
                new ReleaseHold(Guid.CreateVersion7(), hold.HoldId),
            ]));
        }
    }
}
