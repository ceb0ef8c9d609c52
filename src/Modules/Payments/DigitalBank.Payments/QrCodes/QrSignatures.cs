using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Encryption;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.QrCodes;

/// <summary>Signs what a code says, so that one with another payee, amount or expiry pasted in is told from ours.</summary>
/// <remarks>
/// HMAC-SHA256 (RFC 2104) with a secret in a file of its own: whoever can write to the database must not be able to make codes. The bank
/// alone makes and takes these codes, so nobody else needs to check them.
/// </remarks>
internal sealed class QrSignatures(IOptions<PaymentsOptions> options, IOptions<BankSettings> bank)
{
    private const int SecretBytes = 32;

    private readonly Lock _gate = new();

    private byte[]? _secret;

    /// <returns>43 characters of base64url.</returns>
    public string Sign(string text) => Base64Url.EncodeToString(HMACSHA256.HashData(Secret(), Encoding.UTF8.GetBytes(text)));

    public bool Signed(string text, string? signature) =>
        signature is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(text)), Encoding.UTF8.GetBytes(signature));

    private byte[] Secret()
    {
        lock (_gate)
        {
            return _secret ??= Load();
        }
    }

    private byte[] Load()
    {
        var file = Path.GetFullPath(Path.Combine(bank.Value.DataFolder, options.Value.QrKeyFile));
        if (!File.Exists(file))
        {
            SecretFile.Create(file, Convert.ToHexString(RandomNumberGenerator.GetBytes(SecretBytes)) + "\n");
        }

        var secret = Convert.FromHexString(File.ReadAllText(file).Trim());
        return secret.Length == SecretBytes
            ? secret
            : throw new InvalidDataException($"The file {file} does not hold {SecretBytes} bytes in hexadecimal.");
    }
}
