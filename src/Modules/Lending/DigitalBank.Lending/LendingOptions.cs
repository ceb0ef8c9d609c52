using System.ComponentModel.DataAnnotations;
using DigitalBank.Lending.StepUps;

namespace DigitalBank.Lending;

/// <summary>Section <c>Lending</c>.</summary>
internal sealed class LendingOptions : IValidatableObject
{
    public const string Section = "Lending";

    /// <summary>From which amounts on customers confirm the acceptance of an offer with their second factor, by currency; none asks for nothing.</summary>
    public IList<AcceptanceStepUpSetting> StepUps { get; } = [];

    /// <summary>Two people have to agree to a reschedule, a re-amortisation or a re-age of any loan; else only where its product says so.</summary>
    public bool TwoPeopleChangeLoans { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => StepUps
        .Select((setting, i) => (Mistake: setting.FindMistake(), Name: $"{nameof(StepUps)}:{i}"))
        .Where(setting => setting.Mistake is not null)
        .Select(setting => new ValidationResult(setting.Mistake, [setting.Name]));
}
