using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Engine;
using DigitalBank.Ledger.Holds;
using SQLitePCL;

namespace DigitalBank.Storage.Sqlite.Ledger;

/// <summary>The posting engine's prepared statements on one connection.</summary>
internal sealed class LedgerStatements(sqlite3 database) : IDisposable
{
    private const int EntryColumns = 11;
    private const int LineColumns = 9;

    private readonly SqliteStatement _head = new(database, "SELECT last_id, token, closed_through FROM ledger_head WHERE id = 1");

    private readonly SqliteStatement _advance = new(
        database, "UPDATE ledger_head SET last_id = ?1, token = ?2 WHERE id = 1 AND token = ?3");

    private readonly SqliteStatement _account = new(
        database,
        """
        SELECT a.currency_code, a.class, a.is_header, a.allows_manual_posting, a.status, a.minimum_balance, b.debits, b.credits, b.held,
            b.lines, b.last_position
        FROM ledger_accounts a LEFT JOIN ledger_balances b ON b.account_id = a.id
        WHERE a.id = ?1
        """);

    private readonly HoldStatements _holds = new(database);

    // The entry first: where a key was used for an entry and, by mistake, for a hold as well, the entry decides.
    private readonly SqliteStatement _key = new(
        database,
        """
        SELECT e.id, COALESCE(r.request_hash, e.request_hash), e.recorded_at
        FROM ledger_journal_entries e LEFT JOIN ledger_entry_requests r ON r.entry_id = e.id
        WHERE e.idempotency_key = ?1
        UNION ALL
        SELECT 0, request_hash, recorded_at FROM ledger_hold_changes WHERE idempotency_key = ?1 AND entry_id IS NULL
        """);

    private readonly SqliteStatement _original = new(
        database,
        """
        SELECT e.reverses, r.original_id, l.account_id, l.side, l.amount, a.currency_code, l.value_date
        FROM ledger_journal_entries e
        LEFT JOIN ledger_reversals r ON r.original_id = e.id
        JOIN ledger_journal_lines l ON l.position >= e.id << 12 AND l.position < (e.id + 1) << 12
        JOIN ledger_accounts a ON a.id = l.account_id
        WHERE e.id = ?1
        ORDER BY l.position
        """);

    private readonly SqliteStatement _addToBalance = new(
        database,
        "UPDATE ledger_balances SET debits = debits + ?2, credits = credits + ?3, lines = ?4, last_position = ?5 WHERE account_id = ?1");

    private readonly SqliteStatement _mark = new(database, "INSERT INTO ledger_history_marks (account_id, position) VALUES (?1, ?2)");

    private readonly SqliteStatement _reversal = new(
        database, "INSERT INTO ledger_reversals (original_id, reversal_id, reason) VALUES (?1, ?2, ?3)");

    private readonly MultiRowInsert _entries = new(
        database,
        """
        ledger_journal_entries (id, idempotency_key, request_hash, content_hash, source, source_reference, event_code, booking_date,
            recorded_at, reverses, recorded_by)
        """,
        EntryColumns);

    private readonly MultiRowInsert _lines = new(
        database,
        "ledger_journal_lines (position, account_id, side, amount, booking_date, value_date, balance_after, previous, checksum)",
        LineColumns);

    public Head ReadHead()
    {
        _head.Read();
        var head = new Head(_head.Int64(0), _head.Int64(1), _head.IsNull(2) ? null : _head.Date(2));
        _head.Reset();
        return head;
    }

    public AccountState? FindAccount(long id)
    {
        _account.Bind(id);
        if (!_account.Read())
        {
            return null;
        }

        var account = new AccountState
        {
            Id = id,
            CurrencyCode = _account.Text(0),
            Class = (AccountClass)_account.Int64(1),
            IsHeader = _account.Int64(2) != 0,
            AllowsManualPosting = _account.Int64(3) != 0,
            Status = (LedgerAccountStatus)_account.Int64(4),
            MinimumBalance = _account.IsNull(5) ? null : _account.Int64(5),
            Debits = _account.Int64(6), // zero where a header account has no totals
            Credits = _account.Int64(7),
            Held = _account.Int64(8),
            Lines = _account.Int64(9),
            LastPosition = _account.Int64(10),
        };
        _account.Reset();
        return account;
    }

    public HoldState? FindHold(Guid id) => _holds.Find(id);

    public KnownKey? FindKey(Guid key)
    {
        _key.Bind(key);
        if (!_key.Read())
        {
            return null;
        }

        var known = new KnownKey(_key.Int64(0), _key.Blob(1).ToArray(), new DateTimeOffset(_key.Int64(2), TimeSpan.Zero));
        _key.Reset();
        return known;
    }

    public OriginalEntry? FindOriginal(long entryId)
    {
        OriginalEntry? original = null;
        _original.Bind(entryId);
        while (_original.Read())
        {
            original ??= new OriginalEntry(entryId, !_original.IsNull(0), !_original.IsNull(1), []);
            original.Lines.Add(new OriginalLine(
                _original.Int64(2), (Side)_original.Int64(3), _original.Int64(4), _original.Text(5), _original.Date(6)));
        }

        return original;
    }

    /// <returns>False when the head has moved on.</returns>
    public bool TryAdvanceHead(PostingWrites writes)
    {
        _advance.Bind(writes.After.LastEntryId);
        _advance.Bind(writes.After.Token);
        _advance.Bind(writes.Before.Token);
        _advance.Run();
        return raw.sqlite3_changes(database) == 1;
    }

    public void Insert(PostingWrites writes)
    {
        InsertEntries(writes);
        InsertLines(writes);
        foreach (var change in writes.Balances)
        {
            _addToBalance.Bind(change.AccountId);
            _addToBalance.Bind(change.Debits);
            _addToBalance.Bind(change.Credits);
            _addToBalance.Bind(change.Lines);
            _addToBalance.Bind(change.LastPosition);
            _addToBalance.Run();
        }

        foreach (var mark in writes.Marks)
        {
            _mark.Bind(mark.AccountId);
            _mark.Bind(mark.Position);
            _mark.Run();
        }

        _holds.Insert(writes);
    }

    public void Dispose()
    {
        IDisposable[] all = [_head, _advance, _account, _key, _original, _addToBalance, _mark, _reversal, _entries, _lines, _holds];
        foreach (var statement in all)
        {
            statement.Dispose();
        }
    }

    private void InsertEntries(PostingWrites writes)
    {
        var recordedAt = writes.RecordedAt.UtcTicks;
        _entries.Begin(writes.Entries.Count);
        foreach (var entry in writes.Entries)
        {
            var row = _entries.Next();
            row.Bind(entry.EntryId);
            row.Bind(entry.IdempotencyKey);
            row.Bind(entry.RequestHash);
            row.Bind(entry.ContentHash);
            row.Bind(entry.Source);
            row.Bind(entry.SourceReference);
            row.Bind(entry.EventCode);
            row.Bind(entry.BookingDate);
            row.Bind(recordedAt);
            row.Bind(entry.Correction?.EntryId);
            row.Bind(entry.RecordedBy);
        }

        _entries.End();
        foreach (var entry in writes.Entries)
        {
            if (entry.Correction is { } correction)
            {
                _reversal.Bind(correction.EntryId);
                _reversal.Bind(entry.EntryId);
                _reversal.Bind(correction.Reason);
                _reversal.Run();
            }
        }
    }

    private void InsertLines(PostingWrites writes)
    {
        _lines.Begin(writes.LineCount);
        foreach (var entry in writes.Entries)
        {
            for (var i = 0; i < entry.Postings.Count; i++)
            {
                var line = PlannedLine.Of(entry, i);
                var row = _lines.Next();
                row.Bind(line.Position);
                row.Bind(line.AccountId);
                row.Bind((long)line.Side);
                row.Bind(line.Amount);
                row.Bind(line.BookingDate);
                row.Bind(line.ValueDate);
                row.Bind(line.BalanceAfter);
                row.Bind(line.Previous);
                row.Bind(line.Checksum);
            }
        }

        _lines.End();
    }
}
