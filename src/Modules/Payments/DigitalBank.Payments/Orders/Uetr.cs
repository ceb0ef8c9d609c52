using System.Security.Cryptography;

namespace DigitalBank.Payments.Orders;

/// <summary>Unique end-to-end transaction references, by which a payment is known at every bank on its way.</summary>
internal static class Uetr
{
    /// <summary>A random UUID of version 4 in lower case; ISO 20022 allows no other version here.</summary>
    public static string Create()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        bytes[6] = (byte)(bytes[6] & 0x0F | 0x40);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }
}
