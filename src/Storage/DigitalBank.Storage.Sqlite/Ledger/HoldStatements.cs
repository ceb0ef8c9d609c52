using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.Ledger.Engine;
using DigitalBank.Ledger.Holds;
using SQLitePCL;

namespace DigitalBank.Storage.Sqlite.Ledger;

/// <summary>The prepared statements about holds, and about requests that are more than an entry.</summary>
internal sealed class HoldStatements(sqlite3 database) : IDisposable
{
    private readonly SqliteStatement _find = new(
        database,
        "SELECT account_id, amount, captured, released, status, changes, expires_at FROM ledger_holds WHERE hold_id = ?1");

    private readonly SqliteStatement _request = new(database, "INSERT INTO ledger_entry_requests (entry_id, request_hash) VALUES (?1, ?2)");

    private readonly SqliteStatement _place = new(
        database,
        """
        INSERT INTO ledger_holds (hold_id, account_id, amount, captured, released, status, changes, expires_at, source, source_reference,
            event_code, placed_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
        """);

    private readonly SqliteStatement _update = new(
        database, "UPDATE ledger_holds SET captured = ?2, released = ?3, status = ?4, changes = ?5 WHERE hold_id = ?1");

    // A key that an entry carries already becomes null, which the column refuses: then the batch is planned again in a turn, and the key
    // is found.
    private readonly SqliteStatement _change = new(
        database,
        """
        INSERT INTO ledger_hold_changes (hold_id, sequence, kind, amount, released, entry_id, idempotency_key, request_hash, recorded_at)
        SELECT ?1, ?2, ?3, ?4, ?5, ?6,
            CASE WHEN NOT EXISTS (SELECT 1 FROM ledger_journal_entries e WHERE e.idempotency_key = ?7 AND e.id IS NOT ?6) THEN ?7 END,
            ?8, ?9
        """);

    private readonly SqliteStatement _held = new(database, "UPDATE ledger_balances SET held = ?2 WHERE account_id = ?1");

    public HoldState? Find(Guid id)
    {
        _find.Bind(id);
        if (!_find.Read())
        {
            return null;
        }

        var hold = new HoldState
        {
            HoldId = id,
            AccountId = _find.Int64(0),
            Amount = _find.Int64(1),
            Captured = _find.Int64(2),
            Released = _find.Int64(3),
            Status = (HoldStatus)_find.Int64(4),
            Changes = (int)_find.Int64(5),
            ExpiresAt = _find.IsNull(6) ? null : new DateTimeOffset(_find.Int64(6), TimeSpan.Zero),
        };
        _find.Reset();
        return hold;
    }

    public void Insert(PostingWrites writes)
    {
        var specials = writes.Specials;
        if (specials.IsEmpty)
        {
            return;
        }

        foreach (var entry in specials.Entries)
        {
            _request.Bind(entry.EntryId);
            _request.Bind(entry.AskedHash);
            _request.Run();
        }

        specials.Placed.ForEach(hold => Place(hold, writes.RecordedAt.UtcTicks));
        specials.Changed.ForEach(Update);
        specials.Changes.ForEach(change => Note(change, writes.RecordedAt.UtcTicks));
        foreach (var held in specials.Held)
        {
            _held.Bind(held.AccountId);
            _held.Bind(held.Held);
            _held.Run();
        }
    }

    public void Dispose()
    {
        foreach (var statement in (SqliteStatement[])[_find, _request, _place, _update, _change, _held])
        {
            statement.Dispose();
        }
    }

    private void Place(HoldWrite hold, long placedAt)
    {
        _place.Bind(hold.HoldId);
        _place.Bind(hold.AccountId);
        _place.Bind(hold.Amount);
        _place.Bind(hold.Captured);
        _place.Bind(hold.Released);
        _place.Bind((long)hold.Status);
        _place.Bind(hold.Changes);
        _place.Bind(hold.ExpiresAt?.UtcTicks);
        _place.Bind(hold.PlacedBy!.Source);
        _place.Bind(hold.PlacedBy.SourceReference);
        _place.Bind(hold.PlacedBy.EventCode);
        _place.Bind(placedAt);
        _place.Run();
    }

    private void Update(HoldWrite hold)
    {
        _update.Bind(hold.HoldId);
        _update.Bind(hold.Captured);
        _update.Bind(hold.Released);
        _update.Bind((long)hold.Status);
        _update.Bind(hold.Changes);
        _update.Run();
    }

    private void Note(HoldChangeWrite change, long recordedAt)
    {
        _change.Bind(change.HoldId);
        _change.Bind(change.Sequence);
        _change.Bind((long)change.Kind);
        _change.Bind(change.Amount);
        _change.Bind(change.Released);
        _change.Bind(change.EntryId);
        _change.Bind(change.IdempotencyKey);
        _change.Bind(change.RequestHash);
        _change.Bind(recordedAt);
        _change.Run();
    }
}
