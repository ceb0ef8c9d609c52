using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Ledger.Tests.Engine;

/// <summary>The simplest ledger that could be right: balances in a dictionary, one entry after the other.</summary>
internal sealed class LedgerModel(IEnumerable<LedgerAccountView> accounts)
{
    private readonly Dictionary<long, LedgerAccountView> _accounts = accounts.ToDictionary(account => account.LedgerAccountId);
    private readonly Dictionary<Guid, PostJournalEntry> _booked = [];

    public Dictionary<long, long> Balances { get; } = accounts.ToDictionary(account => account.LedgerAccountId, _ => 0L);

    /// <returns>The code of the refusal, or null when it is booked or was before.</returns>
    public string? Post(PostJournalEntry entry)
    {
        if (_booked.TryGetValue(entry.IdempotencyKey, out var earlier))
        {
            return IsSame(earlier, entry) ? null : "ledger.idempotency_key_reused";
        }

        if (entry.Postings.Any(line => _accounts[line.LedgerAccountId].CurrencyCode != line.Amount.Currency.Code))
        {
            return "ledger.currency_mismatch";
        }

        foreach (var account in entry.Postings.GroupBy(line => line.LedgerAccountId))
        {
            var change = account.Sum(ChangeOf);
            if (change < 0 && Balances[account.Key] + change < _accounts[account.Key].MinimumBalance)
            {
                return "ledger.insufficient_available_balance";
            }
        }

        foreach (var line in entry.Postings)
        {
            Balances[line.LedgerAccountId] += ChangeOf(line);
        }

        _booked.Add(entry.IdempotencyKey, entry);
        return null;
    }

    private long ChangeOf(Posting line)
    {
        var grows = _accounts[line.LedgerAccountId].Class == AccountClass.Asset ? Side.Debit : Side.Credit;
        return line.Side == grows ? line.Amount.MinorUnits : -line.Amount.MinorUnits;
    }

    private static bool IsSame(PostJournalEntry one, PostJournalEntry other) =>
        one with { Postings = [] } == other with { Postings = [] } && one.Postings.SequenceEqual(other.Postings);
}

/// <summary>Random entries over a few accounts: small amounts, so that some run dry, keys used again, now and then a wrong currency.</summary>
internal sealed class RandomEntries(Random random, IReadOnlyList<LedgerAccountView> accounts)
{
    private readonly List<PostJournalEntry> _sent = [];

    public PostJournalEntry Next()
    {
        if (_sent.Count > 0 && random.Next(20) == 0)
        {
            var again = _sent[random.Next(_sent.Count)];
            return random.Next(3) == 0 ? again with { EventCode = "another" } : again;
        }

        var entry = new PostJournalEntry(
            Guid.CreateVersion7(), "simulation", $"S-{_sent.Count}", "transfer", LedgerBank.Today, [.. Lines()]);
        _sent.Add(entry);
        return entry;
    }

    private IEnumerable<Posting> Lines()
    {
        for (var pair = random.Next(10) == 0 ? 3 : 1; pair > 0; pair--)
        {
            var debit = accounts[random.Next(accounts.Count)];
            var sameCurrency = accounts.Where(account => account.CurrencyCode == debit.CurrencyCode || random.Next(50) == 0).ToList();
            var amount = Money.OfMinor(random.Next(1, 5_000), Currency.Of(debit.CurrencyCode!));
            yield return new Posting(debit.LedgerAccountId, Side.Debit, amount, LedgerBank.Today);
            yield return new Posting(sameCurrency[random.Next(sameCurrency.Count)].LedgerAccountId, Side.Credit, amount, LedgerBank.Today);
        }
    }
}
