using System.ComponentModel.DataAnnotations;
using DigitalBank.Accounts.Data;
using DigitalBank.Platform.Modules;
using DigitalBank.SharedKernel.Monetary;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Accounts.Products;

/// <summary>A product that a new bank begins with. What it has beyond a name, staff give it.</summary>
internal sealed class ConfiguredProduct
{
    /// <summary>Lower case; part of the API and of import files.</summary>
    [Required]
    [RegularExpression(ProductRules.CodePattern)]
    public string Code { get; set; } = "";

    /// <summary>What the customer reads.</summary>
    [Required]
    [StringLength(ProductRules.LongestName)]
    public string Name { get; set; } = "";

    /// <summary>ISO 4217 codes; empty means every currency.</summary>
    public IReadOnlyList<string> Currencies { get; set; } = [];

    public ProductKind Kind { get; set; } = ProductKind.Current;

    public bool IsSound =>
        Validator.TryValidateObject(this, new ValidationContext(this), validationResults: null, validateAllProperties: true)
        && Kind is ProductKind.Current or ProductKind.Savings
        && Currencies.All(code => Currency.TryOf(code, out _));
}

/// <summary>Section <c>Accounts</c>: what a new bank offers.</summary>
internal sealed class ProductOptions : IValidatableObject
{
    public const string Section = "Accounts";

    /// <summary>Empty for the two products that every bank has.</summary>
    public IReadOnlyList<ConfiguredProduct> Products { get; set; } = [];

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

/// <summary>Adds configured products that the bank does not have yet. Those it has are staff's.</summary>
internal sealed class SeedProducts(AccountsDbContext db, IOptions<ProductOptions> options, TimeProvider clock) : IModuleSeed
{
    private static readonly ConfiguredProduct[] Standard =
    [
        new() { Code = "current", Name = "Current account", Kind = ProductKind.Current },
        new() { Code = "savings", Name = "Savings account", Kind = ProductKind.Savings },
    ];

    public int Order => 20;

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        var known = await db.Products.Select(product => product.Code).ToListAsync(cancellationToken);
        foreach (
            var product in (
                options.Value.Products.Count > 0 ? options.Value.Products : Standard).Where(product => !known.Contains(product.Code)))
        {
            db.Products.Add(new Product { Code = product.Code, Kind = product.Kind });

            // From the beginning of time: accounts that are imported may be older than the bank's first day.
            db.ProductVersions.Add(ProductVersion.Of(
                product.Code, new ProductTerms(
                    product.Name, product.Currencies), number: 1, DateOnly.MinValue, "system", clock.GetUtcNow()));
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
