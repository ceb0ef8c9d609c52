using DigitalBank.Ledger.Engine;
using Npgsql;
using NpgsqlTypes;

namespace DigitalBank.Storage.PostgreSql.Ledger;

/// <summary>Inserts a batch with one array per column.</summary>
internal static class ArrayInsert
{
    public static void AddTo(NpgsqlBatch batch, PostingWrites writes)
    {
        batch.BatchCommands.Add(Entries(writes));
        batch.BatchCommands.Add(Lines(writes));
        if (Reversals(writes) is { } reversals)
        {
            batch.BatchCommands.Add(reversals);
        }
    }

    private static NpgsqlBatchCommand Entries(PostingWrites writes)
    {
        var entries = writes.Entries;
        return new NpgsqlBatchCommand(LedgerSql.InsertEntries)
        {
            Parameters =
            {
                Column(entries, static e => e.EntryId, NpgsqlDbType.Bigint),
                Column(entries, static e => e.IdempotencyKey, NpgsqlDbType.Uuid),
                Column(entries, static e => e.RequestHash, NpgsqlDbType.Bytea),
                Column(entries, static e => e.ContentHash, NpgsqlDbType.Bytea),
                Column(entries, static e => e.Source, NpgsqlDbType.Text),
                Column(entries, static e => e.SourceReference, NpgsqlDbType.Text),
                Column(entries, static e => e.EventCode, NpgsqlDbType.Text),
                Column(entries, static e => e.BookingDate, NpgsqlDbType.Date),
                Column(entries, static e => e.Correction?.EntryId, NpgsqlDbType.Bigint),
                Column(entries, static e => e.RecordedBy, NpgsqlDbType.Text),
                Sql.Value(writes.RecordedAt.UtcTicks),
            },
        };
    }

    private static NpgsqlBatchCommand Lines(PostingWrites writes)
    {
        var count = writes.LineCount;
        var (positions, accounts, sides, amounts) = (new List<long>(count), new List<long>(count), new List<short>(count), new List<long>(count));
        var (bookingDates, valueDates) = (new List<DateOnly>(count), new List<DateOnly>(count));
        var (balances, previous, checksums) = (new List<long>(count), new List<long>(count), new List<long>(count));
        foreach (var entry in writes.Entries)
        {
            for (var i = 0; i < entry.Postings.Count; i++)
            {
                var line = PlannedLine.Of(entry, i);
                positions.Add(line.Position);
                accounts.Add(line.AccountId);
                sides.Add((short)line.Side);
                amounts.Add(line.Amount);
                bookingDates.Add(line.BookingDate);
                valueDates.Add(line.ValueDate);
                balances.Add(line.BalanceAfter);
                previous.Add(line.Previous);
                checksums.Add(line.Checksum);
            }
        }

        return new NpgsqlBatchCommand(LedgerSql.InsertLines)
        {
            Parameters =
            {
                Sql.Array(positions, NpgsqlDbType.Bigint),
                Sql.Array(accounts, NpgsqlDbType.Bigint),
                Sql.Array(sides, NpgsqlDbType.Smallint),
                Sql.Array(amounts, NpgsqlDbType.Bigint),
                Sql.Array(bookingDates, NpgsqlDbType.Date),
                Sql.Array(valueDates, NpgsqlDbType.Date),
                Sql.Array(balances, NpgsqlDbType.Bigint),
                Sql.Array(previous, NpgsqlDbType.Bigint),
                Sql.Array(checksums, NpgsqlDbType.Bigint),
            },
        };
    }

    private static NpgsqlBatchCommand? Reversals(PostingWrites writes)
    {
        var reversals = writes.Entries.FindAll(static entry => entry.Correction is not null);
        return reversals.Count == 0 ? null : new NpgsqlBatchCommand(LedgerSql.InsertReversals)
        {
            Parameters =
            {
                Column(reversals, static r => r.Correction!.EntryId, NpgsqlDbType.Bigint),
                Column(reversals, static r => r.EntryId, NpgsqlDbType.Bigint),
                Column(reversals, static r => r.Correction!.Reason, NpgsqlDbType.Text),
            },
        };
    }

    private static NpgsqlParameter Column<T>(List<PostingRequest> entries, Converter<PostingRequest, T> value, NpgsqlDbType element) =>
        Sql.Array(entries.ConvertAll(value), element);
}
