using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Engine;
using Npgsql;

namespace DigitalBank.Storage.PostgreSql.Ledger;

/// <summary>
/// One round trip opens the transaction, locks the head and reads everything else. Each statement has its own snapshot, taken after the
/// lock was granted, so it sees whatever the holder before us committed.
/// </summary>
internal sealed class PostgreSqlPostingTurn : IPostingTurn
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private PostgreSqlPostingTurn(NpgsqlConnection connection, NpgsqlTransaction transaction) =>
        (_connection, _transaction) = (connection, transaction);

    public AccountsRead Accounts { get; private set; } = new(default, []);

    public IReadOnlyDictionary<Guid, KnownKey> Keys { get; private set; } = new Dictionary<Guid, KnownKey>();

    public IReadOnlyDictionary<long, OriginalEntry> Originals { get; private set; } = new Dictionary<long, OriginalEntry>();

    public HoldsRead Holds { get; private set; } = HoldsRead.None;

    public static async Task<PostgreSqlPostingTurn> TakeAsync(NpgsqlConnection connection, TurnReads reads)
    {
        var turn = new PostgreSqlPostingTurn(connection, await connection.BeginTransactionAsync());
        await using var batch = new NpgsqlBatch(connection, turn._transaction)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand(LedgerSql.LockHead),
                new NpgsqlBatchCommand(LedgerSql.TurnAccounts) { Parameters = { Sql.Array(reads.AccountIds), Sql.Array(reads.OriginalIds) } },
                new NpgsqlBatchCommand(LedgerSql.FindKeys) { Parameters = { Sql.Array(reads.Keys) } },
                new NpgsqlBatchCommand(LedgerSql.Originals) { Parameters = { Sql.Array(reads.OriginalIds) } },
            },
        };
        var asksForHolds = reads.HoldIds.Count > 0;
        if (asksForHolds)
        {
            HoldReads.AddTo(batch, reads.HoldIds);
        }

        await using var reader = await batch.ExecuteReaderAsync();
        await reader.ReadAsync();
        var head = Sql.ReadHead(reader);
        await reader.NextResultAsync();
        var accounts = new List<AccountState>(reads.AccountIds.Count);
        while (await reader.ReadAsync())
        {
            accounts.Add(Sql.ReadAccount(reader, 0));
        }

        turn.Accounts = new AccountsRead(head, accounts);
        await reader.NextResultAsync();
        turn.Keys = await Sql.ReadKeysAsync(reader);
        await reader.NextResultAsync();
        turn.Originals = await ReadOriginalsAsync(reader);
        turn.Holds = asksForHolds ? await HoldReads.ReadAsync(reader) : HoldsRead.None;
        return turn;
    }

    public async Task CommitAsync(PostingWrites writes)
    {
        await using (var batch = new NpgsqlBatch(_connection, _transaction))
        {
            batch.BatchCommands.Add(Sql.AdvanceHead(writes));
            ArrayInsert.AddTo(batch, writes);
            Sql.AddBalancesTo(batch, writes);
            HoldInsert.AddTo(batch, writes);
            await batch.ExecuteNonQueryAsync();
        }

        Companions.Write(_connection, _transaction, writes);
        await _transaction.CommitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private static async Task<Dictionary<long, OriginalEntry>> ReadOriginalsAsync(NpgsqlDataReader reader)
    {
        var originals = new Dictionary<long, OriginalEntry>();
        while (await reader.ReadAsync())
        {
            var id = reader.GetInt64(0);
            if (!originals.TryGetValue(id, out var original))
            {
                original = new OriginalEntry(id, reader.GetBoolean(1), reader.GetBoolean(2), []);
                originals.Add(id, original);
            }

            original.Lines.Add(new OriginalLine(
                reader.GetInt64(3), (Side)reader.GetInt16(4), reader.GetInt64(5), reader.GetString(6), reader.GetFieldValue<DateOnly>(7)));
        }

        return originals;
    }
}
