using System.ComponentModel.DataAnnotations;

namespace DigitalBank.Lending.Bureau;

/// <summary>Section <c>Lending:Bureau</c>.</summary>
internal sealed class BureauSettings
{
    public const string Section = "Lending:Bureau";

    /// <summary>Folder with one report per customer, below <c>Bank:DataFolder</c> unless absolute; null: there is no bureau to ask.</summary>
    public string? Folder { get; set; }

    /// <summary>So long a bureau may take to answer.</summary>
    [Range(0.01, 60, ErrorMessage = "must be between 0.01 and 60")]
    public double TimeoutSeconds { get; set; } = 3;
}
