using System.Data;
using System.Globalization;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Engine;
using DigitalBank.Ledger.Holds;
using Microsoft.Data.SqlClient;

namespace DigitalBank.Storage.SqlServer.Ledger;

/// <summary>What the posting engine reads on SQL Server.</summary>
internal static class LedgerReads
{
    public const string Head = "SELECT last_id, token, closed_through FROM ledger.head WHERE id = 1";

    public const string LockedHead = "SELECT last_id, token, closed_through FROM ledger.head WITH (UPDLOCK, ROWLOCK, HOLDLOCK) WHERE id = 1";

    /// <summary>Few enough for the 2,100 parameters that a statement may have, and always the same number so that plans are reused.</summary>
    private const int ValuesPerQuery = 500;

    private static readonly string Placeholders =
        string.Join(", ", Enumerable.Range(0, ValuesPerQuery).Select(i => "@v" + i.ToString(CultureInfo.InvariantCulture)));

    private static readonly string AccountsByIds =
        $"""
        SELECT a.id, a.currency_code, a.class, a.is_header, a.allows_manual_posting, a.status, a.minimum_balance, b.debits, b.credits, b.held,
            b.lines, b.last_position
        FROM ledger.accounts AS a
        LEFT JOIN ledger.balances AS b ON b.account_id = a.id
        WHERE a.id IN ({Placeholders})
        """;

    private static readonly string EntriesByKeys =
        $"""
        SELECT e.idempotency_key, e.id, COALESCE(r.request_hash, e.request_hash), e.recorded_at
        FROM ledger.journal_entries AS e LEFT JOIN ledger.entry_requests AS r ON r.entry_id = e.id
        WHERE e.idempotency_key IN ({Placeholders})
        UNION ALL
        SELECT idempotency_key, CAST(0 AS bigint), request_hash, recorded_at
        FROM ledger.hold_changes
        WHERE idempotency_key IN ({Placeholders}) AND entry_id IS NULL
        """;

    private static readonly string OriginalsByIds =
        $"""
        SELECT e.id, CASE WHEN e.reverses IS NULL THEN 0 ELSE 1 END, CASE WHEN r.original_id IS NULL THEN 0 ELSE 1 END,
            l.account_id, l.side, l.amount, a.currency_code, l.value_date
        FROM ledger.journal_entries AS e
        LEFT JOIN ledger.reversals AS r ON r.original_id = e.id
        JOIN ledger.journal_lines AS l ON l.position >= e.id * 4096 AND l.position < (e.id + 1) * 4096
        JOIN ledger.accounts AS a ON a.id = l.account_id
        WHERE e.id IN ({Placeholders})
        ORDER BY l.position
        """;

    private static readonly string HoldsByIds =
        $"""
        SELECT hold_id, account_id, amount, captured, released, status, changes, expires_at
        FROM ledger.holds
        WHERE hold_id IN ({Placeholders})
        """;

    public static async Task<Head> HeadAsync(SqlConnection connection, SqlTransaction transaction, string statement)
    {
#pragma warning disable CA2100 // one of the two constants above
        await using var command = new SqlCommand(statement, connection, transaction);
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return new Head(reader.GetInt64(0), reader.GetInt64(1), reader.IsDBNull(2) ? null : DateOnly.FromDateTime(reader.GetDateTime(2)));
    }

    public static async Task<List<AccountState>> AccountsAsync(SqlConnection connection, SqlTransaction? transaction, IReadOnlyList<long> ids)
    {
        var accounts = new List<AccountState>(ids.Count);
        await ReadAsync(connection, transaction, AccountsByIds, ids, SqlDbType.BigInt, row => accounts.Add(new AccountState
        {
            Id = row.GetInt64(0),
            CurrencyCode = row.GetString(1),
            Class = (AccountClass)row.GetInt16(2),
            IsHeader = row.GetBoolean(3),
            AllowsManualPosting = row.GetBoolean(4),
            Status = (LedgerAccountStatus)row.GetInt16(5),
            MinimumBalance = row.IsDBNull(6) ? null : row.GetInt64(6),
            Debits = row.IsDBNull(7) ? 0 : row.GetInt64(7),
            Credits = row.IsDBNull(8) ? 0 : row.GetInt64(8),
            Held = row.IsDBNull(9) ? 0 : row.GetInt64(9),
            Lines = row.IsDBNull(10) ? 0 : row.GetInt64(10),
            LastPosition = row.IsDBNull(11) ? 0 : row.GetInt64(11),
        }));
        return accounts;
    }

    public static async Task<Dictionary<Guid, KnownKey>> KeysAsync(SqlConnection connection, SqlTransaction? transaction, IReadOnlyList<Guid> keys)
    {
        var known = new Dictionary<Guid, KnownKey>();
        await ReadAsync(connection, transaction, EntriesByKeys, keys, SqlDbType.UniqueIdentifier, row => known.TryAdd(
            row.GetGuid(0),
            new KnownKey(row.GetInt64(1), row.GetFieldValue<byte[]>(2), new DateTimeOffset(row.GetInt64(3), TimeSpan.Zero))));
        return known;
    }

    public static async Task<Dictionary<long, OriginalEntry>> OriginalsAsync(
        SqlConnection connection, SqlTransaction transaction, IReadOnlyList<long> ids)
    {
        var originals = new Dictionary<long, OriginalEntry>();
        await ReadAsync(connection, transaction, OriginalsByIds, ids, SqlDbType.BigInt, row =>
        {
            var id = row.GetInt64(0);
            if (!originals.TryGetValue(id, out var original))
            {
                original = new OriginalEntry(id, row.GetInt32(1) == 1, row.GetInt32(2) == 1, []);
                originals.Add(id, original);
            }

            original.Lines.Add(new OriginalLine(
                row.GetInt64(3), (Side)row.GetInt16(4), row.GetInt64(5), row.GetString(6), DateOnly.FromDateTime(row.GetDateTime(7))));
        });
        return originals;
    }

    public static async Task<HoldsRead> HoldsAsync(SqlConnection connection, SqlTransaction transaction, IReadOnlyList<Guid> ids)
    {
        var holds = new List<HoldState>(ids.Count);
        await ReadAsync(connection, transaction, HoldsByIds, ids, SqlDbType.UniqueIdentifier, row => holds.Add(new HoldState
        {
            HoldId = row.GetGuid(0),
            AccountId = row.GetInt64(1),
            Amount = row.GetInt64(2),
            Captured = row.GetInt64(3),
            Released = row.GetInt64(4),
            Status = (HoldStatus)row.GetInt16(5),
            Changes = row.GetInt32(6),
            ExpiresAt = row.IsDBNull(7) ? null : new DateTimeOffset(row.GetInt64(7), TimeSpan.Zero),
        }));
        var accounts = await AccountsAsync(connection, transaction, [.. holds.Select(hold => hold.AccountId).Distinct().Order()]);
        return new HoldsRead(holds, accounts);
    }

    private static async Task ReadAsync<T>(
        SqlConnection connection, SqlTransaction? transaction, string statement, IReadOnlyList<T> values, SqlDbType type, Action<SqlDataReader> read)
    {
        foreach (var some in values.Chunk(ValuesPerQuery))
        {
#pragma warning disable CA2100 // the statements above, whose only variable part is the list of parameter names
            await using var command = new SqlCommand(statement, connection, transaction);
#pragma warning restore CA2100
            for (var i = 0; i < ValuesPerQuery; i++)
            {
                // The last value stands in for those that a short list lacks.
                command.Parameters.Add("@v" + i.ToString(CultureInfo.InvariantCulture), type).Value = some[Math.Min(i, some.Length - 1)];
            }

            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                read(reader);
            }
        }
    }
}
