using FluentValidation;

namespace DigitalBank.Identity.Logins;

internal static class EmailRules
{
    /// <summary>The longest address that a mail server must accept.</summary>
    /// <remarks>Source: RFC 5321, section 4.5.3.1.3 (256 with the angle brackets).</remarks>
    public const int MaximumLength = 254;

    public static IRuleBuilderOptions<T, string> IsEmail<T>(this IRuleBuilder<T, string> rule) =>
        rule.NotEmpty().MaximumLength(MaximumLength).EmailAddress().WithErrorCode("identity.email_invalid");
}
