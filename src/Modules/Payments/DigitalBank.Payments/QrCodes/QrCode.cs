namespace DigitalBank.Payments.QrCodes;

/// <summary>A code that this bank made for a payee. What it says is in its payload; here stands who made it and whether it was paid.</summary>
internal sealed class QrCode
{
    public Guid Id { get; init; }

    public Guid PayeePartyId { get; init; }

    public Guid CreditorAccountId { get; init; }

    public string CurrencyCode { get; init; } = string.Empty;

    /// <summary>Null lets the payer say how much.</summary>
    public long? AmountMinor { get; init; }

    /// <summary>The payee's number for what is paid.</summary>
    public string? Reference { get; init; }

    /// <summary>Dynamic: paid once, before it expires. A static one hangs at the till and is paid by many.</summary>
    public bool IsOneTime { get; init; }

    public string Payload { get; init; } = string.Empty;

    public DateTimeOffset MadeAt { get; init; }

    /// <summary>Null for a static one.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The order that has used a one-time code up; free again when that is rejected.</summary>
    public Guid? PaymentOrderId { get; init; }
}
