namespace DigitalBank.Payments.CrossBorder;

/// <summary>Through which nostro, and through which further bank, payments of a currency reach banks of a country.</summary>
internal sealed class CorrespondentRoute
{
    /// <summary>Stands for every country that has no route of its own.</summary>
    public const string AnyCountry = "*";

    public Guid Id { get; init; }

    public string CurrencyCode { get; init; } = string.Empty;

    /// <summary>Country of the payee's bank, ISO 3166-1 alpha-2, or <see cref="AnyCountry"/>.</summary>
    public string CountryCode { get; init; } = string.Empty;

    /// <summary>Code of our nostro at the correspondent, as configured in <c>Payments:Nostros</c>.</summary>
    public string NostroCode { get; private set; } = string.Empty;

    /// <summary>Bank between the correspondent and the payee's; null where the correspondent reaches it directly.</summary>
    public string? IntermediaryBic { get; private set; }

    public int Version { get; private set; }

    public void Set(string nostroCode, string? intermediaryBic)
    {
        NostroCode = nostroCode;
        IntermediaryBic = intermediaryBic;
        Version++;
    }
}
