using System.Text;
using SQLitePCL;

namespace DigitalBank.Storage.Sqlite.Ledger;

/// <summary>
/// A statement that is prepared once and run many times. Binding straight to the library costs a fraction of what a parameter collection
/// does, and the writer binds two dozen values per entry.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private const int DateLength = 10;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private int _next = 1;

    public SqliteStatement(sqlite3 database, string text)
    {
        _database = database;
        SqliteFault.ThrowUnless(raw.sqlite3_prepare_v3(database, text, raw.SQLITE_PREPARE_PERSISTENT, out _statement), raw.SQLITE_OK, database);
    }

    public void Bind(long value) => raw.sqlite3_bind_int64(_statement, _next++, value);

    public void Bind(long? value)
    {
        if (value is { } number)
        {
            Bind(number);
        }
        else
        {
            raw.sqlite3_bind_null(_statement, _next++);
        }
    }

    public void Bind(string? value)
    {
        if (value is null)
        {
            raw.sqlite3_bind_null(_statement, _next++);
            return;
        }

        Span<byte> text = stackalloc byte[Encoding.UTF8.GetMaxByteCount(value.Length)];
        raw.sqlite3_bind_text(_statement, _next++, text[..Encoding.UTF8.GetBytes(value, text)]);
    }

    public void Bind(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        Bind(bytes);
    }

    /// <summary>As EF writes it: ISO 8601.</summary>
    public void Bind(DateOnly value)
    {
        Span<byte> text = stackalloc byte[DateLength];
        value.TryFormat(text, out _, "O", System.Globalization.CultureInfo.InvariantCulture);
        raw.sqlite3_bind_text(_statement, _next++, text);
    }

    public void Bind(ReadOnlySpan<byte> value) => raw.sqlite3_bind_blob(_statement, _next++, value);

    /// <summary>Runs a statement that answers no rows, and makes it ready for the next run.</summary>
    public void Run()
    {
        var outcome = raw.sqlite3_step(_statement);
        Reset();
        SqliteFault.ThrowUnless(outcome, raw.SQLITE_DONE, _database);
    }

    /// <summary>Fetches the next row; after the last one the statement is ready for the next run.</summary>
    public bool Read()
    {
        var outcome = raw.sqlite3_step(_statement);
        if (outcome == raw.SQLITE_ROW)
        {
            return true;
        }

        Reset();
        SqliteFault.ThrowUnless(outcome, raw.SQLITE_DONE, _database);
        return false;
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public long Int64(int column) => raw.sqlite3_column_int64(_statement, column);

    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(_statement, column);

    public DateOnly Date(int column) => DateOnly.ParseExact(Text(column), "O", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>False where the column holds something else than a whole number.</summary>
    public bool TryInt64(int column, out long value)
    {
        value = Int64(column);
        return Is(column, raw.SQLITE_INTEGER);
    }

    public bool TryBlob(int column, out ReadOnlySpan<byte> value)
    {
        value = Blob(column);
        return Is(column, raw.SQLITE_BLOB);
    }

    /// <summary>A text as it is stored, in UTF-8.</summary>
    public bool TryUtf8(int column, out ReadOnlySpan<byte> value)
    {
        // Asked for as a blob, a text comes without being converted.
        value = Blob(column);
        return Is(column, raw.SQLITE_TEXT);
    }

    /// <summary>A day as EF writes it, and nothing else.</summary>
    public bool TryDate(int column, out DateOnly value)
    {
        value = default;
        return TryUtf8(column, out var text) && IsoDate.TryParse(text, out value);
    }

    private bool Is(int column, int type) => raw.sqlite3_column_type(_statement, column) == type;

    public void Reset()
    {
        _next = 1;
        raw.sqlite3_reset(_statement);
    }

    public void Dispose() => _statement.Dispose();
}
