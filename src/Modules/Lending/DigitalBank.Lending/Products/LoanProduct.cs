using System.Text.Json;
using DigitalBank.Platform;

namespace DigitalBank.Lending.Products;

/// <summary>A kind of loan that the bank grants. What it promises stands in its versions.</summary>
internal sealed class LoanProduct
{
    /// <summary>Lower case; part of the API and of ledger mappings.</summary>
    public required string Code { get; init; }

    public required LoanProductKind Kind { get; init; }

    /// <summary>From then on nobody may apply for it; loans that there are stay as they are.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }

    public int Revision { get; set; }
}

internal enum LoanProductKind
{
    /// <summary>Paid out at once and repaid in equal instalments.</summary>
    InstalmentLoan = 1,

    /// <summary>Drawn and repaid at will up to a limit.</summary>
    CreditLine = 2,
}

/// <summary>What a product promises, and by which rules it is granted, from a day on, until the next version's day. Never changed.</summary>
internal sealed class LoanProductVersion
{
    public required string ProductCode { get; init; }

    /// <summary>Counts from 1. A decision names it, so that it can be understood years later.</summary>
    public required int Number { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>The terms as JSON, in the form in which staff gave them.</summary>
    public required string Terms { get; init; }

    public required string SetBy { get; init; }

    public required DateTimeOffset SetAt { get; init; }

    public static LoanProductVersion Of(
        string productCode, LoanProductTerms terms, int number, DateOnly validFrom, string setBy, DateTimeOffset setAt) => new()
        {
            ProductCode = productCode,
            Number = number,
            ValidFrom = validFrom,
            Terms = JsonSerializer.Serialize(terms, BankJson.Options),
            SetBy = setBy,
            SetAt = setAt,
        };

    public LoanProductTerms ReadTerms() =>
        JsonSerializer.Deserialize<LoanProductTerms>(Terms, BankJson.Options)
        ?? throw new InvalidOperationException($"Version {Number} of loan product {ProductCode} holds no terms.");

    public LoanProductVersionView View() => new(Number, ValidFrom, ReadTerms(), SetBy, SetAt);
}

/// <param name="ValidFrom">The first day on which it holds.</param>
internal sealed record LoanProductVersionView(int Number, DateOnly ValidFrom, LoanProductTerms Terms, string SetBy, DateTimeOffset SetAt);

/// <param name="Versions">In the order of their days.</param>
internal sealed record LoanProductView(
    string Code, LoanProductKind Kind, bool IsWithdrawn, IReadOnlyList<LoanProductVersionView> Versions)
{
    public static LoanProductView Of(LoanProduct product, IEnumerable<LoanProductVersion> versions) => new(
        product.Code,
        product.Kind,
        product.WithdrawnAt is not null,
        [.. versions.OrderBy(version => version.ValidFrom).Select(version => version.View())]);
}
