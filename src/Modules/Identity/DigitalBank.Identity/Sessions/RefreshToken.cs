using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace DigitalBank.Identity.Sessions;

/// <summary>The session's id and 256 random bits, as one URL-safe word of 64 characters.</summary>
internal sealed class RefreshToken
{
    private const int IdLength = 16;
    private const int Length = IdLength + 32;
    private readonly byte[] _bytes;

    private RefreshToken(byte[] bytes) => _bytes = bytes;

    public Guid SessionId => new(_bytes.AsSpan(0, IdLength));

    public static RefreshToken NewFor(Guid sessionId)
    {
        var bytes = new byte[Length];
        sessionId.TryWriteBytes(bytes);
        RandomNumberGenerator.Fill(bytes.AsSpan(IdLength));
        return new RefreshToken(bytes);
    }

    /// <returns>Null when the text is not a refresh token at all.</returns>
    public static RefreshToken? Parse(string? text)
    {
        // Checked before decoding, so that a huge text costs nothing.
        if (text?.Length != Base64Url.GetEncodedLength(Length))
        {
            return null;
        }

        var bytes = new byte[Length];
        var status = Base64Url.DecodeFromChars(text, bytes, out _, out var written);
        return status == OperationStatus.Done && written == Length ? new RefreshToken(bytes) : null;
    }

    public byte[] Hash() => SHA256.HashData(_bytes);

    public override string ToString() => Base64Url.EncodeToString(_bytes);
}
