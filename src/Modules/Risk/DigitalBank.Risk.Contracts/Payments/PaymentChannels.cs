namespace DigitalBank.Risk.Contracts.Payments;

/// <summary>The words by which payments say how they were ordered, and by which rules are narrowed. A rule with another word would never speak.</summary>
public static class PaymentChannels
{
    public static IReadOnlyList<string> All { get; } =
        ["transfer", "file", "qrCode", "standingOrder", "refund", "crossBorder", "consumerCode", "paymentRequest", "waitingPayment"];
}
