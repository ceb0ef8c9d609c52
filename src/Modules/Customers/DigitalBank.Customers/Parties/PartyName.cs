using FluentValidation;

namespace DigitalBank.Customers.Parties;

/// <summary>What a name may look like.</summary>
internal static class PartyName
{
    /// <summary>Max140Text, the longest name that ISO 20022 messages carry; a longer one could not leave the bank.</summary>
    public const int MaxLength = 140;

    /// <summary>The name with single spaces inside and none around.</summary>
    public static string Tidy(string name) =>
        string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Upper case: databases differ in how they compare cases, text that has one case compares alike in all.</summary>
    public static string ToSearchForm(string name) => Tidy(name).ToUpperInvariant();

    public static IRuleBuilderOptions<T, string> IsPartyName<T>(this IRuleBuilder<T, string> rule) => rule
        .NotEmpty().WithErrorCode("customers.name_missing")
        .MaximumLength(MaxLength).WithErrorCode("customers.name_too_long")
        .Must(name => name is null || !name.Any(char.IsControl)).WithErrorCode("customers.name_unprintable")
        .WithMessage("A name has no control characters.");
}
