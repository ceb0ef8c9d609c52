namespace DigitalBank.Payments.HeldOrders;

/// <summary>What a person decided about an order that was held. One for each order.</summary>
internal sealed class HeldDecision
{
    public Guid PaymentOrderId { get; init; }

    public bool IsReleased { get; init; }

    /// <summary>In the person's own words, so it may name somebody.</summary>
    public string? Reason { get; init; }

    public string DecidedBy { get; init; } = string.Empty;

    public DateTimeOffset DecidedAt { get; init; }
}
