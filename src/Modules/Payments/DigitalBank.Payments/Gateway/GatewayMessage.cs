namespace DigitalBank.Payments.Gateway;

/// <summary>A message between this bank and another one, kept as it came or left, so that a crash loses none and a repetition changes nothing.</summary>
internal sealed class GatewayMessage
{
    public Guid Id { get; init; }

    public MessageDirection Direction { get; init; }

    /// <summary>Message with version: <c>pacs.008.001.08</c>.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Chosen by its writer.</summary>
    public string MessageId { get; init; } = string.Empty;

    /// <summary>BIC of the other bank; null where the message does not say.</summary>
    public string? Counterparty { get; init; }

    public byte[] Content { get; init; } = [];

    /// <summary>SHA-256 of the content in hexadecimal.</summary>
    public string ContentHash { get; init; } = string.Empty;

    /// <summary>SHA-256 over direction, other bank, message family and id; null for a message that is refused as a duplicate.</summary>
    public string? DuplicateKey { get; init; }

    /// <summary>Payments, statuses or requests in it.</summary>
    public long Items { get; init; }

    /// <summary>The message of the other bank that this one of ours answers.</summary>
    public Guid? AnswersId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public GatewayMessageStatus Status { get; private set; }

    /// <summary>ISO reason of a refusal.</summary>
    public string? ReasonCode { get; private set; }

    /// <summary>What a person should know about it; no personal data.</summary>
    public string? Remark { get; private set; }

    public DateTimeOffset? DoneAt { get; private set; }

    public int Version { get; private set; }

    public bool IsDone => Status is GatewayMessageStatus.Processed or GatewayMessageStatus.Refused;

    public string FileName => $"{Name}.{Id:N}.xml";

    public void Take() => MoveTo(GatewayMessageStatus.Received);

    public void Finish(string? remark, DateTimeOffset now)
    {
        Remark = remark;
        DoneAt = now;
        MoveTo(GatewayMessageStatus.Processed);
    }

    public void Refuse(string reasonCode, string remark, DateTimeOffset now)
    {
        ReasonCode = reasonCode;
        Remark = remark.Length > 1000 ? remark[..1000] : remark;
        DoneAt = now;
        MoveTo(GatewayMessageStatus.Refused);
    }

    public void Queue() => MoveTo(GatewayMessageStatus.Queued);

    public void Deliver(DateTimeOffset now)
    {
        DoneAt = now;
        MoveTo(GatewayMessageStatus.Delivered);
    }

    private void MoveTo(GatewayMessageStatus status)
    {
        Status = status;
        Version++;
    }
}

internal enum MessageDirection
{
    In = 1,
    Out = 2,
}

internal enum GatewayMessageStatus
{
    /// <summary>Kept, and not worked through yet.</summary>
    Received = 1,

    /// <summary>Everything in it has its outcome.</summary>
    Processed = 2,

    /// <summary>Refused as a whole: nothing in it had an effect.</summary>
    Refused = 3,

    /// <summary>Ours, waiting to be fetched or delivered.</summary>
    Queued = 4,

    /// <summary>Ours, and with the other bank.</summary>
    Delivered = 5,
}
