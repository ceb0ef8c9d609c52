namespace DigitalBank.Payments.Settlement;

/// <summary>What to do with a payment that would exceed the payer's cap.</summary>
internal enum OverCap
{
    Refuse = 1,

    /// <summary>It waits until the payer has received enough, or for the next window.</summary>
    Queue = 2,
}

/// <summary>One payment between participants, before it is netted.</summary>
internal sealed class SettlementObligation
{
    public Guid Id { get; init; }

    /// <summary>A queued one moves on to the next window.</summary>
    public Guid WindowId { get; private set; }

    public Guid DebtorId { get; init; }

    public Guid CreditorId { get; init; }

    public long AmountMinor { get; init; }

    /// <summary>The payer's own; it sends each one once.</summary>
    public string Reference { get; init; } = string.Empty;

    public DateTimeOffset ReceivedAt { get; init; }

    public SettlementObligationStatus Status { get; private set; }

    public int Version { get; private set; }

    public void Accept(Guid windowId) => MoveTo(SettlementObligationStatus.Accepted, windowId);

    public void Queue(Guid windowId) => MoveTo(SettlementObligationStatus.Queued, windowId);

    public void Refuse(Guid windowId) => MoveTo(SettlementObligationStatus.Refused, windowId);

    public void Withdraw() => MoveTo(SettlementObligationStatus.Withdrawn, WindowId);

    private void MoveTo(SettlementObligationStatus status, Guid windowId)
    {
        if (Status is not (default(SettlementObligationStatus) or SettlementObligationStatus.Queued))
        {
            throw new InvalidOperationException($"Obligation {Id} is {Status} and cannot become {status}.");
        }

        Status = status;
        WindowId = windowId;
        Version++;
    }
}

internal enum SettlementObligationStatus
{
    /// <summary>Counts in its window, for good.</summary>
    Accepted = 1,

    /// <summary>Would exceed the payer's cap; counts nowhere yet.</summary>
    Queued = 2,

    /// <summary>Would have exceeded the payer's cap.</summary>
    Refused = 3,

    /// <summary>Taken out of the queue.</summary>
    Withdrawn = 4,
}
