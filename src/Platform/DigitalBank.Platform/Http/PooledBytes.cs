using System.Buffers;

namespace DigitalBank.Platform.Http;

/// <summary>A buffer that grows and gives its memory back.</summary>
internal sealed class PooledBytes : IBufferWriter<byte>, IDisposable
{
    private const int Usual = 1_024;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(Usual);
    private int _length;

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    private void MakeRoom(int wanted)
    {
        if (_bytes.Length - _length >= Math.Max(1, wanted))
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _length + wanted));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
