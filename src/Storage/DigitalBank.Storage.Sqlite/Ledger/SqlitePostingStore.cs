using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Engine;
using DigitalBank.Ledger.Holds;
using DigitalBank.Platform.Data;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace DigitalBank.Storage.Sqlite.Ledger;

/// <summary>
/// Posts on SQLite through one connection of its own. The library works in the caller's thread, so these methods complete before they
/// return; only the engine's writer calls them, one at a time.
/// </summary>
internal sealed class SqlitePostingStore(IStorageProvider storage) : IPostingStore, IDisposable
{
    private SqliteConnection? _connection;
    private LedgerStatements? _statements;

    private LedgerStatements Statements => _statements ?? Open();

    public Task<AccountsRead> ReadAccountsAsync(IReadOnlyList<long> accountIds)
    {
        var statements = Statements;
        Execute("BEGIN");
        try
        {
            return Task.FromResult(new AccountsRead(statements.ReadHead(), FindAccounts(statements, accountIds)));
        }
        finally
        {
            Execute("ROLLBACK");
        }
    }

    public Task<IReadOnlyDictionary<Guid, KnownKey>> FindKeysAsync(IReadOnlyList<Guid> keys) =>
        Task.FromResult<IReadOnlyDictionary<Guid, KnownKey>>(FindKeys(Statements, keys));

    public Task<bool> TryWriteAsync(PostingWrites writes)
    {
        var statements = Statements;
        Execute("BEGIN IMMEDIATE");
        try
        {
            if (!statements.TryAdvanceHead(writes))
            {
                Execute("ROLLBACK");
                return Task.FromResult(false);
            }

            statements.Insert(writes);
            Companions.Write(_connection!, transaction: null, writes);
            Execute("COMMIT");
            return Task.FromResult(true);
        }
        catch (Exception exception)
        {
            UndoIfOpen();
            if (exception is EntryCompanionException or SqliteException { SqliteErrorCode: raw.SQLITE_CONSTRAINT })
            {
                return Task.FromResult(false);
            }

            throw;
        }
    }

    public Task<IPostingTurn> TakeTurnAsync(TurnReads reads)
    {
        var statements = Statements;
        Execute("BEGIN IMMEDIATE");
        try
        {
            return Task.FromResult<IPostingTurn>(new Turn(this, statements, reads));
        }
        catch
        {
            UndoIfOpen();
            throw;
        }
    }

    public bool BlamesContent(Exception exception) =>
        exception is EntryCompanionException
            or SqliteException { SqliteErrorCode: raw.SQLITE_CONSTRAINT or raw.SQLITE_MISMATCH or raw.SQLITE_TOOBIG };

    public void Dispose()
    {
        _statements?.Dispose();
        _connection?.Dispose();
        _statements = null;
        _connection = null;
    }

    private static List<AccountState> FindAccounts(LedgerStatements statements, IEnumerable<long> ids) =>
        [.. ids.Select(statements.FindAccount).OfType<AccountState>()];

    private static Dictionary<Guid, KnownKey> FindKeys(LedgerStatements statements, IReadOnlyList<Guid> keys)
    {
        var known = new Dictionary<Guid, KnownKey>();
        foreach (var key in keys)
        {
            if (statements.FindKey(key) is { } found)
            {
                known.Add(key, found);
            }
        }

        return known;
    }

    private LedgerStatements Open()
    {
        Dispose();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(storage.ConnectionString) { Pooling = false }.ConnectionString);
        try
        {
            connection.Open();

            // Waits for other writers inside the library, a few milliseconds at a time, and flushes every commit to the disk. The log is
            // copied into the database every 16 MB: a batch changes pages all over the index, and many of them are the next batch's too.
            using var settings = connection.CreateCommand();
            settings.CommandText =
                """
                PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 60000;
                PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 4096;
                """;
            settings.ExecuteNonQuery();
            _statements = new LedgerStatements(connection.Handle!);
            _connection = connection;
            return _statements;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void Execute(string statement) =>
        SqliteFault.ThrowUnless(raw.sqlite3_exec(_connection!.Handle, statement), raw.SQLITE_OK, _connection.Handle!);

    // Some errors, a full disk among them, have undone the transaction already.
    private void UndoIfOpen()
    {
        if (_connection is { Handle: { } handle } && raw.sqlite3_get_autocommit(handle) == 0)
        {
            Execute("ROLLBACK");
        }
    }

    private sealed class Turn : IPostingTurn
    {
        private readonly SqlitePostingStore _store;
        private readonly LedgerStatements _statements;

        public Turn(SqlitePostingStore store, LedgerStatements statements, TurnReads reads)
        {
            (_store, _statements) = (store, statements);
            Originals = reads.OriginalIds.Select(statements.FindOriginal).OfType<OriginalEntry>().ToDictionary(original => original.EntryId);
            var ofOriginals = Originals.Values.SelectMany(original => original.Lines).Select(line => line.AccountId);
            Accounts = new AccountsRead(statements.ReadHead(), FindAccounts(statements, reads.AccountIds.Concat(ofOriginals).Distinct()));
            Keys = FindKeys(statements, reads.Keys);
            var holds = reads.HoldIds.Select(statements.FindHold).OfType<HoldState>().ToList();
            Holds = new HoldsRead(holds, FindAccounts(statements, holds.Select(hold => hold.AccountId).Distinct()));
        }

        public AccountsRead Accounts { get; }

        public IReadOnlyDictionary<Guid, KnownKey> Keys { get; }

        public IReadOnlyDictionary<long, OriginalEntry> Originals { get; }

        public HoldsRead Holds { get; }

        public Task CommitAsync(PostingWrites writes)
        {
            if (!_statements.TryAdvanceHead(writes))
            {
                throw new InvalidOperationException("The head moved while it was locked.");
            }

            _statements.Insert(writes);
            Companions.Write(_store._connection!, transaction: null, writes);
            _store.Execute("COMMIT");
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync()
        {
            _store.UndoIfOpen();
            return ValueTask.CompletedTask;
        }
    }
}
