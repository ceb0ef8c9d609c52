using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace DigitalBank.Accounts.Products;

/// <summary>Section <c>Accounts</c>: what the bank offers.</summary>
internal sealed class ProductOptions : IValidatableObject
{
    public const string Section = "Accounts";

    /// <summary>Empty for the two products that every bank has.</summary>
    public IReadOnlyList<Product> Products { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Products.Any(product => !product.IsSound) || Products.DistinctBy(product => product.Code).Count() != Products.Count)
        {
            yield return new ValidationResult(
                "need each a Code of its own (lower case), a Name and, where limited, Currencies of ISO 4217",
                [nameof(Products)]);
        }
    }
}

/// <summary>The bank's products.</summary>
internal sealed class ProductCatalogue(IOptions<ProductOptions> options)
{
    private static readonly Product[] Standard =
    [
        new() { Code = "current", Name = "Current account" },
        new() { Code = "savings", Name = "Savings account" },
    ];

    private readonly Dictionary<string, Product> _products =
        (options.Value.Products.Count > 0 ? options.Value.Products : Standard).ToDictionary(product => product.Code);

    public IEnumerable<Product> All => _products.Values;

    /// <summary>For messages: <c>current, savings</c>.</summary>
    public string Codes => string.Join(", ", _products.Keys);

    public Product? Find(string code) => _products.GetValueOrDefault(code);
}
