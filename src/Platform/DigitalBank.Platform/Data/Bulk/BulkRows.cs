using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace DigitalBank.Platform.Data.Bulk;

/// <summary>What is the same on every database: shapes are found once, and errors look as those of a save.</summary>
public abstract class BulkRows : IBulkRows
{
    private readonly ConcurrentDictionary<Type, RowShape> _shapes = new();

    public abstract int WritersAtOnce { get; }

    public Task InsertAsync<TRow>(DbContext db, IReadOnlyList<TRow> rows, CancellationToken cancellationToken)
        where TRow : class => WriteAsync(db, rows, InsertAsync, cancellationToken);

    public Task UpdateAsync<TRow>(DbContext db, IReadOnlyList<TRow> rows, CancellationToken cancellationToken)
        where TRow : class => WriteAsync(db, rows, UpdateAsync, cancellationToken);

    public abstract void Insert(DbConnection connection, DbTransaction? transaction, RowShape shape, IReadOnlyList<object> rows);

    /// <returns>How many rows were written.</returns>
    protected abstract Task<int> InsertAsync(DbCommand command, RowShape shape, IReadOnlyList<object> rows, CancellationToken cancellationToken);

    /// <returns>How many rows were there as they were read.</returns>
    protected abstract Task<int> UpdateAsync(DbCommand command, RowShape shape, IReadOnlyList<object> rows, CancellationToken cancellationToken);

    private async Task WriteAsync<TRow>(
        DbContext db,
        IReadOnlyList<TRow> rows,
        Func<DbCommand, RowShape, IReadOnlyList<object>, CancellationToken, Task<int>> write,
        CancellationToken cancellationToken)
        where TRow : class
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0)
        {
            return;
        }

        var transaction = db.Database.CurrentTransaction ?? throw new InvalidOperationException("Rows are written within a transaction.");
        var shape = _shapes.GetOrAdd(typeof(TRow), static (type, context) => RowShape.Of(context, type), db);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction.GetDbTransaction();
        var written = await WrittenAsync(command, shape, rows, write, cancellationToken);
        if (written != rows.Count)
        {
            throw new DbUpdateConcurrencyException($"{rows.Count - written} of {rows.Count} rows have changed since they were read.");
        }
    }

    private static async Task<int> WrittenAsync(
        DbCommand command,
        RowShape shape,
        IReadOnlyList<object> rows,
        Func<DbCommand, RowShape, IReadOnlyList<object>, CancellationToken, Task<int>> write,
        CancellationToken cancellationToken)
    {
        try
        {
            return await write(command, shape, rows, cancellationToken);
        }
        catch (DbException exception)
        {
            throw new DbUpdateException("Rows could not be written.", exception);
        }
    }
}
