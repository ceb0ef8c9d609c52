using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DigitalBank.Ledger.Contracts.Proofs;

namespace DigitalBank.Ledger.Proofs;

/// <summary>
/// What exactly is signed: a few lines of text that a person can read and openssl can check. The algorithm's name is among them, so that
/// another one (a post-quantum one, say) can join and none can be passed off as another.
/// </summary>
internal static class HeadSignature
{
    public const string EcdsaP256 = "ecdsa-p256-sha256";

    private const DSASignatureFormat Der = DSASignatureFormat.Rfc3279DerSequence;

    public static byte[] TextOf(SignedTreeHead head) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"""
        DigitalBank tree head 1
        bank {head.Bank}
        size {head.TreeSize}
        previous {head.PreviousSize}
        root {head.Root}
        time {head.SignedAt.UtcDateTime:O}
        salt {head.SaltKeyId}
        algorithm {head.Algorithm}
        key {head.KeyId}

        """).ReplaceLineEndings("\n"));

    public static string Sign(SignedTreeHead head, ECDsa key) => Hex.Of(key.SignData(TextOf(head), HashAlgorithmName.SHA256, Der));

    /// <summary>Whether the head names this key and algorithm, and the key's owner signed it.</summary>
    public static bool IsBy(SignedTreeHead head, PublicProofKey key) =>
        head.Algorithm == EcdsaP256
        && head.KeyId == key.Id
        && Hex.TryParse(head.Signature, out var signature)
        && key.Ecdsa.VerifyData(TextOf(head), signature, HashAlgorithmName.SHA256, Der);
}

/// <summary>A public key and the name that heads know it by.</summary>
internal sealed record PublicProofKey(string Id, ECDsa Ecdsa)
{
    public string Pem => Ecdsa.ExportSubjectPublicKeyInfoPem();

    /// <exception cref="ArgumentException">The text holds no such key.</exception>
    public static PublicProofKey FromPem(string pem)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(pem);
        return Of(key);
    }

    public static PublicProofKey Of(ECDsa key) => key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value
        ? new PublicProofKey(Hex.Of(SHA256.HashData(key.ExportSubjectPublicKeyInfo())), key)
        : throw new ArgumentException("The key is not one of the curve P-256.", nameof(key));
}

/// <summary>Lower-case hexadecimal and nothing else, so that one value has one form.</summary>
internal static class Hex
{
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);

    public static bool TryParse(string text, out byte[] bytes)
    {
        bytes = [];
        if (text.Length % 2 != 0 || text.Any(character => !char.IsAsciiHexDigitLower(character)))
        {
            return false;
        }

        bytes = Convert.FromHexString(text);
        return true;
    }
}
