using System.Buffers.Binary;
using DigitalBank.Ledger.Data;
using Npgsql;

namespace DigitalBank.Storage.PostgreSql.Ledger;

/// <summary>Rows that PostgreSQL sends in its binary COPY format, one at a time, taken apart where they lie.</summary>
/// <remarks>Source: PostgreSQL 15 documentation, COPY, "Binary Format".</remarks>
internal sealed class CopyRows : IAsyncDisposable
{
    private const int HeaderLength = 19;

    private static readonly int Epoch = new DateOnly(2000, 1, 1).DayNumber;

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlRawCopyStream _stream;
    private readonly int[] _starts;
    private readonly int[] _lengths;
    private byte[] _buffer = new byte[32 * 1024];
    private int _at;
    private int _end;

    private CopyRows(NpgsqlConnection connection, NpgsqlRawCopyStream stream, int columns) =>
        (_connection, _stream, _starts, _lengths) = (connection, stream, new int[columns], new int[columns]);

    /// <summary>The first column of the row, a number; after the last row one that is above all others.</summary>
    public long Key { get; private set; } = long.MaxValue;

    public static async Task<CopyRows> OpenAsync(NpgsqlDataSource source, string statement, int columns, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken);
        try
        {
            // Enough to sort a range in memory where no index has it in order; the pool forgets the setting.
            await using (var memory = new NpgsqlCommand("SET work_mem = '64MB'", connection))
            {
                await memory.ExecuteNonQueryAsync(cancellationToken);
            }

            var rows = new CopyRows(connection, await connection.BeginRawBinaryCopyAsync(statement, cancellationToken), columns);
            while (rows._end < HeaderLength)
            {
                await rows.ReceiveAsync(cancellationToken);
            }

            rows._at = HeaderLength;
            await rows.NextAsync(cancellationToken);
            return rows;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Goes to the next row.</summary>
    public async ValueTask NextAsync(CancellationToken cancellationToken)
    {
        while (!TryTakeRow())
        {
            await ReceiveAsync(cancellationToken);
        }
    }

    public ReadOnlySpan<byte> Bytes(int column) => _buffer.AsSpan(_starts[column], Math.Max(0, _lengths[column]));

    public bool IsNull(int column) => _lengths[column] < 0;

    public long Int64(int column) => BinaryPrimitives.ReadInt64BigEndian(Bytes(column));

    public short Int16(int column) => BinaryPrimitives.ReadInt16BigEndian(Bytes(column));

    /// <summary>False for a day that the calendar of .NET does not reach, and for infinity.</summary>
    public bool TryDate(int column, out DateOnly date)
    {
        var day = (long)BinaryPrimitives.ReadInt32BigEndian(Bytes(column)) + Epoch;
        var isDate = day >= DateOnly.MinValue.DayNumber && day <= DateOnly.MaxValue.DayNumber;
        date = isDate ? DateOnly.FromDayNumber((int)day) : default;
        return isDate;
    }

    public Piece Keep(int column, JournalChunk chunk) => IsNull(column) ? Piece.Null : chunk.Keep(Bytes(column));

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        await _connection.DisposeAsync();
    }

    /// <returns>False while a part of the row has not arrived.</returns>
    private bool TryTakeRow()
    {
        var at = _at;
        if (_end - at < sizeof(short))
        {
            return false;
        }

        var fields = BinaryPrimitives.ReadInt16BigEndian(_buffer.AsSpan(at));
        at += sizeof(short);
        if (fields < 0)
        {
            Key = long.MaxValue;
            return true;
        }

        for (var column = 0; column < fields; column++)
        {
            if (_end - at < sizeof(int))
            {
                return false;
            }

            var length = BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(at));
            at += sizeof(int);
            (_starts[column], _lengths[column]) = (at, length);
            at += Math.Max(0, length);
            if (at > _end)
            {
                return false;
            }
        }

        _at = at;
        Key = Int64(0);
        return true;
    }

    private async ValueTask ReceiveAsync(CancellationToken cancellationToken)
    {
        if (_at == _end)
        {
            (_at, _end) = (0, 0);
        }
        else if (_end == _buffer.Length)
        {
            MakeRoom();
        }

        var received = await _stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end = received > 0 ? _end + received : throw new EndOfStreamException("PostgreSQL ended the rows before the last one.");
    }

    private void MakeRoom()
    {
        var begun = _buffer.AsSpan(_at, _end - _at);
        if (_at == 0)
        {
            var larger = new byte[2 * _buffer.Length];
            begun.CopyTo(larger);
            _buffer = larger;
        }
        else
        {
            begun.CopyTo(_buffer);
        }

        (_at, _end) = (0, begun.Length);
    }
}
