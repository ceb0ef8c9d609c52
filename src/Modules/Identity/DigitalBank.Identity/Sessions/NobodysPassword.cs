using System.Security.Cryptography;
using DigitalBank.Identity.Logins;
using Microsoft.AspNetCore.Identity;

namespace DigitalBank.Identity.Sessions;

/// <summary>What the password of an unknown e-mail is compared with, so that the answer takes as long as for a known one.</summary>
internal sealed class NobodysPassword(IPasswordHasher<Login> hasher)
{
    public static readonly Login Login = Login.ForCustomer("nobody", Guid.Empty, DateTimeOffset.UnixEpoch);

    public string Hash { get; } = hasher.HashPassword(Login, Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));
}
