using System.Security.Cryptography;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Contracts.Verification;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;

namespace DigitalBank.Ledger.Verification;

/// <summary>Recomputes everything that was derived when entries were booked, and notes where the book says something else.</summary>
/// <param name="accounts">The chart, with every account that entries up to the next one to be checked may be booked on.</param>
internal sealed class JournalCheck(IReadOnlyDictionary<long, ChartRow> accounts)
{
    private const int FindingsShown = 100;

    private readonly Dictionary<long, RunningBalance> _running = [];
    private readonly List<(string Currency, Int128 Sum)> _sums = [];
    private readonly List<VerificationFinding> _findings = [];
    private byte[] _encoded = [];
    private long _findingCount;
    private long _entries;
    private long _lines;

    /// <summary>The last entry id that has been looked at.</summary>
    public long LastEntry { get; private set; }

    /// <summary>Checks the entries of a chunk with all their lines.</summary>
    /// <param name="contentHashes">Takes what the fingerprints ought to be, 32 bytes for each id of the range; zeros for an entry that is missing.</param>
    public void Check(JournalChunk chunk, Span<byte> contentHashes)
    {
        contentHashes.Clear();
        var entries = chunk.Entries;
        var lines = chunk.Lines;
        for (var id = chunk.Range.First; id <= chunk.Range.Last; id++)
        {
            var count = 0;
            while (count < lines.Length && LinePosition.EntryOf(lines[count].Position) == id)
            {
                count++;
            }

            var isThere = entries.Length > 0 && entries[0].Id == id;
            var content = contentHashes.Slice((int)(id - chunk.Range.First) * SHA256.HashSizeInBytes, SHA256.HashSizeInBytes);
            if (chunk.IsUnreadable(id))
            {
                Note("entry_unreadable", id, null, null, $"Entry {id} or one of its lines holds something that is no value of its column.");
            }
            else if (isThere)
            {
                CheckEntry(chunk, entries[0], lines[..count], content);
            }
            else
            {
                Note("entry_missing", id, null, null, $"Entry {id} is missing: entries are numbered without a gap.");
                CheckLinesAlone(id, lines[..count]);
            }

            entries = isThere ? entries[1..] : entries;
            lines = lines[count..];
        }

        LastEntry = chunk.Range.Last;
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
        var running = _running.GetValueOrDefault(balance.AccountId);
        if (running is not null)
        {
            running.IsCompared = true;
        }

        if (balance.Debits != (running?.Debits ?? 0) || balance.Credits != (running?.Credits ?? 0))
        {
            NoteBalance(balance.AccountId, $"debits {balance.Debits} and credits {balance.Credits}", running);
        }

        if (balance.Lines != (running?.Lines ?? 0) || balance.LastPosition != (running?.LastPosition ?? 0))
        {
            NoteHistory(balance.AccountId, $"Account {balance.AccountId} is said to end with line {balance.Lines} at {balance.LastPosition}, and does not.");
        }
    }

    /// <summary>Compares a kept mark with the lines; marks come by account and position.</summary>
    public void Compare(HistoryMark mark)
    {
        if (_running.TryGetValue(mark.AccountId, out var running))
        {
            running.Marks.AddKept(mark.Position);
        }
        else
        {
            NoteHistory(mark.AccountId, $"Account {mark.AccountId} has a mark at {mark.Position} and no lines.");
        }
    }

    public VerificationReport Report(TreeCheck tree, IReadOnlyList<VerificationFinding> ofTree)
    {
        foreach (var (id, running) in _running.Where(account => !account.Value.IsCompared))
        {
            NoteBalance(id, "no totals", running);
        }

        foreach (var (id, _) in _running.Where(account => !account.Value.MarksAgree))
        {
            NoteHistory(id, $"The marks along the history of account {id} do not stand where its lines put them.");
        }

        // What the signed heads say comes first: it holds even where everything else was made to fit.
        return new VerificationReport(
            _entries, _lines, accounts.Count, [.. ofTree, .. _findings], ofTree.Count + _findingCount, tree.SealedEntries, tree.Heads);
    }

    private void NoteHistory(long accountId, string message) => Note("history_differs", null, null, accountId, message);

    private void NoteBalance(long accountId, string kept, RunningBalance? running) => Note(
        "balance_differs",
        null,
        null,
        accountId,
        $"Account {accountId} has {kept}, but its lines add up to debits {running?.Debits ?? 0} and credits {running?.Credits ?? 0} in minor units.");

    private void CheckEntry(JournalChunk chunk, in EntryRow entry, ReadOnlySpan<LineRow> lines, Span<byte> content)
    {
        var before = _findingCount;
        var encoding = new EntryEncoding(Room(EntryEncoding.RoomFor(entry, lines.Length)), chunk, entry);
        CheckLines(entry, lines, ref encoding);
        if (!IsBalanced())
        {
            Note("entry_unbalanced", entry.Id, null, null, $"Debits and credits of entry {entry.Id} differ.");
        }

        if (entry.Reverses is not null && entry.Reason.IsNull)
        {
            Note("reversal_altered", entry.Id, null, null, $"Entry {entry.Id} and the register of reversals disagree about what it corrects.");
        }

        Span<byte> request = stackalloc byte[SHA256.HashSizeInBytes];
        encoding.HashContent(content);
        encoding.HashRequest(chunk, entry, request);
        if (!content.SequenceEqual(chunk.Of(entry.ContentHash)))
        {
            Note("entry_altered", entry.Id, null, null, $"Entry {entry.Id} no longer matches the fingerprint taken when it was booked.");
        }
        else if (_findingCount == before && !request.SequenceEqual(chunk.Of(entry.RequestHash)))
        {
            Note("entry_altered", entry.Id, null, null, $"Entry {entry.Id} no longer matches what was asked for.");
        }

        _entries++;
    }

    private Span<byte> Room(int length)
    {
        if (_encoded.Length < length)
        {
            _encoded = new byte[2 * length];
        }

        return _encoded;
    }

    private void CheckLines(in EntryRow entry, ReadOnlySpan<LineRow> lines, ref EntryEncoding encoding)
    {
        _sums.Clear();
        _lines += lines.Length;
        var expected = 1;
        foreach (ref readonly var line in lines)
        {
            NoteMissingLines(line, ref expected);
            if (IsIntact(line) && line.BookingDate != entry.BookingDate)
            {
                NoteLine("booking_date_differs", line, "has another booking date than the entry");
            }

            if (Follow(line) is { } currency)
            {
                encoding.Add(line, currency);
                AddToSums(currency, line.Side == Side.Debit ? line.Amount : -(Int128)line.Amount);
            }
        }
    }

    private void CheckLinesAlone(long entryId, ReadOnlySpan<LineRow> lines)
    {
        _lines += lines.Length;
        var expected = 1;
        foreach (ref readonly var line in lines)
        {
            NoteMissingLines(line, ref expected);
            if (IsIntact(line))
            {
                var number = LinePosition.LineOf(line.Position);
                Note("line_without_entry", entryId, number, line.AccountId, $"Line {number} belongs to entry {entryId}, which is missing.");
            }

            Follow(line);
        }
    }

    private void NoteMissingLines(in LineRow line, ref int expected)
    {
        var (entryId, number) = (LinePosition.EntryOf(line.Position), LinePosition.LineOf(line.Position));
        for (; expected < number; expected++)
        {
            Note("line_missing", entryId, expected, null, $"Line {expected} of entry {entryId} is missing.");
        }

        expected = number + 1;
    }

    private bool IsIntact(in LineRow line)
    {
        var checksum = LineChecksum.Of(
            line.Position, line.AccountId, line.Side, line.Amount, line.BookingDate, line.ValueDate, line.BalanceAfter, line.Previous);
        if (checksum == line.Checksum)
        {
            return true;
        }

        NoteLine("line_altered", line, "is not as it was booked");
        return false;
    }

    /// <summary>Carries a line over to the running balance of its account.</summary>
    /// <returns>The account's currency; null where a line cannot be booked.</returns>
    private string? Follow(in LineRow line)
    {
        var running = RunningOf(line.AccountId);
        if (running is null)
        {
            NoteLine("account_unknown", line, "is on an account that does not exist");
            return null;
        }

        var (entryId, number) = (LinePosition.EntryOf(line.Position), LinePosition.LineOf(line.Position));
        if (running.LastPosition != line.Previous)
        {
            Note(
                "history_differs",
                entryId,
                number,
                line.AccountId,
                $"Line {number} of entry {entryId} names another line as the one before it on account {line.AccountId} than the one that is there.");
        }

        if (!running.Follows(line))
        {
            Note(
                "balance_after_differs",
                entryId,
                number,
                line.AccountId,
                $"The balance after line {number} of entry {entryId} does not follow from the lines before it.");
        }

        return running.CurrencyCode;
    }

    private RunningBalance? RunningOf(long accountId)
    {
        if (!_running.TryGetValue(accountId, out var running) && accounts.TryGetValue(accountId, out var account))
        {
            _running.Add(accountId, running = new RunningBalance(account));
        }

        return running;
    }

    /// <summary>An entry has one or two currencies as a rule, so a short list is quicker than anything that looks up.</summary>
    private void AddToSums(string currency, Int128 amount)
    {
        for (var i = 0; i < _sums.Count; i++)
        {
            if (ReferenceEquals(_sums[i].Currency, currency))
            {
                _sums[i] = (currency, _sums[i].Sum + amount);
                return;
            }
        }

        _sums.Add((currency, amount));
    }

    private bool IsBalanced()
    {
        foreach (var (_, sum) in _sums)
        {
            if (sum != 0)
            {
                return false;
            }
        }

        return true;
    }

    private void NoteLine(string code, in LineRow line, string what)
    {
        var (entryId, number) = (LinePosition.EntryOf(line.Position), LinePosition.LineOf(line.Position));
        Note(code, entryId, number, line.AccountId, $"Line {number} of entry {entryId} {what}.");
    }

    private void Note(string code, long? entryId, int? line, long? accountId, string message)
    {
        if (_findingCount++ < FindingsShown)
        {
            _findings.Add(new VerificationFinding($"ledger.verify.{code}", entryId, line, accountId, message));
        }
    }
}
