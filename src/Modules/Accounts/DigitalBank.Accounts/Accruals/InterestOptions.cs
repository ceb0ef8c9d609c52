using System.ComponentModel.DataAnnotations;

namespace DigitalBank.Accounts.Accruals;

/// <summary>Section <c>Accounts:Interest</c>.</summary>
internal sealed class InterestOptions
{
    public const string Section = "Accounts:Interest";

    /// <summary>How many days after its end a posted period is still corrected when something back-dated comes.</summary>
    [Range(0, 3_660)]
    public int LookBackDays { get; set; } = 92;
}
