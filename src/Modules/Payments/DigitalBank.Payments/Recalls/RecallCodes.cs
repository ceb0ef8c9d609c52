namespace DigitalBank.Payments.Recalls;

/// <summary>Codes of requests to take payments back and of the answers.</summary>
/// <remarks>Source: ISO 20022 External Code Sets, ExternalCancellationReason1Code and ExternalPaymentCancellationRejection1Code.</remarks>
internal static class RecallCodes
{
    /// <summary>The reason of a pacs.004 that follows an accepted request.</summary>
    public const string FollowingCancellationRequest = "FOCR";

    public const string AlreadyReturned = "ARDT";

    public const string NoOriginalTransactionReceived = "NOOR";

    /// <summary>Who got the money, or the bank for them, says no.</summary>
    public const string CustomerDecision = "CUST";

    public const string InsufficientFunds = "AM04";

    /// <summary>What may be given as the reason of a request of ours.</summary>
    public static IReadOnlyList<string> Reasons { get; } = ["AC03", "AM09", "CUST", "DUPL", "FRAD", "TECH"];
}
