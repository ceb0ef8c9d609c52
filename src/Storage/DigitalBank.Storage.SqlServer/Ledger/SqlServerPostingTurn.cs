using DigitalBank.Ledger.Engine;
using Microsoft.Data.SqlClient;

namespace DigitalBank.Storage.SqlServer.Ledger;

/// <summary>A transaction that holds the head row from its first statement on.</summary>
internal sealed class SqlServerPostingTurn : IPostingTurn
{
    private readonly SqlConnection _connection;
    private readonly SqlTransaction _transaction;

    private SqlServerPostingTurn(SqlConnection connection, SqlTransaction transaction) => (_connection, _transaction) = (connection, transaction);

    public AccountsRead Accounts { get; private set; } = new(default, []);

    public IReadOnlyDictionary<Guid, KnownKey> Keys { get; private set; } = new Dictionary<Guid, KnownKey>();

    public IReadOnlyDictionary<long, OriginalEntry> Originals { get; private set; } = new Dictionary<long, OriginalEntry>();

    public HoldsRead Holds { get; private set; } = HoldsRead.None;

    public static async Task<SqlServerPostingTurn> TakeAsync(SqlConnection connection, TurnReads reads)
    {
        var turn = new SqlServerPostingTurn(connection, (SqlTransaction)await connection.BeginTransactionAsync());
        var head = await LedgerReads.HeadAsync(connection, turn._transaction, LedgerReads.LockedHead);
        turn.Originals = await LedgerReads.OriginalsAsync(connection, turn._transaction, reads.OriginalIds);
        turn.Keys = await LedgerReads.KeysAsync(connection, turn._transaction, reads.Keys);
        var ofOriginals = turn.Originals.Values.SelectMany(original => original.Lines).Select(line => line.AccountId);
        var accounts = await LedgerReads.AccountsAsync(
            connection, turn._transaction, [.. reads.AccountIds.Concat(ofOriginals).Distinct().Order()]);
        turn.Accounts = new AccountsRead(head, accounts);
        turn.Holds = await LedgerReads.HoldsAsync(connection, turn._transaction, reads.HoldIds);
        return turn;
    }

    public async Task CommitAsync(PostingWrites writes)
    {
        if (!await LedgerWrites.TryAdvanceHeadAsync(_connection, _transaction, writes))
        {
            throw new InvalidOperationException("The head moved while it was locked.");
        }

        await LedgerWrites.InsertAsync(_connection, _transaction, writes);
        Companions.Write(_connection, _transaction, writes);
        await _transaction.CommitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
