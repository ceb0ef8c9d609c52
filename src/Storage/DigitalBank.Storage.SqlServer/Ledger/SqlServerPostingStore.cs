using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Engine;
using DigitalBank.Platform.Data;
using Microsoft.Data.SqlClient;

namespace DigitalBank.Storage.SqlServer.Ledger;

/// <summary>
/// Posts on SQL Server: the head row is locked first in every transaction, journal and lines go in by bulk copy. Neither MERGE nor
/// changes through a common table expression, so that compatible servers can run it too.
/// </summary>
internal sealed class SqlServerPostingStore(IStorageProvider storage) : IPostingStore
{
    private const int DuplicateKey = 2627;
    private const int DuplicateIndexKey = 2601;
    private const int ValueTooLong = 2628;
    private const int ArithmeticOverflow = 8115;

    public async Task<AccountsRead> ReadAccountsAsync(IReadOnlyList<long> accountIds)
    {
        await using var connection = await OpenAsync();

        // Repeatable read holds the head row until the accounts are read, so that the two belong together.
        await using var transaction = (SqlTransaction)await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        var head = await LedgerReads.HeadAsync(connection, transaction, LedgerReads.Head);
        var accounts = await LedgerReads.AccountsAsync(connection, transaction, accountIds);
        await transaction.CommitAsync();
        return new AccountsRead(head, accounts);
    }

    public async Task<IReadOnlyDictionary<Guid, KnownKey>> FindKeysAsync(IReadOnlyList<Guid> keys)
    {
        await using var connection = await OpenAsync();
        return await LedgerReads.KeysAsync(connection, transaction: null, keys);
    }

    public async Task<bool> TryWriteAsync(PostingWrites writes)
    {
        await using var connection = await OpenAsync();
        await using var transaction = (SqlTransaction)await connection.BeginTransactionAsync();
        try
        {
            if (!await LedgerWrites.TryAdvanceHeadAsync(connection, transaction, writes))
            {
                return false;
            }

            await LedgerWrites.InsertAsync(connection, transaction, writes);
            Companions.Write(connection, transaction, writes);
            await transaction.CommitAsync();
            return true;
        }
        catch (SqlException exception) when (exception.Number is DuplicateKey or DuplicateIndexKey)
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
        var connection = await OpenAsync();
        try
        {
            return await SqlServerPostingTurn.TakeAsync(connection, reads);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public bool BlamesContent(Exception exception) =>
        exception is EntryCompanionException or SqlException { Number: DuplicateKey or DuplicateIndexKey or ValueTooLong or ArithmeticOverflow };

    private async Task<SqlConnection> OpenAsync()
    {
        var connection = new SqlConnection(storage.ConnectionString);
        try
        {
            await connection.OpenAsync();
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
