using System.Buffers.Binary;
using System.Text;

namespace DigitalBank.Storage.PostgreSql.Ledger;

/// <summary>Rows in PostgreSQL's binary COPY format, put together in memory and sent in one piece.</summary>
/// <remarks>Source: PostgreSQL 15 documentation, COPY, "Binary Format".</remarks>
internal sealed class CopyBuffer
{
    private static readonly int Epoch = new DateOnly(2000, 1, 1).DayNumber;

    private byte[] _bytes = new byte[64 * 1024];
    private int _length;

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    public void Begin()
    {
        _length = 0;
        ReadOnlySpan<byte> header = [.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];
        header.CopyTo(Take(header.Length));
    }

    public void Row(short fields) => BinaryPrimitives.WriteInt16BigEndian(Take(2), fields);

    public void End() => Row(-1);

    public void Add(long value)
    {
        var room = Field(8);
        BinaryPrimitives.WriteInt64BigEndian(room, value);
    }

    public void Add(long? value)
    {
        if (value is { } number)
        {
            Add(number);
        }
        else
        {
            AddNull();
        }
    }

    public void Add(short value) => BinaryPrimitives.WriteInt16BigEndian(Field(2), value);

    public void Add(int value) => BinaryPrimitives.WriteInt32BigEndian(Field(4), value);

    public void Add(bool value) => Field(1)[0] = value ? (byte)1 : (byte)0;

    /// <summary>A value of a row that is only known by its model.</summary>
    public void AddAny(object? value)
    {
        switch (value)
        {
            case null:
                AddNull();
                break;
            case string text:
                Add(text);
                break;
            case Guid id:
                Add(id);
                break;
            case long number:
                Add(number);
                break;
            case int number:
                Add(number);
                break;
            case DateOnly date:
                Add(date);
                break;
            case bool flag:
                Add(flag);
                break;
            case short number:
                Add(number);
                break;
            case byte[] bytes:
                Add(bytes);
                break;
            default:
                throw new NotSupportedException($"{value.GetType().Name} is not written with COPY.");
        }
    }

    public void Add(DateOnly value) => BinaryPrimitives.WriteInt32BigEndian(Field(4), value.DayNumber - Epoch);

    public void Add(Guid value) => value.TryWriteBytes(Field(16), bigEndian: true, out _);

    public void Add(byte[] value) => value.CopyTo(Field(value.Length));

    public void Add(string? value)
    {
        if (value is null)
        {
            AddNull();
            return;
        }

        Reserve(4 + Encoding.UTF8.GetMaxByteCount(value.Length));
        var written = Encoding.UTF8.GetBytes(value, _bytes.AsSpan(_length + 4));
        BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(_length), written);
        _length += 4 + written;
    }

    private void AddNull() => BinaryPrimitives.WriteInt32BigEndian(Take(4), -1);

    private Span<byte> Field(int length)
    {
        var room = Take(4 + length);
        BinaryPrimitives.WriteInt32BigEndian(room, length);
        return room[4..];
    }

    private Span<byte> Take(int count)
    {
        Reserve(count);
        var room = _bytes.AsSpan(_length, count);
        _length += count;
        return room;
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - _length < count)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        }
    }
}
