using System.Buffers.Binary;
using System.Security.Cryptography;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;

namespace DigitalBank.Ledger.Verification;

/// <summary>
/// The canonical encoding of an entry straight from its rows, line by line. What the client asked for is the end of it behind two bytes of
/// its own, so one run over the rows serves both fingerprints.
/// </summary>
internal ref struct EntryEncoding
{
    private const int KeySize = 16;

    private readonly Span<byte> _buffer;
    private readonly int _asked;
    private readonly int _lineCountAt;
    private CanonicalEncoding _encoding;
    private int _lineCount;

    /// <param name="buffer">As long as <see cref="RoomFor"/> says.</param>
    public EntryEncoding(Span<byte> buffer, JournalChunk chunk, in EntryRow entry)
    {
        _buffer = buffer;
        _encoding = new CanonicalEncoding(buffer);
        _encoding.Add(CanonicalEncoding.EntryKind);
        _encoding.Add(entry.Id);
        _encoding.AddBytes(chunk.Of(entry.IdempotencyKey), KeySize);
        _encoding.AddBytes(chunk.Of(entry.RequestHash), SHA256.HashSizeInBytes);
        _encoding.Add(entry.RecordedAt);
        _encoding.Add(entry.Reverses ?? 0);
        _encoding.AddText(chunk.Of(entry.RecordedBy));
        _asked = _encoding.Length;
        _encoding.AddText(chunk.Of(entry.Source));
        _encoding.AddText(chunk.Of(entry.SourceReference));
        _encoding.AddText(chunk.Of(entry.EventCode));
        _encoding.Add(entry.BookingDate);
        _lineCountAt = _encoding.Length;
        _encoding.Add(0);
    }

    public static int RoomFor(in EntryRow entry, int lines) =>
        CanonicalEncoding.BytesOfHeader
        + Math.Max(0, entry.RecordedBy.Length) + entry.Source.Length + entry.SourceReference.Length + entry.EventCode.Length
        + Math.Max(0, entry.Reason.Length)
        + (lines * CanonicalEncoding.BytesPerLine);

    public void Add(in LineRow line, string currencyCode)
    {
        _encoding.AddLine(line.AccountId, line.Side, line.Amount, currencyCode, line.ValueDate);
        _lineCount++;
    }

    /// <summary>The fingerprint of the entry as booked, after its last line.</summary>
    public readonly void HashContent(Span<byte> hash)
    {
        BinaryPrimitives.WriteInt32BigEndian(_buffer[_lineCountAt..], _lineCount);
        SHA256.HashData(_buffer[.._encoding.Length], hash);
    }

    /// <summary>The fingerprint of what was asked for, after that of the content, which it overwrites.</summary>
    public readonly void HashRequest(JournalChunk chunk, in EntryRow entry, Span<byte> hash)
    {
        if (entry.Reverses is { } original)
        {
            var reversal = new CanonicalEncoding(_buffer);
            reversal.Add(CanonicalEncoding.ReversalKind);
            reversal.Add(original);
            reversal.Add(entry.BookingDate);
            reversal.AddText(chunk.Of(entry.Reason));
            SHA256.HashData(_buffer[..reversal.Length], hash);
            return;
        }

        var request = _buffer[(_asked - 2).._encoding.Length];
        request[0] = CanonicalEncoding.RequestKind;
        request[1] = (byte)(entry.RecordedBy.IsNull ? 0 : 1);
        SHA256.HashData(request, hash);
    }
}
