using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DigitalBank.Platform.Encryption;

/// <summary>Seals single fields with AES-256-GCM, and makes the blind indexes by which sealed fields are found.</summary>
/// <remarks>
/// A sealed field is one byte for the version, four for the number of the key, a nonce of twelve, a tag of sixteen, and as many bytes as
/// the clear value has. Field and row are authenticated with it: a value copied into another column or row does not open.
/// </remarks>
public sealed class FieldCipher(FieldKeys keys)
{
    /// <summary>How many bytes a sealed field is longer than its value.</summary>
    public const int Overhead = KeyIdEnd + NonceSize + TagSize;

    /// <summary>Bytes of a blind index.</summary>
    public const int IndexSize = HMACSHA256.HashSizeInBytes;

    private const byte Version = 1;
    private const int KeyIdEnd = 1 + sizeof(int);
    private const int NonceSize = 12;
    private const int TagSize = 16;

    internal FieldKeys Keys => keys;

    /// <param name="field">The field's permanent name, such as <c>customers.party.name</c>.</param>
    /// <param name="row">The row's primary key.</param>
    public byte[] Seal(ReadOnlySpan<byte> clear, string field, string row)
    {
        var result = new byte[Overhead + clear.Length];
        var keyId = keys.CurrentId;
        result[0] = Version;
        BinaryPrimitives.WriteInt32BigEndian(result.AsSpan(1), keyId);

        // Random nonces are safe for 2^32 values under one key (NIST SP 800-38D, section 8.3); keys are rotated long before.
        var nonce = result.AsSpan(KeyIdEnd, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(keys.Key(keyId), TagSize);
        aes.Encrypt(nonce, clear, result.AsSpan(Overhead), result.AsSpan(KeyIdEnd + NonceSize, TagSize), Context(field, row));
        return result;
    }

    /// <exception cref="CryptographicException">The value was altered, belongs to another field or row, or its key is missing.</exception>
    public byte[] Open(ReadOnlySpan<byte> sealedValue, string field, string row)
    {
        if (sealedValue.Length < Overhead || sealedValue[0] != Version)
        {
            throw new CryptographicException($"A value of {field} is not a sealed one.");
        }

        var clear = new byte[sealedValue.Length - Overhead];
        using var aes = new AesGcm(keys.Key(KeyIdOf(sealedValue)), TagSize);
        aes.Decrypt(
            sealedValue.Slice(KeyIdEnd, NonceSize),
            sealedValue[Overhead..],
            sealedValue.Slice(KeyIdEnd + NonceSize, TagSize),
            clear,
            Context(field, row));
        return clear;
    }

    /// <summary>Equal values of a field have equal indexes, and without the key nobody can tell or guess what they are.</summary>
    public byte[] IndexOf(string field, string value) => HMACSHA256.HashData(keys.IndexKey(), Encoding.UTF8.GetBytes($"{field}\0{value}"));

    private static int KeyIdOf(ReadOnlySpan<byte> sealedValue) => BinaryPrimitives.ReadInt32BigEndian(sealedValue[1..]);

    private static byte[] Context(string field, string row) => Encoding.UTF8.GetBytes($"{field}\0{row}");
}
