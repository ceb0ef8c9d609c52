using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;
using DigitalBank.Ledger.Proofs;
using DigitalBank.SharedKernel.MerkleTrees;
using DigitalBank.SharedKernel.Monetary;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Tests.Proofs;

/// <summary>
/// Somebody with full access to a copy of the database who knows how everything is computed: changes entries and makes fingerprints,
/// checksums, balances and numbering fit again, and if wanted the stored tree too (with the salts, which a real one would not have).
/// </summary>
internal sealed class Forger
{
    private readonly Dictionary<long, LedgerAccount> _accounts;

    private Forger(Dictionary<long, LedgerAccount> accounts, List<ForgedEntry> entries) => (_accounts, Entries) = (accounts, entries);

    public List<ForgedEntry> Entries { get; }

    public static async Task<Forger> ReadAsync(LedgerDbContext db)
    {
        var accounts = await db.Accounts.AsNoTracking().ToDictionaryAsync(account => account.Id);
        var lines = (await db.JournalLines.AsNoTracking().OrderBy(line => line.Position).ToListAsync()).ToLookup(line => LinePosition.EntryOf(line.Position));
        var reasons = await db.Reversals.AsNoTracking().ToDictionaryAsync(reversal => reversal.ReversalId, reversal => reversal.Reason);
        var entries = new List<ForgedEntry>();
        foreach (var row in await db.JournalEntries.AsNoTracking().OrderBy(entry => entry.Id).ToListAsync())
        {
            var postings = lines[row.Id].Select(line => new Posting(
                line.AccountId, line.Side, Money.OfMinor(line.Amount, Currency.Of(accounts[line.AccountId].CurrencyCode)), line.ValueDate));
            var original = row.Reverses is { } id ? entries[(int)id - 1] : null;
            entries.Add(new ForgedEntry { Row = row, Postings = [.. postings], Original = original, Reason = reasons.GetValueOrDefault(row.Id) });
        }

        return new Forger(accounts, entries);
    }

    /// <summary>Numbers the entries anew and writes a journal in which everything fits.</summary>
    public void Write(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        Run(connection, "DELETE FROM ledger_journal_entries; DELETE FROM ledger_journal_lines; DELETE FROM ledger_reversals; DELETE FROM ledger_history_marks;");
        Run(connection, "UPDATE ledger_balances SET debits = 0, credits = 0, lines = 0, last_position = 0; UPDATE ledger_head SET last_id = @a WHERE id = 1;", Entries.Count);
        var balances = new Dictionary<long, Kept>();
        for (var i = 0; i < Entries.Count; i++)
        {
            Entries[i].Id = i + 1;
            WriteEntry(connection, Entries[i], balances);
        }

        foreach (var (account, kept) in balances)
        {
            Run(
                connection,
                "UPDATE ledger_balances SET debits = @a, credits = @b, lines = @c, last_position = @d WHERE account_id = @e",
                kept.Debits, kept.Credits, kept.Lines, kept.LastPosition, account);
        }

        transaction.Commit();
    }

    /// <summary>Makes tiles and heads fit the forged journal as far as it can be done without the bank's key.</summary>
    public void RewriteTree(SqliteConnection connection, SaltKey saltKey, IReadOnlyList<long> headSizes)
    {
        using var transaction = connection.BeginTransaction();
        using var hasher = new LeafHasher(saltKey);
        Run(connection, "DELETE FROM ledger_tree_tiles; DELETE FROM ledger_tree_heads WHERE tree_size > @a", Entries.Count);
        var tree = new GrowingTree();
        var tiles = new List<TreeTile>();
        var leaf = new byte[MerkleHash.Size];
        long before = 0;
        foreach (var entry in Entries)
        {
            hasher.LeafOf(entry.Id, entry.ContentHash, leaf);
            tree.Append(leaf, tiles);
            if (headSizes.Contains(entry.Id))
            {
                var loose = (int)Math.Min(entry.Id - before, entry.Id % TreeTile.Width);
                Run(
                    connection,
                    "UPDATE ledger_tree_heads SET root = @a, leaves = @b WHERE tree_size = @c",
                    tree.Root(), tree.LastLeaves(loose).ToArray(), entry.Id);
                before = entry.Id;
            }
        }

        foreach (var tile in tiles)
        {
            Run(
                connection,
                "INSERT INTO ledger_tree_tiles (tile_level, tile_index, root, hashes) VALUES (@a, @b, @c, @d)",
                tile.Level, tile.Index, tile.Root.ToArray(), tile.Hashes.ToArray());
        }

        transaction.Commit();
    }

    public static int Run(SqliteConnection connection, string sql, params object?[] values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"@{(char)('a' + i)}", values[i] ?? DBNull.Value);
        }

        return command.ExecuteNonQuery();
    }

    private void WriteEntry(SqliteConnection connection, ForgedEntry entry, Dictionary<long, Kept> balances)
    {
        var reversal = entry.Original is null ? null : new Reversal { OriginalId = entry.Original.Id, ReversalId = entry.Id, Reason = entry.Reason! };
        var asked = entry.RowWith(EntryHashes.Of(entry.RowWith(entry.Row.RequestHash), entry.Postings, reversal).Request);
        entry.ContentHash = EntryHashes.Of(asked, entry.Postings, reversal).Content;
        Run(
            connection,
            "INSERT INTO ledger_journal_entries (id, idempotency_key, request_hash, content_hash, source, source_reference, event_code, booking_date, "
            + "recorded_at, reverses, recorded_by) VALUES (@a, @b, @c, @d, @e, @f, @g, @h, @i, @j, @k)",
            asked.Id, asked.IdempotencyKey.ToByteArray(bigEndian: true), asked.RequestHash, entry.ContentHash, asked.Source, asked.SourceReference,
            asked.EventCode, asked.BookingDate.ToString("O"), asked.RecordedAt.UtcTicks, asked.Reverses, asked.RecordedBy);
        if (reversal is not null)
        {
            Run(
                connection,
                "INSERT INTO ledger_reversals (original_id, reversal_id, reason) VALUES (@a, @b, @c)",
                reversal.OriginalId, reversal.ReversalId, reversal.Reason);
        }

        foreach (var (number, line) in entry.Postings.Index())
        {
            var before = balances.GetValueOrDefault(line.LedgerAccountId);
            var amount = line.Amount.MinorUnits;
            var position = LinePosition.Of(entry.Id, number + 1);
            var kept = before.With(line.Side, amount, position);
            balances[line.LedgerAccountId] = kept;
            var after = Normal.BalanceOf(_accounts[line.LedgerAccountId].Class, kept.Debits, kept.Credits);
            Run(
                connection,
                "INSERT INTO ledger_journal_lines (position, account_id, side, amount, booking_date, value_date, balance_after, previous, checksum) "
                + "VALUES (@a, @b, @c, @d, @e, @f, @g, @h, @i)",
                position, line.LedgerAccountId, (int)line.Side, amount, asked.BookingDate.ToString("O"), line.ValueDate.ToString("O"), after,
                before.LastPosition,
                LineChecksum.Of(
                    position, line.LedgerAccountId, line.Side, amount, asked.BookingDate, line.ValueDate, after, before.LastPosition));
            if (kept.Lines % HistoryMark.Spacing == 0)
            {
                Run(connection, "INSERT INTO ledger_history_marks (account_id, position) VALUES (@a, @b)", line.LedgerAccountId, position);
            }
        }
    }

    private readonly record struct Kept(long Debits, long Credits, long Lines, long LastPosition)
    {
        public Kept With(Side side, long amount, long position) =>
            new(Debits + (side == Side.Debit ? amount : 0), Credits + (side == Side.Credit ? amount : 0), Lines + 1, position);
    }
}

/// <summary>An entry in the forger's hands.</summary>
internal sealed class ForgedEntry
{
    public required JournalEntry Row { get; init; }

    public required List<Posting> Postings { get; init; }

    public required ForgedEntry? Original { get; init; }

    public required string? Reason { get; init; }

    public long Id { get; set; }

    public byte[] ContentHash { get; set; } = [];

    public ForgedEntry With(long factor, string eventCode) => new()
    {
        Row = RowOf(Row.Id, Row.IdempotencyKey, Row.RequestHash, eventCode, Row.Reverses),
        Postings = [.. Postings.Select(line => line with { Amount = Money.OfMinor(line.Amount.MinorUnits * factor, line.Amount.Currency) })],
        Original = Original,
        Reason = Reason,
    };

    /// <summary>A new entry with the lines of this one.</summary>
    public ForgedEntry Twin() => new()
    {
        Row = RowOf(Row.Id, Guid.CreateVersion7(), Row.RequestHash, Row.EventCode, reverses: null),
        Postings = Postings,
        Original = null,
        Reason = null,
    };

    public JournalEntry RowWith(byte[] requestHash) => RowOf(Id, Row.IdempotencyKey, requestHash, Row.EventCode, Original?.Id);

    private JournalEntry RowOf(long id, Guid key, byte[] requestHash, string eventCode, long? reverses) => new()
    {
        Id = id,
        IdempotencyKey = key,
        RequestHash = requestHash,
        ContentHash = Row.ContentHash,
        Source = Row.Source,
        SourceReference = Row.SourceReference,
        EventCode = eventCode,
        BookingDate = Row.BookingDate,
        RecordedAt = Row.RecordedAt,
        Reverses = reverses,
        RecordedBy = Row.RecordedBy,
    };
}
