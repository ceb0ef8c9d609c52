using DigitalBank.CrashDay;

namespace DigitalBank.Host.Tests.Processes;

/// <summary>A new bank of the real executable in a folder of its own, on the database that the run of the tests is about.</summary>
public sealed class BankFolder : IAsyncDisposable
{
    private readonly TestDatabase _database = TestDatabase.Create();

    public BankFolder() => Bank = new Installation(_database.Folder, _database.Settings);

    public Installation Bank { get; }

    public string Folder => _database.Folder;

    public string ConnectionString => _database.ConnectionString;

    public IBook Book => TestDatabase.Provider == "PostgreSql"
        ? CrashDay.Book.InPostgreSql(_database.ConnectionString)
        : CrashDay.Book.InSqlite(Path.Combine(Folder, "digitalbank.db"));

    public static CancellationToken Soon => new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token;

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
