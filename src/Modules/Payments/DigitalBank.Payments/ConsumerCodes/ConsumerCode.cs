namespace DigitalBank.Payments.ConsumerCodes;

internal enum ConsumerCodeStatus
{
    /// <summary>Nobody has presented it yet.</summary>
    Offered = 1,

    /// <summary>A payee has presented it with an amount. What became of the payment stands on its order; without one the payer is asked.</summary>
    Presented = 2,

    /// <summary>Presented, and not paid: the payer refused, or the payment was refused before it became an order.</summary>
    Declined = 3,
}

/// <summary>A code that a customer shows to be charged once. The payee, the amount and the reference come from whoever presents it.</summary>
internal sealed class ConsumerCode
{
    public Guid Id { get; init; }

    public Guid PayerPartyId { get; init; }

    public Guid DebtorAccountId { get; init; }

    public string CurrencyCode { get; init; } = string.Empty;

    /// <summary>The most that may be asked with it; null leaves that to the customer's limits.</summary>
    public long? MostMinor { get; init; }

    public string Payload { get; init; } = string.Empty;

    public DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public ConsumerCodeStatus Status { get; private set; } = ConsumerCodeStatus.Offered;

    public Guid? PayeePartyId { get; private set; }

    public Guid? CreditorAccountId { get; private set; }

    /// <summary>The payee's name as the bank knows it, for the payer's yes.</summary>
    public string? PayeeName { get; private set; }

    public long? AmountMinor { get; private set; }

    public string? Reference { get; private set; }

    /// <summary>The payee's key: the same request again is answered with the same payment.</summary>
    public Guid? PresentationKey { get; private set; }

    public DateTimeOffset? PresentedAt { get; private set; }

    /// <summary>Until then the payer may say yes, where one is needed.</summary>
    public DateTimeOffset? ConfirmBy { get; private set; }

    /// <summary>Why it was declined, for the payer alone.</summary>
    public string? FailureCode { get; private set; }

    public int Version { get; private set; }

    public void Present(Presentation presentation, DateTimeOffset now, DateTimeOffset confirmBy)
    {
        Require(ConsumerCodeStatus.Offered);
        Status = ConsumerCodeStatus.Presented;
        PayeePartyId = presentation.PayeePartyId;
        CreditorAccountId = presentation.CreditorAccountId;
        PayeeName = presentation.PayeeName;
        AmountMinor = presentation.AmountMinor;
        Reference = presentation.Reference;
        PresentationKey = presentation.Key;
        PresentedAt = now;
        ConfirmBy = confirmBy;
        Version++;
    }

    public void Decline(string failureCode)
    {
        Require(ConsumerCodeStatus.Presented);
        Status = ConsumerCodeStatus.Declined;
        FailureCode = failureCode;
        Version++;
    }

    private void Require(ConsumerCodeStatus status)
    {
        if (Status != status)
        {
            throw new InvalidOperationException($"Consumer code {Id} is {Status}, not {status}.");
        }
    }
}

/// <summary>What a payee asks with a code.</summary>
internal sealed record Presentation(Guid Key, Guid PayeePartyId, Guid CreditorAccountId, string PayeeName, long AmountMinor, string? Reference);
