using DigitalBank.Ledger.Engine;
using Npgsql;
using NpgsqlTypes;

namespace DigitalBank.Storage.PostgreSql.Ledger;

/// <summary>What a batch writes about holds, and of requests that are more than an entry; no statement where there is none.</summary>
internal static class HoldInsert
{
    private const string InsertRequests = "INSERT INTO ledger.entry_requests (entry_id, request_hash) SELECT * FROM unnest($1, $2)";

    private const string InsertHolds =
        """
        INSERT INTO ledger.holds (hold_id, account_id, amount, captured, released, status, changes, expires_at, source, source_reference,
            event_code, placed_at)
        SELECT t.id, t.account, t.amount, t.captured, t.released, t.status, t.changes, t.expires_at, t.source, t.reference, t.event, $12
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            AS t (id, account, amount, captured, released, status, changes, expires_at, source, reference, event)
        """;

    private const string UpdateHolds =
        """
        UPDATE ledger.holds h SET captured = t.captured, released = t.released, status = t.status, changes = t.changes
        FROM unnest($1, $2, $3, $4, $5) AS t (id, captured, released, status, changes)
        WHERE h.hold_id = t.id
        """;

    /// <summary>
    /// A key that an entry carries already becomes null, which the column refuses: then the batch is planned again in a turn, and the
    /// key is found.
    /// </summary>
    private const string InsertChanges =
        """
        INSERT INTO ledger.hold_changes (hold_id, sequence, kind, amount, released, entry_id, idempotency_key, request_hash, recorded_at)
        SELECT t.hold, t.sequence, t.kind, t.amount, t.released, t.entry,
            CASE WHEN NOT EXISTS (
                SELECT 1 FROM ledger.journal_entries e WHERE e.idempotency_key = t.key AND e.id IS DISTINCT FROM t.entry) THEN t.key END,
            t.hash, $9
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8) AS t (hold, sequence, kind, amount, released, entry, key, hash)
        """;

    private const string SetHeld =
        "UPDATE ledger.balances b SET held = t.held FROM unnest($1, $2) AS t (id, held) WHERE b.account_id = t.id";

    public static void AddTo(NpgsqlBatch batch, PostingWrites writes)
    {
        var specials = writes.Specials;
        if (specials.IsEmpty)
        {
            return;
        }

        if (specials.Entries.Count > 0)
        {
            batch.BatchCommands.Add(Requests(specials));
        }

        if (specials.Changes.Count > 0)
        {
            batch.BatchCommands.Add(Placed(writes));
            batch.BatchCommands.Add(Changed(specials));
            batch.BatchCommands.Add(Changes(writes));
            batch.BatchCommands.Add(Held(specials));
        }
    }

    private static NpgsqlBatchCommand Requests(SpecialWrites specials) => new(InsertRequests)
    {
        Parameters =
        {
            Column(specials.Entries, static e => e.EntryId, NpgsqlDbType.Bigint),
            Column(specials.Entries, static e => e.AskedHash, NpgsqlDbType.Bytea),
        },
    };

    private static NpgsqlBatchCommand Placed(PostingWrites writes)
    {
        var placed = writes.Specials.Placed;
        return new NpgsqlBatchCommand(InsertHolds)
        {
            Parameters =
            {
                Column(placed, static h => h.HoldId, NpgsqlDbType.Uuid),
                Column(placed, static h => h.AccountId, NpgsqlDbType.Bigint),
                Column(placed, static h => h.Amount, NpgsqlDbType.Bigint),
                Column(placed, static h => h.Captured, NpgsqlDbType.Bigint),
                Column(placed, static h => h.Released, NpgsqlDbType.Bigint),
                Column(placed, static h => (short)h.Status, NpgsqlDbType.Smallint),
                Column(placed, static h => h.Changes, NpgsqlDbType.Integer),
                Column(placed, static h => h.ExpiresAt?.UtcTicks, NpgsqlDbType.Bigint),
                Column(placed, static h => h.PlacedBy!.Source, NpgsqlDbType.Text),
                Column(placed, static h => h.PlacedBy!.SourceReference, NpgsqlDbType.Text),
                Column(placed, static h => h.PlacedBy!.EventCode, NpgsqlDbType.Text),
                Sql.Value(writes.RecordedAt.UtcTicks),
            },
        };
    }

    private static NpgsqlBatchCommand Changed(SpecialWrites specials) => new(UpdateHolds)
    {
        Parameters =
        {
            Column(specials.Changed, static h => h.HoldId, NpgsqlDbType.Uuid),
            Column(specials.Changed, static h => h.Captured, NpgsqlDbType.Bigint),
            Column(specials.Changed, static h => h.Released, NpgsqlDbType.Bigint),
            Column(specials.Changed, static h => (short)h.Status, NpgsqlDbType.Smallint),
            Column(specials.Changed, static h => h.Changes, NpgsqlDbType.Integer),
        },
    };

    private static NpgsqlBatchCommand Changes(PostingWrites writes)
    {
        var changes = writes.Specials.Changes;
        return new NpgsqlBatchCommand(InsertChanges)
        {
            Parameters =
            {
                Column(changes, static c => c.HoldId, NpgsqlDbType.Uuid),
                Column(changes, static c => c.Sequence, NpgsqlDbType.Integer),
                Column(changes, static c => (short)c.Kind, NpgsqlDbType.Smallint),
                Column(changes, static c => c.Amount, NpgsqlDbType.Bigint),
                Column(changes, static c => c.Released, NpgsqlDbType.Bigint),
                Column(changes, static c => c.EntryId, NpgsqlDbType.Bigint),
                Column(changes, static c => c.IdempotencyKey, NpgsqlDbType.Uuid),
                Column(changes, static c => c.RequestHash, NpgsqlDbType.Bytea),
                Sql.Value(writes.RecordedAt.UtcTicks),
            },
        };
    }

    private static NpgsqlBatchCommand Held(SpecialWrites specials) => new(SetHeld)
    {
        Parameters =
        {
            Column(specials.Held, static h => h.AccountId, NpgsqlDbType.Bigint),
            Column(specials.Held, static h => h.Held, NpgsqlDbType.Bigint),
        },
    };

    private static NpgsqlParameter Column<TRow, TValue>(List<TRow> rows, Converter<TRow, TValue> value, NpgsqlDbType element) =>
        Sql.Array(rows.ConvertAll(value), element);
}
