namespace DigitalBank.Payments.CutOffs;

/// <summary>A day on which nothing is settled in a currency, beside the weekends; for the euro beside the closing days of TARGET.</summary>
internal sealed class ClosingDay
{
    public Guid Id { get; init; }

    public string CurrencyCode { get; init; } = string.Empty;

    public DateOnly Date { get; init; }

    /// <summary>What the day is called: <c>Independence Day</c>.</summary>
    public string Name { get; set; } = string.Empty;
}
