using System.ComponentModel.DataAnnotations;

namespace DigitalBank.Lending.StepUps;

/// <summary>Section <c>Lending</c>.</summary>
internal sealed class LendingOptions : IValidatableObject
{
    public const string Section = "Lending";

    /// <summary>From which amounts on customers confirm the acceptance of an offer with their second factor, by currency; none asks for nothing.</summary>
    public IList<AcceptanceStepUpSetting> StepUps { get; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => StepUps
        .Select((setting, i) => (Mistake: setting.FindMistake(), Name: $"{nameof(StepUps)}:{i}"))
        .Where(setting => setting.Mistake is not null)
        .Select(setting => new ValidationResult(setting.Mistake, [setting.Name]));
}

/// <summary>From which amount on the acceptance of an offer in one currency is confirmed.</summary>
internal sealed class AcceptanceStepUpSetting
{
    /// <summary>ISO 4217.</summary>
    public string Currency { get; set; } = string.Empty;

    /// <summary>In the currency, such as 1000.00: the smallest loan that is confirmed.</summary>
    public decimal From { get; set; }

    /// <returns>What is wrong with it; null when nothing is.</returns>
    public string? FindMistake() =>
        !SharedKernel.Monetary.Currency.TryOf(Currency, out _) ? "must name a currency of ISO 4217"
        : From < 0 ? "must not ask from less than zero on"
        : null;
}
