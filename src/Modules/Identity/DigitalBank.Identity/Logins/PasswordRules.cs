using FluentValidation;
using Microsoft.AspNetCore.Identity;

namespace DigitalBank.Identity.Logins;

/// <summary>
/// Length and a look at what attackers try first, no rules about digits or signs: those make people choose
/// worse passwords (NIST SP 800-63B, section 5.1.1.2).
/// </summary>
internal sealed class PasswordRules : IPasswordValidator<Login>
{
    public const int MinimumLength = 12;

    /// <summary>Far more than the 64 that NIST asks to allow; a bound only so that hashing stays cheap.</summary>
    public const int MaximumLength = 256;

    private const int FewestDifferentCharacters = 5;

    // Twelve characters or more, from the published lists of leaked passwords. Shorter ones fail by length.
    private static readonly HashSet<string> Common = new(StringComparer.OrdinalIgnoreCase)
    {
        "123456789012", "1234567890123", "12345678901234", "123456789123", "1234567891234", "123123123123", "112233445566",
        "qwertyuiopas", "qwertyuiop123", "qwertyuiop12", "1q2w3e4r5t6y", "1qaz2wsx3edc", "1qaz2wsx3edc4rfv", "zaq12wsxcde3",
        "asdfghjkl123", "qwerty123456", "123456qwerty", "abcdefghijkl", "abc123456789", "abcdef123456", "a1b2c3d4e5f6",
        "password1234", "password12345", "passwordpassword", "password123!", "iloveyou1234", "iloveyou12345", "letmeinletmein",
        "administrator", "welcome12345", "changeme1234", "digitalbank1", "digitalbank123", "correcthorsebatterystaple",
    };

    private static readonly IdentityError TooWeak = new() { Code = nameof(TooWeak), Description = "The password is too easy to guess." };

    public Task<IdentityResult> ValidateAsync(UserManager<Login> manager, Login user, string? password) =>
        Task.FromResult(IsAcceptable(password ?? "", user.Email ?? "") ? IdentityResult.Success : IdentityResult.Failed(TooWeak));

    private static bool IsAcceptable(string password, string email) =>
        password.Length is >= MinimumLength and <= MaximumLength
        && password.Distinct().Count() >= FewestDifferentCharacters
        && !Common.Contains(password)
        && !password.Equals(email, StringComparison.OrdinalIgnoreCase);
}

internal static class PasswordShape
{
    public static IRuleBuilderOptions<T, string> IsPassword<T>(this IRuleBuilder<T, string> rule) =>
        rule.NotEmpty()
            .Length(PasswordRules.MinimumLength, PasswordRules.MaximumLength)
            .WithErrorCode("identity.password_length");
}
