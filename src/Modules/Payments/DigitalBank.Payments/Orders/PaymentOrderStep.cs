namespace DigitalBank.Payments.Orders;

/// <summary>One line of an order's history: who moved it into which state, when and why. Only ever inserted.</summary>
internal sealed class PaymentOrderStep
{
    public required Guid PaymentOrderId { get; init; }

    /// <summary>Counted from 1.</summary>
    public required int Number { get; init; }

    public required PaymentOrderStatus Status { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>ISO external status reason, for a rejection.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>What else a person would want to know: the entry, the file. No personal data.</summary>
    public string? Note { get; init; }
}
