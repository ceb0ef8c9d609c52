using System.Runtime.InteropServices;
using System.Security.Cryptography;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Contracts.Verification;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Ledger.Verification;

/// <summary>Recomputes everything that was derived when entries were booked, and notes where the book says something else.</summary>
internal sealed class JournalCheck(Dictionary<long, LedgerAccount> accounts)
{
    private const int FindingsShown = 100;

    private readonly Dictionary<long, Running> _running = [];
    private readonly List<VerificationFinding> _findings = [];
    private readonly HashSet<long> _compared = [];
    private long _findingCount;
    private long _entries;
    private long _lines;

    /// <summary>The last entry id that has been looked at.</summary>
    public long LastEntry { get; private set; }

    /// <summary>What the fingerprints of the stretch looked at last ought to be, 32 bytes each; zeros for an entry that is missing.</summary>
    public byte[] ContentHashes { get; private set; } = [];

    /// <summary>Checks the entries from one id to another, with all their lines in order.</summary>
    public void Stretch(long from, long to, List<JournalEntry> entries, List<JournalLine> lines, List<Reversal> reversals)
    {
        ContentHashes = new byte[(int)(to - from + 1) * SHA256.HashSizeInBytes];
        var reasons = reversals.ToLookup(reversal => reversal.ReversalId);
        var nextEntry = 0;
        var nextLine = 0;
        for (var id = from; id <= to; id++)
        {
            var firstLine = nextLine;
            while (nextLine < lines.Count && LinePosition.EntryOf(lines[nextLine].Position) == id)
            {
                nextLine++;
            }

            var ofEntry = CollectionsMarshal.AsSpan(lines)[firstLine..nextLine];
            if (nextEntry < entries.Count && entries[nextEntry].Id == id)
            {
                var content = CheckEntry(entries[nextEntry++], ofEntry, reasons[id].FirstOrDefault());
                content.CopyTo(ContentHashes, (int)(id - from) * SHA256.HashSizeInBytes);
            }
            else
            {
                Note("entry_missing", id, null, null, $"Entry {id} is missing: entries are numbered without a gap.");
                CheckLines(id, null, ofEntry);
            }
        }

        _entries += entries.Count;
        _lines += lines.Count;
        LastEntry = to;
    }

    public void Unreadable(long id)
    {
        ContentHashes = new byte[SHA256.HashSizeInBytes];
        Note("entry_unreadable", id, null, null, $"Entry {id} or one of its lines holds something that is no value of its column.");
        LastEntry = id;
    }

    public void EntryOutside(long id) =>
        Note("entry_inserted", id, null, null, $"Entry {id} stands outside the numbering of the journal.");

    public void LineOutside(long position) => Note(
        "line_inserted",
        LinePosition.EntryOf(position),
        LinePosition.LineOf(position),
        null,
        $"Line {LinePosition.LineOf(position)} of entry {LinePosition.EntryOf(position)} stands outside the numbering of the journal.");

    public void ReversalWithoutEntry(Reversal reversal) => Note(
        "reversal_altered",
        reversal.OriginalId,
        null,
        null,
        $"Entry {reversal.OriginalId} is marked as reversed by entry {reversal.ReversalId}, which does not say so.");

    /// <summary>Compares the totals kept for an account with those of its lines.</summary>
    public void Compare(AccountBalance balance)
    {
        _compared.Add(balance.AccountId);
        var running = _running.GetValueOrDefault(balance.AccountId);
        if (balance.Debits != running.Debits || balance.Credits != running.Credits)
        {
            NoteBalance(balance.AccountId, $"debits {balance.Debits} and credits {balance.Credits}", running);
        }
    }

    public VerificationReport Report(TreeCheck tree, IReadOnlyList<VerificationFinding> ofTree)
    {
        foreach (var (id, running) in _running.Where(account => !_compared.Contains(account.Key)))
        {
            NoteBalance(id, "no totals", running);
        }

        // What the signed heads say comes first: it holds even where everything else was made to fit.
        return new VerificationReport(
            _entries, _lines, accounts.Count, [.. ofTree, .. _findings], ofTree.Count + _findingCount, tree.SealedEntries, tree.Heads);
    }

    private void NoteBalance(long accountId, string kept, Running running) => Note(
        "balance_differs",
        null,
        null,
        accountId,
        $"Account {accountId} has {kept}, but its lines add up to debits {running.Debits} and credits {running.Credits} in minor units.");

    private byte[] CheckEntry(JournalEntry entry, ReadOnlySpan<JournalLine> lines, Reversal? reversal)
    {
        var before = _findingCount;
        var postings = CheckLines(entry.Id, entry, lines);
        if (!IsBalanced(postings))
        {
            Note("entry_unbalanced", entry.Id, null, null, $"Debits and credits of entry {entry.Id} differ.");
        }

        if (reversal?.OriginalId != entry.Reverses)
        {
            Note("reversal_altered", entry.Id, null, null, $"Entry {entry.Id} and the register of reversals disagree about what it corrects.");
        }

        var hashes = EntryHashes.Of(entry, postings, reversal);
        if (!hashes.Content.AsSpan().SequenceEqual(entry.ContentHash))
        {
            Note("entry_altered", entry.Id, null, null, $"Entry {entry.Id} no longer matches the fingerprint taken when it was booked.");
        }
        else if (_findingCount == before && hashes.IsRequestAltered(entry))
        {
            Note("entry_altered", entry.Id, null, null, $"Entry {entry.Id} no longer matches what was asked for.");
        }

        return hashes.Content;
    }

    private List<Posting> CheckLines(long entryId, JournalEntry? entry, ReadOnlySpan<JournalLine> lines)
    {
        var postings = new List<Posting>(lines.Length);
        var expected = 1;
        foreach (var line in lines)
        {
            var number = LinePosition.LineOf(line.Position);
            for (; expected < number; expected++)
            {
                Note("line_missing", entryId, expected, null, $"Line {expected} of entry {entryId} is missing.");
            }

            expected = number + 1;
            CheckLine(entryId, number, entry, line);
            if (accounts.TryGetValue(line.AccountId, out var account) && Currency.TryOf(account.CurrencyCode, out var currency))
            {
                postings.Add(new Posting(line.AccountId, line.Side, Money.OfMinor(line.Amount, currency), line.ValueDate));
            }
        }

        return postings;
    }

    private void CheckLine(long entryId, int number, JournalEntry? entry, JournalLine line)
    {
        var isIntact = line.Checksum == LineChecksum.Of(
            line.Position, line.AccountId, line.Side, line.Amount, line.BookingDate, line.ValueDate, line.BalanceAfter);
        if (!isIntact)
        {
            Note("line_altered", entryId, number, line.AccountId, $"Line {number} of entry {entryId} is not as it was booked.");
        }
        else if (entry is null)
        {
            Note("line_without_entry", entryId, number, line.AccountId, $"Line {number} belongs to entry {entryId}, which is missing.");
        }
        else if (line.BookingDate != entry.BookingDate)
        {
            Note("booking_date_differs", entryId, number, line.AccountId, $"Line {number} of entry {entryId} has another booking date than the entry.");
        }

        if (!accounts.TryGetValue(line.AccountId, out var account))
        {
            Note("account_unknown", entryId, number, line.AccountId, $"Line {number} of entry {entryId} is on an account that does not exist.");
            return;
        }

        ref var running = ref CollectionsMarshal.GetValueRefOrAddDefault(_running, line.AccountId, out _);
        running.Add(line.Side, line.Amount);
        var balance = Normal.IsDebit(account.Class) ? running.Debits - running.Credits : running.Credits - running.Debits;
        if (balance + running.Known != line.BalanceAfter)
        {
            Note(
                "balance_after_differs",
                entryId,
                number,
                line.AccountId,
                $"The balance after line {number} of entry {entryId} does not follow from the lines before it.");

            // Said once: later lines are measured against what this one claims.
            running.Known = line.BalanceAfter - balance;
        }
    }

    private static bool IsBalanced(List<Posting> postings) => postings
        .GroupBy(line => line.Amount.Currency)
        .All(currency => currency.Aggregate(
            Int128.Zero, (sum, line) => line.Side == Side.Debit ? sum + line.Amount.MinorUnits : sum - line.Amount.MinorUnits) == 0);

    private void Note(string code, long? entryId, int? line, long? accountId, string message)
    {
        if (_findingCount++ < FindingsShown)
        {
            _findings.Add(new VerificationFinding($"ledger.verify.{code}", entryId, line, accountId, message));
        }
    }

    /// <summary>Sums of an account's lines so far; wide, because lines put in by hand may add up to anything.</summary>
    private record struct Running(Int128 Debits, Int128 Credits, Int128 Known)
    {
        public void Add(Side side, long amount)
        {
            if (side == Side.Debit)
            {
                Debits += amount;
            }
            else
            {
                Credits += amount;
            }
        }
    }
}
