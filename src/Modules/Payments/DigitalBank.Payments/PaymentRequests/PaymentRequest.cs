namespace DigitalBank.Payments.PaymentRequests;

internal enum PaymentRequestStatus
{
    /// <summary>The payer may pay it, unless an order for it is under way.</summary>
    Open = 1,

    /// <summary>By the payer.</summary>
    Refused = 2,

    /// <summary>By the payee.</summary>
    Withdrawn = 3,
}

/// <summary>A payee asks a customer of this bank for an amount. What became of the payment stands on its order.</summary>
internal sealed class PaymentRequest
{
    public Guid Id { get; init; }

    public Guid PayeePartyId { get; init; }

    public Guid CreditorAccountId { get; init; }

    /// <summary>The payee's name as the bank knows it, for the payer.</summary>
    public string? PayeeName { get; init; }

    public Guid PayerPartyId { get; init; }

    /// <summary>How the payee named the payer, with only enough left to recognise it.</summary>
    public string? MaskedPayer { get; init; }

    public string CurrencyCode { get; init; } = string.Empty;

    public long AmountMinor { get; init; }

    /// <summary>The payee's text; the payment carries it.</summary>
    public string? RemittanceInformation { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public PaymentRequestStatus Status { get; init; } = PaymentRequestStatus.Open;

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>The order that pays it: claimed in the transaction that takes the order, and free again when that is rejected.</summary>
    public Guid? PaymentOrderId { get; init; }
}
