namespace DigitalBank.Ledger.Positions;

/// <summary>The price of a currency from a day on, until the next one.</summary>
internal sealed class RateOfDay
{
    public required string CurrencyCode { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>One unit in the base currency.</summary>
    public required decimal Rate { get; set; }

    public required string Source { get; set; }
}

/// <summary>A currency's revaluation at the close of a day. The key makes sure that there is one.</summary>
internal sealed class Revaluation
{
    public required DateOnly ClosingDate { get; init; }

    public required string CurrencyCode { get; init; }

    /// <summary>Minor units of the currency.</summary>
    public required long Position { get; init; }

    public required decimal Rate { get; init; }

    public required DateOnly RateDate { get; init; }

    /// <summary>Minor units of the base currency.</summary>
    public required long Result { get; init; }

    public required long? EntryId { get; init; }
}
