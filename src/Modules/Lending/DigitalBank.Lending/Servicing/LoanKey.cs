using System.Security.Cryptography;
using System.Text;

namespace DigitalBank.Lending.Servicing;

/// <summary>Keys that come out the same whenever the same thing is asked for, so that doing it twice does it once.</summary>
internal static class LoanKey
{
    /// <summary>A UUID of version 8 (RFC 9562, section 5.8) made of SHA-256 over the parts.</summary>
    public static Guid Of(params ReadOnlySpan<string> parts)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts)));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
