using DigitalBank.Platform.Encryption;
using Microsoft.AspNetCore.Identity;

namespace DigitalBank.Identity.Logins;

/// <summary>
/// Makes of a user name the blind index by which the framework's stores find and compare it. Capitals and small letters are one; without the
/// bank's key nobody can tell whether somebody has a log-in.
/// </summary>
internal sealed class SealedNames(FieldCipher cipher) : ILookupNormalizer
{
    public string? NormalizeName(string? name) => name is null ? null : Seek("identity.login.user_name", name);

    public string? NormalizeEmail(string? email) => email is null ? null : Seek("identity.login.email", email);

    private string Seek(string field, string value) => Convert.ToHexString(cipher.IndexOf(field, value.Normalize().ToUpperInvariant()));
}
