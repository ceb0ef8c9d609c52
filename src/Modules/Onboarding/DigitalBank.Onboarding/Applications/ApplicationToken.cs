using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace DigitalBank.Onboarding.Applications;

/// <summary>What lets an applicant go on with the own application: 256 random bits as a URL-safe word of 43 characters.</summary>
internal sealed class ApplicationToken
{
    private const int Length = 32;

    private readonly byte[] _bytes;

    private ApplicationToken(byte[] bytes) => _bytes = bytes;

    public static ApplicationToken New() => new(RandomNumberGenerator.GetBytes(Length));

    /// <returns>Null when the text is no token at all.</returns>
    public static ApplicationToken? Parse(string? text)
    {
        // Checked before decoding, so that a huge text costs nothing.
        if (text?.Length != Base64Url.GetEncodedLength(Length))
        {
            return null;
        }

        var bytes = new byte[Length];
        var status = Base64Url.DecodeFromChars(text, bytes, out _, out var written);
        return status == OperationStatus.Done && written == Length ? new ApplicationToken(bytes) : null;
    }

    public byte[] Hash() => SHA256.HashData(_bytes);

    public override string ToString() => Base64Url.EncodeToString(_bytes);
}
