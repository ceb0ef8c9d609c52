using System.ComponentModel.DataAnnotations;
using DigitalBank.Accounts.Statements.Cycles;

namespace DigitalBank.Accounts.Statements;

/// <summary>Section <c>Statements</c>.</summary>
internal sealed class StatementOptions : IValidatableObject
{
    public const string Section = "Statements";

    /// <summary>Where the close of business puts statements; below the bank's data folder unless it is an absolute path.</summary>
    [Required(ErrorMessage = "must be a folder")]
    public string Folder { get; set; } = "statements";

    /// <summary>How often an account gets a statement whose holder has not chosen.</summary>
    [EnumDataType(typeof(StatementCycle), ErrorMessage = "must be None, Daily, Weekly, Monthly, Quarterly or Yearly")]
    public StatementCycle Cycle { get; set; } = StatementCycle.None;

    /// <summary>In which formats then; names divided by spaces.</summary>
    [Required(ErrorMessage = "must name pdf, csv, camt053 or camt053.02, divided by spaces")]
    public string Formats { get; set; } = "pdf";

    public IReadOnlyList<string> FormatNames() => Formats.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (FormatNames().Any(name => StatementFormat.Find(name) is null))
        {
            yield return new ValidationResult("must name pdf, csv, camt053 or camt053.02, divided by spaces", [nameof(Formats)]);
        }
    }
}
