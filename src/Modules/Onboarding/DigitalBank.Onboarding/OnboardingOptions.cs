using System.ComponentModel.DataAnnotations;

namespace DigitalBank.Onboarding;

/// <summary>Section <c>Onboarding</c>.</summary>
internal sealed class OnboardingOptions
{
    public const string Section = "Onboarding";

    /// <summary>Codes of the products that a stranger may apply for, separated by blanks.</summary>
    [Required(ErrorMessage = "must name at least one product")]
    public string Products { get; set; } = "current savings";

    /// <summary>Whether applicants say a code that was sent to their e-mail address before they submit. Off where something before the bank does that.</summary>
    public bool ConfirmEmail { get; set; } = true;

    /// <summary>After so many days an application that was never submitted is forgotten.</summary>
    [Range(1, 365, ErrorMessage = "must be between 1 and 365")]
    public int DraftDays { get; set; } = 30;

    /// <summary>Years after the end of the relation for which an application is kept.</summary>
    [Range(0, 100, ErrorMessage = "must be between 0 and 100")]
    public int RetentionYears { get; set; } = 5;

    /// <summary>Age from which a submitted application counts as left over by a crash.</summary>
    [Range(1, 3_600, ErrorMessage = "must be between 1 and 3600")]
    public int ResumeAfterSeconds { get; set; } = 60;
}
