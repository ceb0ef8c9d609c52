using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Engine;
using Npgsql;
using NpgsqlTypes;

namespace DigitalBank.Storage.PostgreSql.Ledger;

/// <summary>Parameters and rows of the posting engine's statements.</summary>
internal static class Sql
{
    public static NpgsqlParameter Array(IReadOnlyList<long> values) => Array(values as List<long> ?? [.. values], NpgsqlDbType.Bigint);

    public static NpgsqlParameter Array(IReadOnlyList<Guid> values) => Array(values as List<Guid> ?? [.. values], NpgsqlDbType.Uuid);

    public static NpgsqlParameter Array<T>(List<T> values, NpgsqlDbType element) =>
        new NpgsqlParameter<List<T>> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | element };

    public static NpgsqlParameter Value(long value) => new NpgsqlParameter<long> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Bigint };

    public static NpgsqlBatchCommand AdvanceHead(PostingWrites writes) => new(LedgerSql.AdvanceHead)
    {
        Parameters = { Value(writes.After.LastEntryId), Value(writes.After.Token), Value(writes.Before.Token) },
    };

    /// <summary>Moves the totals of the accounts on, and notes the marks if there are any.</summary>
    public static void AddBalancesTo(NpgsqlBatch batch, PostingWrites writes)
    {
        batch.BatchCommands.Add(AddToBalances(writes));
        if (writes.Marks.Count > 0)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(LedgerSql.InsertMarks)
            {
                Parameters =
                {
                    Array(writes.Marks.ConvertAll(static mark => mark.AccountId), NpgsqlDbType.Bigint),
                    Array(writes.Marks.ConvertAll(static mark => mark.Position), NpgsqlDbType.Bigint),
                },
            });
        }
    }

    private static NpgsqlBatchCommand AddToBalances(PostingWrites writes)
    {
        var count = writes.Balances.Count;
        var (ids, debits, credits) = (new List<long>(count), new List<long>(count), new List<long>(count));
        var (lines, last) = (new List<long>(count), new List<long>(count));
        foreach (var change in writes.Balances)
        {
            ids.Add(change.AccountId);
            debits.Add(change.Debits);
            credits.Add(change.Credits);
            lines.Add(change.Lines);
            last.Add(change.LastPosition);
        }

        return new NpgsqlBatchCommand(LedgerSql.AddToBalances)
        {
            Parameters =
            {
                Array(ids, NpgsqlDbType.Bigint),
                Array(debits, NpgsqlDbType.Bigint),
                Array(credits, NpgsqlDbType.Bigint),
                Array(lines, NpgsqlDbType.Bigint),
                Array(last, NpgsqlDbType.Bigint),
            },
        };
    }

    public static Head ReadHead(NpgsqlDataReader row) =>
        new(row.GetInt64(0), row.GetInt64(1), row.IsDBNull(2) ? null : row.GetFieldValue<DateOnly>(2));

    public static AccountState ReadAccount(NpgsqlDataReader row, int first) => new()
    {
        Id = row.GetInt64(first),
        CurrencyCode = row.GetString(first + 1),
        Class = (AccountClass)row.GetInt16(first + 2),
        IsHeader = row.GetBoolean(first + 3),
        AllowsManualPosting = row.GetBoolean(first + 4),
        Status = (LedgerAccountStatus)row.GetInt16(first + 5),
        MinimumBalance = row.IsDBNull(first + 6) ? null : row.GetInt64(first + 6),
        Debits = row.IsDBNull(first + 7) ? 0 : row.GetInt64(first + 7),
        Credits = row.IsDBNull(first + 8) ? 0 : row.GetInt64(first + 8),
        Held = row.IsDBNull(first + 9) ? 0 : row.GetInt64(first + 9),
        Lines = row.IsDBNull(first + 10) ? 0 : row.GetInt64(first + 10),
        LastPosition = row.IsDBNull(first + 11) ? 0 : row.GetInt64(first + 11),
    };

    public static async Task<Dictionary<Guid, KnownKey>> ReadKeysAsync(NpgsqlDataReader reader)
    {
        var keys = new Dictionary<Guid, KnownKey>();
        while (await reader.ReadAsync())
        {
            keys.TryAdd(
                reader.GetGuid(0),
                new KnownKey(reader.GetInt64(1), reader.GetFieldValue<byte[]>(2), new DateTimeOffset(reader.GetInt64(3), TimeSpan.Zero)));
        }

        return keys;
    }
}
