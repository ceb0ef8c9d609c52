using System.Security.Cryptography;
using System.Text;

namespace DigitalBank.Payments.Booking;

/// <summary>Keys for further ledger entries of the same order, the same ones whoever computes them and however often.</summary>
internal static class DerivedKey
{
    /// <summary>A UUID of version 8 (RFC 9562): the first 16 bytes of SHA-256 over the id and the purpose.</summary>
    public static Guid For(Guid id, string purpose)
    {
        var hash = SHA256.HashData([.. id.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(purpose)]);
        hash[6] = (byte)(hash[6] & 0x0F | 0x80);
        hash[8] = (byte)(hash[8] & 0x3F | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
