using System.ComponentModel.DataAnnotations;

namespace DigitalBank.Customers.Erasure;

/// <summary>Section <c>Customers:Retention</c>: how many years after the end of the relation something is kept.</summary>
internal sealed class RetentionOptions
{
    public const string Section = "Customers:Retention";

    /// <summary>E-mail, telephone, address.</summary>
    [Range(0, 100, ErrorMessage = "must be between 0 and 100")]
    public int ContactYears { get; set; }

    /// <summary>Name, date of birth, documents, checks, ratings, reviews, relations, screening. Directive (EU) 2015/849, article 40: five years.</summary>
    [Range(0, 100, ErrorMessage = "must be between 0 and 100")]
    public int DueDiligenceYears { get; set; } = 5;

    /// <summary>Consents, as long as somebody may ask what was allowed.</summary>
    [Range(0, 100, ErrorMessage = "must be between 0 and 100")]
    public int ConsentYears { get; set; } = 3;
}
