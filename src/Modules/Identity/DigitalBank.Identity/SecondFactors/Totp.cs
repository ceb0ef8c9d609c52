using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace DigitalBank.Identity.SecondFactors;

/// <summary>One-time codes that change with time, as authenticator apps make them.</summary>
/// <remarks>Source: RFC 6238 (time) over RFC 4226 (codes), with HMAC-SHA-1, the one algorithm that every app knows.</remarks>
internal static class Totp
{
    public const int Digits = 6;

    /// <summary>Bytes; RFC 4226, section 4, R6 recommends 160 bits.</summary>
    public const int SecretLength = 20;

    public const int SecondsPerStep = 30;

    public static long StepAt(DateTimeOffset instant) => instant.ToUnixTimeSeconds() / SecondsPerStep;

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238 names it, and HMAC does not rest on what SHA-1 has lost.")]
    public static string CodeAt(ReadOnlySpan<byte> secret, long step, int digits = Digits)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(secret, counter, hash);

        // Dynamic truncation, RFC 4226, section 5.3.
        var offset = hash[^1] & 0x0F;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[offset..]) & int.MaxValue;
        return (number % (int)Math.Pow(10, digits)).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }
}
