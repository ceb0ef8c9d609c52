using System.ComponentModel.DataAnnotations;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Accounts.Products;

/// <summary>A kind of account that the bank offers.</summary>
internal sealed class Product
{
    /// <summary>Lower case; part of the API and of import files.</summary>
    [Required]
    [RegularExpression("[a-z][a-z0-9-]{1,39}")]
    public string Code { get; set; } = "";

    /// <summary>What the customer reads.</summary>
    [Required]
    [StringLength(70)]
    public string Name { get; set; } = "";

    /// <summary>ISO 4217 codes; empty means every currency.</summary>
    public IReadOnlyList<string> Currencies { get; set; } = [];

    public bool IsKeptIn(string currencyCode) => Currencies.Count == 0 || Currencies.Contains(currencyCode);

    public bool IsSound => Validator.TryValidateObject(this, new ValidationContext(this), validationResults: null, validateAllProperties: true)
        && Currencies.All(code => Currency.TryOf(code, out _));
}
