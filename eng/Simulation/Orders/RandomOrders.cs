using System.Globalization;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.Simulation.Model;

namespace DigitalBank.Simulation.Orders;

/// <summary>Draws what callers ask for. What is drawn depends on the seed and on what has been booked so far.</summary>
internal sealed class RandomOrders(Random random, LedgerModel model, DateOnly today)
{
    private const int RecentOrders = 200;

    private readonly BadInput _badInput = new(random);
    private readonly List<Order> _sent = [];
    private readonly List<ModelAccount> _accounts = [];
    private readonly List<ModelAccount> _vast = [];

    /// <summary>Accounts of ordinary amounts, in the order in which they were opened.</summary>
    public IReadOnlyList<ModelAccount> Accounts => _accounts;

    public void Know(ModelAccount account)
    {
        if (!account.IsHeader)
        {
            (account.Currency == RandomChanges.VastCurrency ? _vast : _accounts).Add(account);
        }
    }

    public Order Next(int number, Temper temper)
    {
        var order = random.NextDouble() < temper.Oddities ? Odd(number) : Entry(number);
        _sent.Add(order);
        return order;
    }

    private Order Odd(int number) => random.Next(10) switch
    {
        < 3 => Again(number),
        < 6 => Reversal(number),
        6 => _badInput.Bend(Entry(number)),
        7 when _vast.Count > 0 => Vast(number),
        8 => Swept(number),
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
            _ => earlier,
        };
    }

    private EntryOrder Other(EntryOrder order) => random.Next(4) switch
    {
        0 => order with { Entry = order.Entry with { EventCode = "another" } },
        1 => order with { RecordedBy = order.RecordedBy is null ? "staff-1" : null },
        2 => order with { Entry = order.Entry with { BookingDate = today.AddDays(1) } },
        _ => order with { Entry = order.Entry with { Postings = [.. order.Entry.Postings.Skip(1), order.Entry.Postings[0]] } },
    };

    private ReversalOrder Reversal(int number)
    {
        var target = random.Next(20) switch
        {
            0 => model.LastEntryId + random.Next(1, 100),
            1 => -random.Next(2),
            < 6 when _sent.Count > 0 => model.Find(_sent[random.Next(_sent.Count)].Key)?.Id ?? 1,
            _ => Math.Max(1, model.LastEntryId - random.Next(RecentOrders)),
        };
        var reason = random.Next(30) == 0 ? "" : "a mistake";
        return new ReversalOrder(number, new ReverseJournalEntry(KeyOf(number), target, BookingDate(), reason));
    }

    private EntryOrder Entry(int number) => Entry(number, random.Next(8) == 0 ? random.Next(2, 5) : 1);

    private EntryOrder Long(int number) => Entry(number, random.Next(10) == 0 ? 500 : random.Next(5, 30));

    private EntryOrder Entry(int number, int pairs)
    {
        var bookingDate = BookingDate();
        var lines = new List<Posting>();
        for (var pair = 0; pair < pairs; pair++)
        {
            lines.AddRange(Pair(Account(), bookingDate));
        }

        return Entry(number, bookingDate, lines);
    }

    /// <summary>Takes all that the account had when the wave began, so that a minimum is reached exactly.</summary>
    private EntryOrder Swept(int number)
    {
        var account = Account();
        var other = Partner(account);
        var all = account.Balance - (account.Minimum ?? 0);
        if (all <= 0 || all > 1_000_000_000)
        {
            return Entry(number);
        }

        var amount = Money.OfMinor((long)all, Currency.Of(account.Currency!));
        var (down, up) = account.IsDebitAccount ? (Side.Credit, Side.Debit) : (Side.Debit, Side.Credit);
        return Entry(number, today, [new(account.Id, down, amount, today), new(other.Id, up, amount, today)]);
    }

    /// <summary>Amounts of which few fit into 63 bits.</summary>
    private EntryOrder Vast(int number)
    {
        var amount = Money.OfMinor(random.NextInt64(long.MaxValue / 8, long.MaxValue), Currency.Of(RandomChanges.VastCurrency));
        var (one, other) = (_vast[^random.Next(1, Math.Min(6, _vast.Count) + 1)], _vast[^random.Next(1, Math.Min(6, _vast.Count) + 1)]);
        return Entry(number, today, [new(one.Id, Side.Debit, amount, today), new(other.Id, Side.Credit, amount, today)]);
    }

    private EntryOrder Entry(int number, DateOnly bookingDate, List<Posting> lines) => new(
        number,
        new PostJournalEntry(
            KeyOf(number), "simulation", string.Create(CultureInfo.InvariantCulture, $"S-{number}"), "transfer", bookingDate, lines),
        random.Next(12) == 0 ? "staff-1" : null);

    private IEnumerable<Posting> Pair(ModelAccount debit, DateOnly bookingDate)
    {
        var amount = Money.OfMinor(random.Next(1, 5_000), Currency.Of(debit.Currency!));
        yield return new Posting(debit.Id, Side.Debit, amount, ValueDate(bookingDate));
        yield return new Posting(Partner(debit).Id, Side.Credit, amount, ValueDate(bookingDate));
    }

    /// <summary>Half of the time one of three hot accounts; closed ones seldom.</summary>
    private ModelAccount Account()
    {
        var account = _accounts[random.Next(2) == 0 ? random.Next(3) : random.Next(_accounts.Count)];
        return account.Status == LedgerAccountStatus.Closed && random.Next(10) > 0 ? _accounts[random.Next(3)] : account;
    }

    private ModelAccount Partner(ModelAccount of)
    {
        for (var tries = 0; tries < 20; tries++)
        {
            var account = Account();
            if (account.Currency == of.Currency || random.Next(500) == 0)
            {
                return account;
            }
        }

        return of;
    }

    private DateOnly BookingDate() => random.Next(20) switch
    {
        0 => today.AddDays(random.Next(1, 20)),
        < 3 => today.AddDays(-random.Next(1, 60)),
        _ => today,
    };

    private DateOnly ValueDate(DateOnly bookingDate) => random.Next(5) == 0 ? bookingDate.AddDays(random.Next(-90, 90)) : bookingDate;

    private Guid KeyOf(int number) => new(number, (short)random.Next(short.MaxValue), (short)random.Next(short.MaxValue), RandomBytes());

    private byte[] RandomBytes()
    {
        var bytes = new byte[8];
        random.NextBytes(bytes);
        return bytes;
    }
}
