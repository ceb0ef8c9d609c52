using System.Text.Json;
using DigitalBank.Platform;

namespace DigitalBank.Accounts.Products;

/// <summary>A kind of account that the bank offers. What it promises stands in its versions.</summary>
internal sealed class Product
{
    /// <summary>Lower case; part of the API, of import files and of ledger mappings.</summary>
    public required string Code { get; init; }

    public required ProductKind Kind { get; init; }

    /// <summary>From then on no account is opened with it; those there are stay as they are.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }

    public int Revision { get; set; }
}

internal enum ProductKind
{
    Current = 1,
    Savings = 2,
    TermDeposit = 3,
    RecurringDeposit = 4,
}

/// <summary>What a product promises from a day on, until the next version's day. Once its day has come it is never changed.</summary>
internal sealed class ProductVersion
{
    public required string ProductCode { get; init; }

    /// <summary>Counts from 1.</summary>
    public required int Number { get; init; }

    public required DateOnly ValidFrom { get; set; }

    /// <summary>The terms as JSON, in the form in which staff gave them.</summary>
    public required string Terms { get; set; }

    public required string SetBy { get; set; }

    public required DateTimeOffset SetAt { get; set; }

    public static ProductVersion Of(
        string productCode, ProductTerms terms, int number, DateOnly validFrom, string setBy, DateTimeOffset setAt) => new()
        {
            ProductCode = productCode,
            Number = number,
            ValidFrom = validFrom,
            Terms = JsonSerializer.Serialize(terms, BankJson.Options),
            SetBy = setBy,
            SetAt = setAt,
        };

    public ProductTerms ReadTerms() =>
        JsonSerializer.Deserialize<ProductTerms>(Terms, BankJson.Options)
        ?? throw new InvalidOperationException($"Version {Number} of product {ProductCode} holds no terms.");

    public ProductVersionView View() => new(Number, ValidFrom, ReadTerms(), SetBy, SetAt);
}

/// <param name="ValidFrom">The first day on which it holds.</param>
internal sealed record ProductVersionView(int Number, DateOnly ValidFrom, ProductTerms Terms, string SetBy, DateTimeOffset SetAt);

/// <param name="Versions">In the order of their days.</param>
internal sealed record ProductView(string Code, ProductKind Kind, bool IsWithdrawn, IReadOnlyList<ProductVersionView> Versions)
{
    public static ProductView Of(Product product, IEnumerable<ProductVersion> versions) => new(
        product.Code, product.Kind, product.WithdrawnAt is not null, [.. versions.OrderBy(version => version.ValidFrom).Select(version => version.View())]);
}
