using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Simulation.Orders;

/// <summary>Bends a good entry so that one rule or several are broken.</summary>
internal sealed class BadInput(Random random)
{
    private const long UnknownAccount = 987_654_321;
    private const long HeaderAccount = 1;

    public EntryOrder Bend(EntryOrder order)
    {
        for (var times = random.Next(8) == 0 ? 2 : 1; times > 0 && order.Entry.Postings is not null; times--)
        {
            order = order with { Entry = Bend(order.Entry) };
        }

        return order;
    }

    private PostJournalEntry Bend(PostJournalEntry entry) => random.Next(17) switch
    {
        0 => entry with { IdempotencyKey = Guid.Empty },
        1 => entry with { Source = Pick("", "a source that is far too long", "tab\there") },
        2 => entry with { SourceReference = Pick("", new string('x', 65), "half of a pair \ud83d") },
        3 => entry with { EventCode = Pick("", new string('e', 41), "\0") },
        4 => entry with { Postings = random.Next(3) == 0 ? null! : [.. entry.Postings.Take(random.Next(2))] },
        5 => entry with { Postings = [.. Enumerable.Repeat(entry.Postings, 501).SelectMany(lines => lines)] },
        6 => Bend(entry, line => line with { Side = (Side)random.Next(3, 9) }),
        7 => Bend(entry, line => line with { Amount = default }),
        8 => Bend(entry, line => line with { Amount = Money.OfMinor(-random.Next(2) * line.Amount.MinorUnits, line.Amount.Currency) }),
        9 => entry with { BookingDate = Pick(new DateOnly(1899, 12, 31), new DateOnly(2200, 1, 1)) },
        10 => Bend(entry, line => line with { ValueDate = Pick(DateOnly.MinValue, DateOnly.MaxValue) }),
        11 => Bend(entry, line => line with { Amount = Money.OfMinor(line.Amount.MinorUnits + 1, line.Amount.Currency) }),
        12 => Bend(entry, line => line with { Side = Side.Credit }),
        13 => Bend(entry, line => line with { LedgerAccountId = UnknownAccount }),
        14 => Bend(entry, line => line with { LedgerAccountId = HeaderAccount }),
        15 => entry with { Postings = [.. entry.Postings.Select(line => line with { Amount = InFrancs(line) })] },
        _ => Bend(entry, line => line with { Amount = InFrancs(line) }),
    };

    private PostJournalEntry Bend(PostJournalEntry entry, Func<Posting, Posting> bend)
    {
        if (entry.Postings.Count == 0 || entry.Postings.Any(line => line.Amount.Currency is null))
        {
            return entry;
        }

        var lines = entry.Postings.ToList();
        var at = random.Next(lines.Count);
        lines[at] = bend(lines[at]);
        return entry with { Postings = lines };
    }

    private static Money InFrancs(Posting line) => Money.OfMinor(line.Amount.MinorUnits, Currency.Of("CHF"));

    private T Pick<T>(params T[] values) => values[random.Next(values.Length)];
}
