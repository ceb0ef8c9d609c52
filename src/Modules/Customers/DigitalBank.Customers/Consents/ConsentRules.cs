using System.Text.RegularExpressions;
using FluentValidation;

namespace DigitalBank.Customers.Consents;

/// <summary>What a consent may look like, however it is given.</summary>
internal static partial class ConsentRules
{
    public const int MaxCodeLength = 40;

    public const int MostScopes = 20;

    public static IRuleBuilderOptions<T, string> IsPurpose<T>(this IRuleBuilder<T, string> rule) => rule
        .Must(IsCode).WithErrorCode("customers.purpose_malformed")
        .WithMessage("A purpose is small letters, digits, dots and hyphens, at most 40.");

    public static IRuleBuilderOptions<T, IReadOnlyList<string>> IsScope<T>(this IRuleBuilder<T, IReadOnlyList<string>> rule) => rule
        .Must(scope => scope is { Count: > 0 and <= MostScopes } && scope.All(IsCode)).WithErrorCode("customers.scope_malformed")
        .WithMessage("A scope is 1 to 20 codes of small letters, digits, dots and hyphens.");

    public static IRuleBuilderOptions<T, string> IsWording<T>(this IRuleBuilder<T, string> rule) => rule
        .Must(IsCode).WithErrorCode("customers.wording_missing")
        .WithMessage("Name the version of the wording that was read.");

    public static IRuleBuilderOptions<T, DateTimeOffset?> IsAhead<T>(this IRuleBuilder<T, DateTimeOffset?> rule, TimeProvider clock) => rule
        .Must(at => at is null || at > clock.GetUtcNow()).WithErrorCode("customers.consent_out_of_time")
        .WithMessage("A consent ends in the future.");

    private static bool IsCode(string? text) => text is { Length: <= MaxCodeLength } && Code().IsMatch(text);

    [GeneratedRegex("^[a-z0-9]+([.-][a-z0-9]+)*$")]
    private static partial Regex Code();
}
