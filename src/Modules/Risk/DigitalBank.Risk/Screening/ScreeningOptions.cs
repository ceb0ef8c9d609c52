using System.ComponentModel.DataAnnotations;

namespace DigitalBank.Risk.Screening;

/// <summary>Section <c>Risk:Screening</c>.</summary>
internal sealed class ScreeningOptions
{
    public const string Section = "Risk:Screening";

    /// <summary>From this score on, in per cent, a person looks at a hit. Lower finds more of the listed and stops more of the others.</summary>
    [Range(50, 100, ErrorMessage = "must be between 50 and 100")]
    public int ThresholdPercent { get; set; } = 75;
}
