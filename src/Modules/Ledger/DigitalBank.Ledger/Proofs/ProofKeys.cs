using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using DigitalBank.Ledger.Contracts.Proofs;
using DigitalBank.Platform.Encryption;

namespace DigitalBank.Ledger.Proofs;

/// <summary>The bank's keys, read from their files when they are needed. Only the sealer creates them.</summary>
internal sealed class ProofKeys(ProofFiles files)
{
    private const int SaltKeyBytes = 32;

    private static readonly byte[] SaltKeyLabel = Encoding.ASCII.GetBytes("DigitalBank salt key id");

    /// <summary>Makes a key and a salt secret where there are none yet.</summary>
    public void CreateMissing()
    {
        if (!File.Exists(files.Key))
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            SecretFile.Create(files.Key, key.ExportPkcs8PrivateKeyPem() + "\n");
        }

        if (!File.Exists(files.Salt))
        {
            SecretFile.Create(files.Salt, Hex.Of(RandomNumberGenerator.GetBytes(SaltKeyBytes)) + "\n");
        }
    }

    /// <summary>Puts a new key in the place of the current one, which is kept as a public key.</summary>
    /// <returns>The new key's name.</returns>
    public string Rotate()
    {
        CreateMissing();
        using (var old = LoadSigningKey())
        {
            var retired = PublicProofKey.Of(old);
            SecretFile.Create(Path.Combine(files.Retired, retired.Id + ".pem"), retired.Pem + "\n");
        }

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        SecretFile.Replace(files.Key, key.ExportPkcs8PrivateKeyPem() + "\n");
        return PublicProofKey.Of(key).Id;
    }

    public ECDsa LoadSigningKey()
    {
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(files.Key));
        return key;
    }

    /// <summary>The secret behind the salts, or null where it is missing.</summary>
    public SaltKey? LoadSaltKey()
    {
        if (!File.Exists(files.Salt))
        {
            return null;
        }

        return Hex.TryParse(File.ReadAllText(files.Salt).Trim(), out var secret) && secret.Length == SaltKeyBytes
            ? new SaltKey(secret, Hex.Of(HMACSHA256.HashData(secret, SaltKeyLabel)))
            : throw new InvalidDataException($"The file {files.Salt} does not hold {SaltKeyBytes} bytes in hexadecimal.");
    }

    /// <summary>Current and retired keys.</summary>
    public IReadOnlyList<ProofKey> List()
    {
        var keys = new List<ProofKey>();
        if (File.Exists(files.Key))
        {
            using var current = LoadSigningKey();
            var key = PublicProofKey.Of(current);
            keys.Add(new ProofKey(key.Id, HeadSignature.EcdsaP256, key.Pem, IsCurrent: true));
        }

        string[] retired = Directory.Exists(files.Retired) ? Directory.GetFiles(files.Retired, "*.pem") : [];
        foreach (var file in retired.Order(StringComparer.Ordinal))
        {
            var key = PublicProofKey.FromPem(File.ReadAllText(file));
            keys.Add(new ProofKey(key.Id, HeadSignature.EcdsaP256, key.Pem, IsCurrent: false));
        }

        return keys;
    }

    /// <summary>To check heads with: those of this bank, known from files and not from the database.</summary>
    public TrustedKeys Trusted() => new(List().Select(key => PublicProofKey.FromPem(key.Pem)));
}

/// <param name="Id">Names the secret without telling it.</param>
internal sealed record SaltKey(byte[] Secret, string Id);

internal sealed class TrustedKeys(IEnumerable<PublicProofKey> keys)
{
    private readonly ConcurrentDictionary<string, PublicProofKey> _keys = new(
        keys.DistinctBy(key => key.Id).Select(key => KeyValuePair.Create(key.Id, key)));

    public bool IsEmpty => _keys.IsEmpty;

    public bool TryFind(string id, [NotNullWhen(true)] out PublicProofKey? key) => _keys.TryGetValue(id, out key);

    public bool Signed(SignedTreeHead head) => TryFind(head.KeyId, out var key) && HeadSignature.IsBy(head, key);
}
