using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DigitalBank.Platform;

/// <summary>Keys that come out the same whenever and by whomever the same thing is asked for, so that doing it twice does it once.</summary>
public static class DerivedKey
{
    /// <summary>A UUID of version 8 (RFC 9562, section 5.8): the first 16 bytes of SHA-256 over what the key is for.</summary>
    /// <param name="parts">A word that nothing else begins with, then what tells one such thing from another.</param>
    public static Guid Of(params ReadOnlySpan<object> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(text.Length == 0 ? "" : "\n")}{part}");
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
