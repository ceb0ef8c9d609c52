using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using DigitalBank.Ledger.Contracts.Journal;

namespace DigitalBank.Ledger.Engine;

/// <summary>
/// One byte sequence per content: integers big-endian, texts with their length in front, so that two different entries never encode
/// alike. The fingerprints of requests and of booked entries are SHA-256 over it. Changing it makes every booked entry look altered.
/// </summary>
internal ref partial struct CanonicalEncoding
{
    public const byte RequestKind = 1;
    public const byte ReversalKind = 2;
    public const byte EntryKind = 3;
    public const int BytesPerLine = 8 + 1 + 8 + 3 + 4;

    /// <summary>Enough for all that is not a line or a text.</summary>
    public const int BytesOfHeader = 256;

    private const int BytesPerCharacter = 3;

    private readonly Span<byte> _buffer;
    private int _length;

    public CanonicalEncoding(Span<byte> buffer) => _buffer = buffer;

    public readonly int Length => _length;

    /// <summary>What a client asks for. The idempotency key is not part of it: the hash is compared for one key.</summary>
    public static byte[] HashOf(PostJournalEntry request, bool isManual)
    {
        var rented = ArrayPool<byte>.Shared.Rent(
            RoomFor(request.Postings.Count, request.Source.Length + request.SourceReference.Length + request.EventCode.Length));
        var encoding = new CanonicalEncoding(rented);
        encoding.Add(RequestKind);
        encoding.Add((byte)(isManual ? 1 : 0));
        encoding.Add(request.Source);
        encoding.Add(request.SourceReference);
        encoding.Add(request.EventCode);
        encoding.Add(request.BookingDate);
        encoding.Add(request.Postings);
        return encoding.Finish(rented);
    }

    public static byte[] HashOf(long reversedEntryId, DateOnly bookingDate, string reason)
    {
        var rented = ArrayPool<byte>.Shared.Rent(RoomFor(lines: 0, reason.Length));
        var encoding = new CanonicalEncoding(rented);
        encoding.Add(ReversalKind);
        encoding.Add(reversedEntryId);
        encoding.Add(bookingDate);
        encoding.Add(reason);
        return encoding.Finish(rented);
    }

    /// <summary>Header and lines of an entry as it stands in the journal.</summary>
    public static byte[] HashOf(PostingRequest entry, long recordedAtTicks)
    {
        var rented = ArrayPool<byte>.Shared.Rent(RoomFor(entry));
        var encoding = new CanonicalEncoding(rented);
        encoding.Add(entry, recordedAtTicks);
        return encoding.Finish(rented);
    }

    /// <summary>The bytes whose hash is an entry's fingerprint, for receipts.</summary>
    public static byte[] BytesOf(PostingRequest entry, long recordedAtTicks)
    {
        var buffer = new byte[RoomFor(entry)];
        var encoding = new CanonicalEncoding(buffer);
        encoding.Add(entry, recordedAtTicks);
        return buffer[..encoding._length];
    }

    public void Add(byte value) => Take(1)[0] = value;

    public void Add(int value) => BinaryPrimitives.WriteInt32BigEndian(Take(4), value);

    public void Add(long value) => BinaryPrimitives.WriteInt64BigEndian(Take(8), value);

    public void Add(DateOnly value) => Add(value.DayNumber);

    /// <summary>A text in UTF-8.</summary>
    public void AddText(ReadOnlySpan<byte> utf8)
    {
        Add(utf8.Length);
        utf8.CopyTo(Take(utf8.Length));
    }

    /// <summary>A key or a hash of so many bytes; one that is longer or shorter in the table is not what was booked anyway.</summary>
    public void AddBytes(ReadOnlySpan<byte> bytes, int count)
    {
        var target = Take(count);
        target.Clear();
        bytes[..Math.Min(count, bytes.Length)].CopyTo(target);
    }

    public void AddLine(long accountId, Side side, long minorUnits, string currencyCode, DateOnly valueDate)
    {
        Add(accountId);
        Add((byte)side);
        Add(minorUnits);
        Encoding.ASCII.GetBytes(currencyCode, Take(3));
        Add(valueDate);
    }

    private static int RoomFor(PostingRequest entry) => RoomFor(
        entry.Postings.Count,
        entry.Source.Length + entry.SourceReference.Length + entry.EventCode.Length + (entry.RecordedBy?.Length ?? 0));

    private static int RoomFor(int lines, int characters) => BytesOfHeader + (BytesPerLine * lines) + (BytesPerCharacter * characters);

    private void Add(PostingRequest entry, long recordedAtTicks)
    {
        Add(EntryKind);
        Add(entry.EntryId);
        entry.IdempotencyKey.TryWriteBytes(Take(16), bigEndian: true, out _);
        entry.RequestHash.CopyTo(Take(32));
        Add(recordedAtTicks);
        Add(entry.Correction?.EntryId ?? 0);
        Add(entry.RecordedBy ?? "");
        Add(entry.Source);
        Add(entry.SourceReference);
        Add(entry.EventCode);
        Add(entry.BookingDate);
        Add(entry.Postings);
    }

    private void Add(IReadOnlyList<Posting> postings)
    {
        Add(postings.Count);
        for (var i = 0; i < postings.Count; i++)
        {
            var line = postings[i];
            AddLine(line.LedgerAccountId, line.Side, line.Amount.MinorUnits, line.Amount.Currency.Code, line.ValueDate);
        }
    }

    private void Add(string value)
    {
        var written = Encoding.UTF8.GetBytes(value, _buffer[(_length + 4)..]);
        Add(written);
        _length += written;
    }

    private Span<byte> Take(int count)
    {
        var span = _buffer.Slice(_length, count);
        _length += count;
        return span;
    }

    private byte[] Finish(byte[] rented)
    {
        var hash = SHA256.HashData(_buffer[.._length]);
        ArrayPool<byte>.Shared.Return(rented);
        return hash;
    }
}
