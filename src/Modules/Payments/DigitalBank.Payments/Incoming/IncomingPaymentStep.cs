namespace DigitalBank.Payments.Incoming;

/// <summary>One line of an incoming payment's history. Only ever inserted.</summary>
internal sealed class IncomingPaymentStep
{
    public required Guid IncomingPaymentId { get; init; }

    /// <summary>Increases from step to step.</summary>
    public required int Number { get; init; }

    public required IncomingPaymentStatus Status { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>ISO external reason, for a rejection or return.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>The entry, the message, who decided. No personal data.</summary>
    public string? Note { get; init; }
}
