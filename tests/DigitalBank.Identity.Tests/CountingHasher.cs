using DigitalBank.Identity.Logins;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace DigitalBank.Identity.Tests;

/// <summary>Counts comparisons: the same number of them is how the tests see that an answer takes the same time.</summary>
internal sealed class CountingHasher(IOptions<PasswordHasherOptions> options) : PasswordHasher<Login>(options)
{
    private int _comparisons;

    public int Comparisons => _comparisons;

    public override PasswordVerificationResult VerifyHashedPassword(Login user, string hashedPassword, string providedPassword)
    {
        Interlocked.Increment(ref _comparisons);
        return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}
