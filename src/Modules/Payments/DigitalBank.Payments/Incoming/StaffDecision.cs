namespace DigitalBank.Payments.Incoming;

/// <summary>Who decided what about a held payment, and why. Only ever inserted; the audit trail has it as well.</summary>
internal sealed class StaffDecision
{
    public Guid Id { get; private init; }

    public Guid IncomingPaymentId { get; private init; }

    /// <summary>ISO return reason; null for a release.</summary>
    public string? ReturnReasonCode { get; private init; }

    public string? Reason { get; private init; }

    public string DecidedBy { get; private init; } = string.Empty;

    public DateTimeOffset DecidedAt { get; private init; }

    public static StaffDecision Of(IncomingPayment payment, DecideHeldPayment decided, string decidedBy, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        IncomingPaymentId = payment.Id,
        ReturnReasonCode = decided.ReturnReasonCode,
        Reason = decided.Reason,
        DecidedBy = decidedBy,
        DecidedAt = now,
    };
}
