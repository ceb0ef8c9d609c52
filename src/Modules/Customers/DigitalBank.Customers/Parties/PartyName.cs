using DigitalBank.SharedKernel.Text;
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

    /// <summary>The words by which a name is found: capitals without marks, each once. Names with the same words are the same search.</summary>
    public static IReadOnlyList<string> WordsOf(string name) =>
    [
        .. LatinLetters.ToBaseCapitals(name)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => string.Concat(word.Where(char.IsLetterOrDigit)))
            .Where(word => word.Length > 0)
            .Distinct(),
    ];

    public static IRuleBuilderOptions<T, string> IsPartyName<T>(this IRuleBuilder<T, string> rule) => rule
        .NotEmpty().WithErrorCode("customers.name_missing")
        .MaximumLength(MaxLength).WithErrorCode("customers.name_too_long")
        .Must(name => name is null || !name.Any(char.IsControl)).WithErrorCode("customers.name_unprintable")
        .WithMessage("A name has no control characters.");
}
