using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DigitalBank.Onboarding.Applications;

namespace DigitalBank.Onboarding.Email;

/// <summary>Six digits that are sent to an e-mail address and come back from whoever reads it.</summary>
internal static class EmailCode
{
    /// <summary>How long a code may be used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>Wrong codes after which a new one has to be sent.</summary>
    public const int MostTries = 5;

    /// <summary>Codes of one application, so that nobody is flooded with them. All of them together are guessed once in 40,000 times.</summary>
    public const int MostSent = 5;

    public static string New() => RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>With the application's token, which is stored nowhere: a million digits alone would be tried out in no time.</summary>
    public static byte[] Hash(string code, ApplicationToken token) =>
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(token.ToString()), Encoding.UTF8.GetBytes(code));
}
