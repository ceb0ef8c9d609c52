namespace DigitalBank.Platform.Iso20022;

/// <summary>
/// Stops an XML file that is too large before a parser has taken it into memory: the size of the whole, and of one text or start tag.
/// </summary>
/// <remarks>
/// Texts and attribute values can't contain the byte of '&lt;', so a long run without it is a long text or tag. In UTF-16 that byte is also
/// part of other characters, which only makes the second limit milder there; the parser's own limits stay.
/// </remarks>
internal sealed class GuardedStream(Stream inner, XmlLimits limits) : Stream
{
    private const byte TagStart = (byte)'<';

    private readonly long _maxRun = 4L * limits.MaxTextLength;

    private long _total;

    private long _run;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _total;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        Watch(buffer[..count]);
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Watch(ReadOnlySpan<byte> bytes)
    {
        _total += bytes.Length;
        if (_total > limits.MaxBytes)
        {
            throw Refusal($"The file is larger than the {limits.MaxBytes} bytes that the bank reads.");
        }

        for (var tag = bytes.IndexOf(TagStart); tag >= 0; tag = bytes.IndexOf(TagStart))
        {
            Grow(tag);
            _run = 0;
            bytes = bytes[(tag + 1)..];
        }

        Grow(bytes.Length);
    }

    private void Grow(int bytes)
    {
        _run += bytes;
        if (_run > _maxRun)
        {
            throw Refusal($"A text or a tag is longer than the {limits.MaxTextLength} characters that the bank reads.");
        }
    }

    private static MessageRefusedException Refusal(string message) => new(new MessageFinding("FF01", message));
}
