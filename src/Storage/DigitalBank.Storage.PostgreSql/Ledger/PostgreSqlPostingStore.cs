using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Engine;
using DigitalBank.Platform.Data;
using Npgsql;

namespace DigitalBank.Storage.PostgreSql.Ledger;

/// <summary>
/// Posts on PostgreSQL. A small batch goes as array inserts in one pipelined round trip that is a transaction by itself; a large one
/// as binary COPY, which costs the server less per row.
/// </summary>
internal sealed class PostgreSqlPostingStore : IPostingStore, IAsyncDisposable
{
    /// <summary>Entries from which COPY, with its extra round trips, is the cheaper way.</summary>
    private const int CopyFrom = 24;

    private readonly NpgsqlDataSource _source;
    private readonly WriteThread _thread = new();

    public PostgreSqlPostingStore(IStorageProvider storage)
    {
        // Connections of its own: the writer never waits for one behind a crowd of requests, and its statements stay prepared.
        var settings = new NpgsqlConnectionStringBuilder(storage.ConnectionString)
        {
            MaxAutoPrepare = 40,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
            MaxPoolSize = 8,
            WriteBufferSize = 65_536,
            ApplicationName = "DigitalBank ledger",
        };
        _source = NpgsqlDataSource.Create(settings.ConnectionString);
    }

    public async Task<AccountsRead> ReadAccountsAsync(IReadOnlyList<long> accountIds)
    {
        await using var command = _source.CreateCommand(LedgerSql.ReadAccounts);
        command.Parameters.Add(Sql.Array(accountIds));
        await using var reader = await command.ExecuteReaderAsync();
        var accounts = new List<AccountState>(accountIds.Count);
        Head head = default;
        while (await reader.ReadAsync())
        {
            head = Sql.ReadHead(reader);
            if (!reader.IsDBNull(3))
            {
                accounts.Add(Sql.ReadAccount(reader, 3));
            }
        }

        return new AccountsRead(head, accounts);
    }

    public async Task<IReadOnlyDictionary<Guid, KnownKey>> FindKeysAsync(IReadOnlyList<Guid> keys)
    {
        await using var command = _source.CreateCommand(LedgerSql.FindKeys);
        command.Parameters.Add(Sql.Array(keys));
        await using var reader = await command.ExecuteReaderAsync();
        return await Sql.ReadKeysAsync(reader);
    }

    public void Encode(PostingWrites writes)
    {
        if (writes.Entries.Count >= CopyFrom)
        {
            CopyInsert.Of(writes);
        }
    }

    public Task<bool> TryWriteAsync(PostingWrites writes) => _thread.Run(() => TryWrite(writes));

    private bool TryWrite(PostingWrites writes)
    {
        try
        {
            using var connection = _source.OpenConnection();
            if (writes.Entries.Count < CopyFrom && !writes.HasCompanions)
            {
                WriteArrays(connection, writes);
            }
            else
            {
                WriteCopies(connection, writes);
            }

            return true;
        }
        catch (PostgresException exception)
            when (exception.SqlState is PostgresErrorCodes.NotNullViolation or PostgresErrorCodes.UniqueViolation)
        {
            return false;
        }
        catch (EntryCompanionException)
        {
            return false;
        }
    }

    public async Task<IPostingTurn> TakeTurnAsync(TurnReads reads)
    {
        var connection = await _source.OpenConnectionAsync();
        try
        {
            return await PostgreSqlPostingTurn.TakeAsync(connection, reads);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <remarks>Classes 22 (data exception), 23 (integrity) and 54 (limit exceeded) of SQLSTATE.</remarks>
    public bool BlamesContent(Exception exception) =>
        exception is EntryCompanionException || (exception is PostgresException { SqlState: var state } && state[..2] is "22" or "23" or "54");

    public ValueTask DisposeAsync()
    {
        _thread.Dispose();
        return _source.DisposeAsync();
    }

    /// <summary>Without BEGIN and COMMIT: what is sent in one round trip is one transaction.</summary>
    private static void WriteArrays(NpgsqlConnection connection, PostingWrites writes)
    {
        using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Sql.AdvanceHead(writes));
        ArrayInsert.AddTo(batch, writes);
        Sql.AddBalancesTo(batch, writes);
        HoldInsert.AddTo(batch, writes);
        batch.ExecuteNonQuery();
    }

    /// <summary>The COMMIT travels with the last statement instead of making a round trip of its own.</summary>
    private static void WriteCopies(NpgsqlConnection connection, PostingWrites writes)
    {
        using var transaction = connection.BeginTransaction();
        using (var advance = new NpgsqlBatch(connection, transaction) { BatchCommands = { Sql.AdvanceHead(writes) } })
        {
            advance.ExecuteNonQuery();
        }

        CopyInsert.Of(writes).Send(connection);
        Companions.Write(connection, transaction, writes);
        using var finish = new NpgsqlBatch(connection, transaction);
        Sql.AddBalancesTo(finish, writes);
        HoldInsert.AddTo(finish, writes);
        finish.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
        finish.ExecuteNonQuery();
    }
}
