using System.Globalization;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.Simulation.Model;

namespace DigitalBank.Simulation.Orders;

/// <summary>Draws what callers ask for. What is drawn depends on the seed and on what has been booked so far.</summary>
internal sealed class RandomOrders(Random random, LedgerModel model, DrawnFrom from, TimeProvider clock)
{
    private const int RecentOrders = 200;

    private readonly BadInput _badInput = new(random);
    private readonly List<Order> _sent = [];
    private readonly Queue<(Order Order, int At)> _comeAgain = [];
    private readonly RandomHolds _holds = new(random, model, from, clock);

    public Order Next(int number, Temper temper)
    {
        var order = _comeAgain.TryPeek(out var due) && due.At <= number ? _comeAgain.Dequeue().Order with { Number = number }
            : random.NextDouble() < temper.Oddities ? Odd(number)
            : random.NextDouble() < temper.Holds ? Held(number)
            : Entry(number);
        _sent.Add(order);
        if (order is UpToOrder)
        {
            ComesAgain(order);
        }

        return order;
    }

    /// <summary>What has taken all that there was is refused when it comes again soon, unless the ledger knows it.</summary>
    private void ComesAgain(Order order)
    {
        if (random.Next(4) == 0)
        {
            _comeAgain.Enqueue((order, order.Number + random.Next(5, 60)));
        }
    }

    private Order Held(int number) => random.Next(6) == 0 ? Chain(number) : _holds.Next(number);

    /// <summary>Most chains spend what they bring: half of the time they begin by placing a hold and capture it.</summary>
    private Chain Chain(int number)
    {
        var steps = new List<Order>();
        if (random.Next(2) == 0)
        {
            steps.Add(_holds.Place(number));
            steps.Add(_holds.CaptureLast(number) with { RecordedBy = null });
        }

        for (var more = random.Next(100) == 0 ? random.Next(90, 110) : random.Next(0, 4); more > 0; more--)
        {
            steps.Add(random.Next(4) == 0 ? Step(number) : Entry(number) with { RecordedBy = null });
        }

        if (steps.Count > 1 && random.Next(40) == 0)
        {
            steps.Add(steps[0]);
        }

        return new Chain(number, steps);
    }

    private Order Step(int number) => _holds.Next(number) switch
    {
        ExpiryOrder => _holds.UpTo(number),
        CaptureOrder capture => capture with { RecordedBy = null },
        var step => step,
    };

    private Order Odd(int number) => random.Next(10) switch
    {
        < 3 => Again(number),
        < 6 => Reversal(number),
        6 => _badInput.Bend(Entry(number)),
        7 when from.Vast.Count > 0 && random.Next(2) == 0 => Vast(number),
        < 9 => Swept(number),
        _ => Long(number),
    };

    /// <summary>A key once more: often from the same wave, sometimes from long ago, sometimes for something else.</summary>
    private Order Again(int number)
    {
        if (_sent.Count == 0)
        {
            return Entry(number);
        }

        var earlier = random.Next(3) == 0 ? _sent[random.Next(_sent.Count)] : _sent[^random.Next(1, Math.Min(RecentOrders, _sent.Count) + 1)];
        earlier = earlier with { Number = number };
        return random.Next(3) > 0 ? earlier : earlier switch
        {
            EntryOrder { Entry.Postings: { Count: > 1 } } order => Other(order),
            ReversalOrder { Command: var command } order => order with { Command = command with { Reason = command.Reason + "!" } },
            PlaceOrder { Command: var command } order => order with { Command = command with { EventCode = "another" } },
            CaptureOrder { Command: var command } order => order with { Command = command with { ReleasesRemainder = !command.ReleasesRemainder } },
            UpToOrder { Command: var command } order => order with { Command = command with { SourceReference = "another" } },
            Chain { Steps: [.., EntryOrder last] } chain => last with { Number = number, RecordedBy = chain.Steps.Count > 5 ? "staff-1" : null },
            Chain { Steps.Count: > 1 } chain => chain with { Steps = [.. chain.Steps.Take(chain.Steps.Count - 1)] },
            _ => earlier,
        };
    }

    private EntryOrder Other(EntryOrder order) => random.Next(4) switch
    {
        0 => order with { Entry = order.Entry with { EventCode = "another" } },
        1 => order with { RecordedBy = order.RecordedBy is null ? "staff-1" : null },
        2 => order with { Entry = order.Entry with { BookingDate = from.Today.AddDays(1) } },
        _ => order with { Entry = order.Entry with { Postings = [.. order.Entry.Postings.Skip(1), order.Entry.Postings[0]] } },
    };

    private ReversalOrder Reversal(int number)
    {
        var target = random.Next(20) switch
        {
            0 => model.LastEntryId + random.Next(1, 100),
            1 => -random.Next(2),
            < 6 when _sent.Count > 0 => model.EntryOf(_sent[random.Next(_sent.Count)]),
            _ => Math.Max(1, model.LastEntryId - random.Next(RecentOrders)),
        };
        var reason = random.Next(30) == 0 ? "" : "a mistake";
        return new ReversalOrder(number, new ReverseJournalEntry(from.KeyOf(number), target, from.Dates().BookingDate, reason));
    }

    private EntryOrder Entry(int number) => Entry(number, random.Next(8) == 0 ? random.Next(2, 5) : 1);

    private EntryOrder Long(int number) => Entry(number, random.Next(10) == 0 ? 500 : random.Next(5, 30));

    private EntryOrder Entry(int number, int pairs)
    {
        var (bookingDate, _) = from.Dates();
        var lines = new List<Posting>();
        for (var pair = 0; pair < pairs; pair++)
        {
            lines.AddRange(Pair(from.Account(), bookingDate));
        }

        return Entry(number, bookingDate, lines);
    }

    /// <summary>Takes all that the account had when the wave began, so that a minimum is reached exactly.</summary>
    private EntryOrder Swept(int number)
    {
        var account = from.Account();
        var other = from.Partner(account);
        var all = account.Balance - account.Held - (account.Minimum ?? 0);
        if (all <= 0 || all > 1_000_000_000)
        {
            return Entry(number);
        }

        var amount = Money.OfMinor((long)all, Currency.Of(account.Currency!));
        var (down, up) = account.IsDebitAccount ? (Side.Credit, Side.Debit) : (Side.Debit, Side.Credit);
        var order = Entry(number, from.Today, [new(account.Id, down, amount, from.Today), new(other.Id, up, amount, from.Today)]);
        ComesAgain(order);
        return order;
    }

    /// <summary>Amounts of which few fit into 63 bits.</summary>
    private EntryOrder Vast(int number)
    {
        var amount = Money.OfMinor(random.NextInt64(long.MaxValue / 8, long.MaxValue), Currency.Of(RandomChanges.VastCurrency));
        var (one, other) = (VastAccount(), VastAccount());
        return Entry(number, from.Today, [new(one.Id, Side.Debit, amount, from.Today), new(other.Id, Side.Credit, amount, from.Today)]);
    }

    private ModelAccount VastAccount() => from.Vast[^random.Next(1, Math.Min(6, from.Vast.Count) + 1)];

    private EntryOrder Entry(int number, DateOnly bookingDate, List<Posting> lines) => new(
        number,
        new PostJournalEntry(
            from.KeyOf(number), "simulation", string.Create(CultureInfo.InvariantCulture, $"S-{number}"), "transfer", bookingDate, lines),
        random.Next(12) == 0 ? "staff-1" : null);

    private IEnumerable<Posting> Pair(ModelAccount debit, DateOnly bookingDate)
    {
        var amount = Money.OfMinor(random.Next(1, 5_000), Currency.Of(debit.Currency!));
        yield return new Posting(debit.Id, Side.Debit, amount, from.ValueDate(bookingDate));
        yield return new Posting(from.Partner(debit).Id, Side.Credit, amount, from.ValueDate(bookingDate));
    }
}
