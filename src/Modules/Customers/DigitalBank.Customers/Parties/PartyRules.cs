using DigitalBank.SharedKernel.Identifiers;
using FluentValidation;

namespace DigitalBank.Customers.Parties;

/// <summary>Rules that every way of registering a party shares.</summary>
internal static class PartyRules
{
    public const int MaxReferenceLength = 64;

    public const int MaxRegistrationNumberLength = 35;

    public const int MaxPhoneLength = 16;

    public const int MaxAddressLength = 350;

    public const int MaxReasonLength = 140;

    /// <summary>RFC 5321, section 4.5.3.1.3, less the angle brackets.</summary>
    public const int MaxEmailLength = 254;

    public static IRuleBuilderOptions<T, string> IsPartyReference<T>(this IRuleBuilder<T, string> rule) => rule
        .NotEmpty().WithErrorCode("customers.reference_missing")
        .MaximumLength(MaxReferenceLength).WithErrorCode("customers.reference_too_long");

    public static IRuleBuilderOptions<T, string> IsCountry<T>(this IRuleBuilder<T, string> rule) => rule
        .Must(CountryCodes.Contains).WithErrorCode("customers.country_unknown")
        .WithMessage("The country is two capital letters of ISO 3166-1.");

    public static IRuleBuilderOptions<T, string> IsReason<T>(this IRuleBuilder<T, string> rule) => rule
        .NotEmpty().WithErrorCode("customers.reason_missing")
        .MaximumLength(MaxReasonLength).WithErrorCode("customers.reason_too_long");

    /// <summary>Only what keeps a message from being sent at all; whether the mailbox exists shows when it is written to.</summary>
    public static IRuleBuilderOptions<T, string?> IsEmail<T>(this IRuleBuilder<T, string?> rule) => rule
        .EmailAddress().WithErrorCode("customers.email_malformed")
        .MaximumLength(MaxEmailLength).WithErrorCode("customers.email_too_long");

    public static IRuleBuilderOptions<T, string?> IsPhone<T>(this IRuleBuilder<T, string?> rule) => rule
        .Matches("^\\+[1-9][0-9]{5,14}$").WithErrorCode("customers.phone_malformed")
        .WithMessage("A phone number is a plus sign, the country code and the number, without blanks.");

    public static IRuleBuilderOptions<T, string?> IsAddress<T>(this IRuleBuilder<T, string?> rule) => rule
        .MaximumLength(MaxAddressLength).WithErrorCode("customers.address_too_long")
        .Must(text => text is null || !text.Any(c => char.IsControl(c) && c != '\n')).WithErrorCode("customers.address_unprintable");

    /// <summary>Addresses that differ in capitals are one mailbox, everywhere but in the standard.</summary>
    public static string ToSeekEmail(string email) => email.Trim().ToUpperInvariant();

    /// <summary>Registers print their numbers with blanks, dots and hyphens, and people type them without.</summary>
    public static string ToSeekNumber(string number) => string.Concat(number.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
