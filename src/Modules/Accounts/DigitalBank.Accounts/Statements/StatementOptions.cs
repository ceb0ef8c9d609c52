using System.ComponentModel.DataAnnotations;

namespace DigitalBank.Accounts.Statements;

/// <summary>Section <c>Statements</c>.</summary>
internal sealed class StatementOptions
{
    public const string Section = "Statements";

    /// <summary>Where the close of business puts statements; below the bank's data folder unless it is an absolute path.</summary>
    [Required(ErrorMessage = "must be a folder")]
    public string Folder { get; set; } = "statements";

    /// <summary>Who gets a statement of a day on which something was booked.</summary>
    [EnumDataType(typeof(DailyStatements), ErrorMessage = "must be Subscribed, All or None")]
    public DailyStatements Daily { get; set; } = DailyStatements.Subscribed;
}

internal enum DailyStatements
{
    /// <summary>Accounts whose holder asked for it.</summary>
    Subscribed = 0,

    All = 1,

    None = 2,
}
