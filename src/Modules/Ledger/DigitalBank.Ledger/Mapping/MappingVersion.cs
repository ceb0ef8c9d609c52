using DigitalBank.Ledger.Contracts.Mapping;

namespace DigitalBank.Ledger.Mapping;

/// <summary>A version of a mapping. Versions are added, never changed.</summary>
internal sealed class MappingVersion
{
    public required Guid Id { get; init; }

    public required string Product { get; init; }

    public required string EventCode { get; init; }

    /// <summary>Empty for every currency, so that the key stays unique on every provider.</summary>
    public required string CurrencyCode { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public required int Revision { get; init; }

    public required string? DebitCode { get; init; }

    public required string? CreditCode { get; init; }

    public required string SetBy { get; init; }

    public required DateTimeOffset SetAt { get; init; }

    public MappingView ToView() => new(
        Id, Product, EventCode, CurrencyCode.Length == 0 ? null : CurrencyCode, ValidFrom, Revision, DebitCode, CreditCode, SetBy, SetAt);
}

/// <summary>A version of a product's accounting method. Versions are added, never changed.</summary>
internal sealed class MethodVersion
{
    public required Guid Id { get; init; }

    public required string Product { get; init; }

    public required AccountingMethod Method { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public required int Revision { get; init; }

    public required string SetBy { get; init; }

    public required DateTimeOffset SetAt { get; init; }

    public AccountingMethodView ToView() => new(Product, Method, ValidFrom, Revision, SetBy, SetAt);
}
