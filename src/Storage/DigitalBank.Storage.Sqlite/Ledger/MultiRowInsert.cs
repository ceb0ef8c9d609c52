using SQLitePCL;

namespace DigitalBank.Storage.Sqlite.Ledger;

/// <summary>Inserts rows many at a time: a statement of 64 rows costs much less than 64 statements.</summary>
internal sealed class MultiRowInsert : IDisposable
{
    private static readonly int[] Sizes = [64, 8, 1];

    private readonly SqliteStatement[] _statements;
    private int _left;
    private int _size;
    private int _bound;

    public MultiRowInsert(sqlite3 database, string into, int columns)
    {
        var row = "(" + string.Join(", ", Enumerable.Repeat("?", columns)) + ")";
        _statements = [.. Sizes.Select(size =>
            new SqliteStatement(database, $"INSERT INTO {into} VALUES {string.Join(", ", Enumerable.Repeat(row, size))}"))];
    }

    private SqliteStatement Current => _statements[_size];

    /// <summary>Says how many rows will follow.</summary>
    public void Begin(int rows)
    {
        _left = rows;
        _bound = 0;
        _size = 0;
        Array.ForEach(_statements, statement => statement.Reset());
        ChooseSize();
    }

    /// <summary>The statement to bind the next row's values to, all of them.</summary>
    public SqliteStatement Next()
    {
        if (_bound == Sizes[_size])
        {
            Flush();
        }

        _bound++;
        return Current;
    }

    /// <summary>Writes what is bound. Call it after the last row.</summary>
    public void End()
    {
        if (_bound > 0)
        {
            Flush();
        }
    }

    public void Dispose() => Array.ForEach(_statements, statement => statement.Dispose());

    private void Flush()
    {
        Current.Run();
        _left -= _bound;
        _bound = 0;
        ChooseSize();
    }

    private void ChooseSize()
    {
        while (_left > 0 && Sizes[_size] > _left)
        {
            _size++;
        }
    }
}
