using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DigitalBank.Ledger;

/// <summary>Keys of entries that the ledger itself books: the same ones whoever computes them and however often.</summary>
internal static class DerivedKey
{
    /// <summary>A UUID of version 8 (RFC 9562): the first 16 bytes of SHA-256 over what the entry is about.</summary>
    public static Guid For(params ReadOnlySpan<object> parts)
    {
        var text = new StringBuilder("ledger");
        foreach (var part in parts)
        {
            text.Append(CultureInfo.InvariantCulture, $"/{part}");
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
        hash[6] = (byte)(hash[6] & 0x0F | 0x80);
        hash[8] = (byte)(hash[8] & 0x3F | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
