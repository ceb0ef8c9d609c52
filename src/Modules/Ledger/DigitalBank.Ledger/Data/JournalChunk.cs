using DigitalBank.Ledger.Contracts.Journal;

namespace DigitalBank.Ledger.Data;

/// <summary>
/// Some neighbouring entries with their lines, in arrays that are used again for the next ones: nothing is allocated per row. Texts and
/// hashes lie one after the other in one buffer, as the bytes that the database has, texts in UTF-8.
/// </summary>
internal sealed class JournalChunk
{
    /// <summary>Entries in a chunk at most; small enough for the caches of a processor.</summary>
    public const int Width = 1_024;

    private readonly HashSet<long> _unreadable = [];
    private EntryRow[] _entries = new EntryRow[Width];
    private LineRow[] _lines = new LineRow[2 * Width];
    private byte[] _bytes = new byte[256 * Width];
    private int _entryCount;
    private int _lineCount;
    private int _byteCount;

    public EntryRange Range { get; private set; }

    public ReadOnlySpan<EntryRow> Entries => _entries.AsSpan(0, _entryCount);

    public ReadOnlySpan<LineRow> Lines => _lines.AsSpan(0, _lineCount);

    /// <summary>Empties the chunk.</summary>
    public void Begin(EntryRange range)
    {
        Range = range;
        (_entryCount, _lineCount, _byteCount) = (0, 0, 0);
        _unreadable.Clear();
    }

    public void Add(in EntryRow entry)
    {
        if (_entryCount == _entries.Length)
        {
            Array.Resize(ref _entries, 2 * _entryCount);
        }

        _entries[_entryCount++] = entry;
    }

    public void Add(in LineRow line)
    {
        if (_lineCount == _lines.Length)
        {
            Array.Resize(ref _lines, 2 * _lineCount);
        }

        _lines[_lineCount++] = line;
    }

    /// <summary>Keeps a text or a hash of an entry.</summary>
    public Piece Keep(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        return Keep(bytes.Length);
    }

    /// <summary>Keeps what has been written to the beginning of <see cref="Room"/>.</summary>
    public Piece Keep(int length)
    {
        var piece = new Piece(_byteCount, length);
        _byteCount += length;
        return piece;
    }

    /// <summary>At least so many bytes to write to.</summary>
    public Span<byte> Room(int length)
    {
        if (_bytes.Length - _byteCount < length)
        {
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _byteCount + length));
        }

        return _bytes.AsSpan(_byteCount);
    }

    /// <summary>Empty where there is nothing.</summary>
    public ReadOnlySpan<byte> Of(Piece piece) => piece.IsNull ? [] : _bytes.AsSpan(piece.Start, piece.Length);

    /// <summary>Notes that an entry or one of its lines holds something that is no value of its column; the row itself is left out.</summary>
    public void MarkUnreadable(long entryId) => _unreadable.Add(entryId);

    public bool IsUnreadable(long entryId) => _unreadable.Count > 0 && _unreadable.Contains(entryId);
}

/// <summary>Bytes kept in a chunk, or nothing.</summary>
internal readonly record struct Piece(int Start, int Length)
{
    public static Piece Null => new(0, -1);

    public bool IsNull => Length < 0;
}

/// <summary>A row of <c>journal_entries</c>, with the reason out of the register of reversals where it reverses another.</summary>
internal struct EntryRow
{
    public long Id;

    /// <summary>16 bytes, big-endian.</summary>
    public Piece IdempotencyKey;

    public Piece RequestHash;

    public Piece ContentHash;

    public Piece Source;

    public Piece SourceReference;

    public Piece EventCode;

    public DateOnly BookingDate;

    /// <summary>Ticks of 100 ns since 0001-01-01 UTC.</summary>
    public long RecordedAt;

    public long? Reverses;

    public Piece RecordedBy;

    /// <summary>Null where the register does not say that this entry reverses the one that it names.</summary>
    public Piece Reason;
}

/// <summary>A row of <c>journal_lines</c>.</summary>
internal struct LineRow
{
    public long Position;

    public long AccountId;

    public Side Side;

    public long Amount;

    public DateOnly BookingDate;

    public DateOnly ValueDate;

    public long BalanceAfter;

    public long Previous;

    public long Checksum;
}
