using System.ComponentModel.DataAnnotations;
using DigitalBank.Ledger.Contracts.Journal;

namespace DigitalBank.Accounts.Categories;

/// <summary>A category and how a transaction falls into it: by what happened, or by a word of its counterparty or purpose.</summary>
internal sealed class ConfiguredCategory
{
    /// <summary>Lower case with hyphens; part of the API.</summary>
    [Required]
    [RegularExpression("[a-z][a-z0-9-]{0,39}")]
    public string Code { get; set; } = "";

    /// <summary>What the customer reads.</summary>
    [Required]
    [StringLength(60)]
    public string Name { get; set; } = "";

    /// <summary>Only what came in, or only what went out; null for both.</summary>
    public Side? Direction { get; set; }

    /// <summary>Event codes of the ledger's entries.</summary>
    public IReadOnlyList<string> Events { get; set; } = [];

    /// <summary>Whole words, or several in a row; case and accents do not count.</summary>
    public IReadOnlyList<string> Words { get; set; } = [];

    public bool IsSound => Validator.TryValidateObject(this, new ValidationContext(this), validationResults: null, validateAllProperties: true);
}

/// <summary>Section <c>Accounts</c>: into which categories transactions fall.</summary>
internal sealed class CategoryOptions : IValidatableObject
{
    public const string Section = "Accounts";

    /// <summary>In the order in which they are tried; the first that fits counts. Empty for <see cref="StandardCategories"/>.</summary>
    public IReadOnlyList<ConfiguredCategory> Categories { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Categories.Any(category => !category.IsSound) || Categories.DistinctBy(category => category.Code).Count() != Categories.Count)
        {
            yield return new ValidationResult("need each a Code of its own (lower case with hyphens) and a Name", [nameof(Categories)]);
        }
    }
}
