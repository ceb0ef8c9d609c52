using System.ComponentModel.DataAnnotations;

namespace DigitalBank.Customers.DueDiligence;

/// <summary>Section <c>Customers:DueDiligence</c>.</summary>
internal sealed class DueDiligenceOptions
{
    public const string Section = "Customers:DueDiligence";

    /// <summary>
    /// Countries of higher risk, ISO 3166-1, separated by blanks: those on the lists of the FATF and of the European Commission, which
    /// change several times a year.
    /// </summary>
    [RegularExpression("[A-Z]{2}( [A-Z]{2})*|", ErrorMessage = "must be country codes of two letters, separated by blanks")]
    public string HighRiskCountries { get; set; } = "IR KP MM";

    /// <summary>What happens when somebody is registered who may be a customer already.</summary>
    public DuplicateHandling Duplicates { get; set; } = DuplicateHandling.Warn;

    /// <summary>How long before a review is due, or a document expires, it appears among the work.</summary>
    [Range(0, 365, ErrorMessage = "must be between 0 and 365")]
    public int LeadDays { get; set; } = 30;
}

internal enum DuplicateHandling
{
    /// <summary>Nobody looks.</summary>
    None = 0,

    /// <summary>The party is registered and a review is opened.</summary>
    Warn = 1,

    /// <summary>The party is refused.</summary>
    Error = 2,
}
