namespace DigitalBank.Ledger.Periods;

/// <summary>A closing or opening of periods. Written once.</summary>
internal sealed class PeriodChange
{
    /// <summary>Counts from 1; given while the journal's head is locked.</summary>
    public required long Id { get; init; }

    public required DateOnly? FromClosedThrough { get; init; }

    public required DateOnly? ToClosedThrough { get; init; }

    public required string? Reason { get; init; }

    public required string ChangedBy { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}

/// <summary>A closing entry of a year. A year and currency with very many accounts, or closed twice, has several.</summary>
internal sealed class AnnualClose
{
    public required int Year { get; init; }

    public required string CurrencyCode { get; init; }

    public required int Part { get; init; }

    public required long EntryId { get; init; }
}
