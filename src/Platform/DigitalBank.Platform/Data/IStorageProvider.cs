using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Platform.Data;

/// <summary>One kind of database. The storage projects implement it; <c>Database:Provider</c> chooses.</summary>
public interface IStorageProvider
{
    /// <summary><c>Sqlite</c>, <c>PostgreSql</c> or <c>SqlServer</c>.</summary>
    string Name { get; }

    string ConnectionString { get; }

    /// <summary>Points a context at the database, with its migrations and their history in the given schema.</summary>
    void Configure(DbContextOptionsBuilder options, string schema);

    /// <summary>Adds the statements that differ from provider to provider.</summary>
    void Register(IServiceCollection services);

    /// <summary>Makes sure the database can be reached and written, and keeps other starting processes out until disposed.</summary>
    /// <exception cref="DatabaseUnavailableException">It cannot; the message says what to check.</exception>
    Task<IAsyncDisposable> PrepareAsync(CancellationToken cancellationToken);
}

/// <summary>The database cannot be used. The message is for the person who runs the bank.</summary>
public sealed class DatabaseUnavailableException : Exception
{
    public DatabaseUnavailableException()
    {
    }

    public DatabaseUnavailableException(string message)
        : base(message)
    {
    }

    public DatabaseUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
