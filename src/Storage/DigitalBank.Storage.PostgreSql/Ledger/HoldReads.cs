using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.Ledger.Engine;
using DigitalBank.Ledger.Holds;
using Npgsql;

namespace DigitalBank.Storage.PostgreSql.Ledger;

/// <summary>What a turn reads about holds.</summary>
internal static class HoldReads
{
    private const string Holds =
        """
        SELECT hold_id, account_id, amount, captured, released, status, changes, expires_at
        FROM ledger.holds
        WHERE hold_id = ANY ($1)
        """;

    private const string Accounts =
        $"""
        SELECT {LedgerSql.AccountColumns}
        FROM ledger.accounts a
        LEFT JOIN ledger.balances b ON b.account_id = a.id
        WHERE a.id IN (SELECT account_id FROM ledger.holds WHERE hold_id = ANY ($1))
        """;

    public static void AddTo(NpgsqlBatch batch, IReadOnlyList<Guid> holdIds)
    {
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Holds) { Parameters = { Sql.Array(holdIds) } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Accounts) { Parameters = { Sql.Array(holdIds) } });
    }

    /// <summary>Reads the two results that come next.</summary>
    public static async Task<HoldsRead> ReadAsync(NpgsqlDataReader reader)
    {
        await reader.NextResultAsync();
        var holds = new List<HoldState>();
        while (await reader.ReadAsync())
        {
            holds.Add(new HoldState
            {
                HoldId = reader.GetGuid(0),
                AccountId = reader.GetInt64(1),
                Amount = reader.GetInt64(2),
                Captured = reader.GetInt64(3),
                Released = reader.GetInt64(4),
                Status = (HoldStatus)reader.GetInt16(5),
                Changes = reader.GetInt32(6),
                ExpiresAt = reader.IsDBNull(7) ? null : new DateTimeOffset(reader.GetInt64(7), TimeSpan.Zero),
            });
        }

        await reader.NextResultAsync();
        var accounts = new List<AccountState>();
        while (await reader.ReadAsync())
        {
            accounts.Add(Sql.ReadAccount(reader, 0));
        }

        return new HoldsRead(holds, accounts);
    }
}
