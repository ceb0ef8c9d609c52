using DigitalBank.Payments.Iso20022;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Payments.Gateway;

/// <summary>A message between this bank and another one, kept as it came or left, so that a crash loses none and a repetition changes nothing.</summary>
internal sealed class GatewayMessage
{
    private const string Return = "pacs.004.001";

    public Guid Id { get; init; }

    public MessageDirection Direction { get; init; }

    /// <summary>Message with version: <c>pacs.008.001.08</c>.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Chosen by its writer.</summary>
    public string MessageId { get; init; } = string.Empty;

    /// <summary>BIC of the other bank; null where the message does not say.</summary>
    public string? Counterparty { get; init; }

    /// <summary>Empty once it is erased.</summary>
    public byte[] Content { get; init; } = [];

    /// <summary>The books need what it said no more: what is left says that there was such a message.</summary>
    public bool IsErased { get; init; }

    /// <summary>SHA-256 of the content in hexadecimal.</summary>
    public string ContentHash { get; init; } = string.Empty;

    /// <summary>SHA-256 over direction, other bank, message family and id; null for a message that is refused as a duplicate.</summary>
    public string? DuplicateKey { get; private set; }

    /// <summary>Payments, statuses or requests in it.</summary>
    public long Items { get; init; }

    /// <summary>The message of the other bank that this one of ours answers.</summary>
    public Guid? AnswersId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public GatewayMessageStatus Status { get; private set; }

    /// <summary>How often somebody began to deliver it, or to act on it.</summary>
    public int Attempts { get; private set; }

    /// <summary>ISO reason of a refusal.</summary>
    public string? ReasonCode { get; private set; }

    /// <summary>What a person should know about it; no personal data.</summary>
    public string? Remark { get; private set; }

    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>The member of staff who handed it in; null for one that came by the channel.</summary>
    public string? HandedInBy { get; private set; }

    /// <summary>What that person gave as the reason.</summary>
    public string? HandedInReason { get; private set; }

    /// <summary>The second person.</summary>
    public string? DecidedBy { get; private set; }

    public string? DecisionReason { get; private set; }

    public int Version { get; private set; }

    public bool IsDone => Status is GatewayMessageStatus.Processed or GatewayMessageStatus.Refused;

    public string FileName => $"{Name}.{Id:N}.xml";

    /// <param name="duplicateKey">Null for one that is refused as a duplicate.</param>
    public void Take(string? duplicateKey)
    {
        DuplicateKey = duplicateKey;
        MoveTo(GatewayMessageStatus.Received);
    }

    /// <summary>Keeps it until a second person has agreed.</summary>
    public void HandIn(HandedIn by)
    {
        (HandedInBy, HandedInReason) = (by.Subject, by.Reason);
        MoveTo(GatewayMessageStatus.HandedIn);
    }

    /// <summary>The channel has brought it as well: it is what it says it is, and nobody has to agree any more.</summary>
    public void Confirm() => MoveTo(GatewayMessageStatus.Received);

    /// <summary>Two pairs of eyes: whoever handed it in does not decide. One that is turned down may still come by the channel.</summary>
    /// <returns>Why not, or null.</returns>
    public Failure? Decide(bool isApproved, string reason, string decidedBy, DateTimeOffset now)
    {
        if (Status != GatewayMessageStatus.HandedIn)
        {
            return PaymentsErrors.MessageDecided;
        }

        if (decidedBy == HandedInBy)
        {
            return PaymentsErrors.OwnProposal;
        }

        (DecidedBy, DecisionReason) = (decidedBy, reason);
        if (isApproved)
        {
            MoveTo(GatewayMessageStatus.Received);
        }
        else
        {
            GiveUp("Nobody agreed to what was handed in.", now);
        }

        return null;
    }

    /// <summary>The channel has brought another message of this id: that one is the other bank's, and nobody agrees to this one any more.</summary>
    public void GiveWay(DateTimeOffset now) => GiveUp("The channel has brought another message of this id; nothing of what was handed in was done.", now);

    private void GiveUp(string remark, DateTimeOffset now)
    {
        DuplicateKey = null;
        Refuse(ReasonCodes.Narrative, remark, now);
    }

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

    /// <summary>Saved before a message of ours goes out: whatever happens then, the other side may have it.</summary>
    public void BeginDelivery() => Try();

    /// <summary>Saved before a message of another bank is acted on.</summary>
    public void Try()
    {
        Attempts++;
        Version++;
    }

    /// <summary>
    /// The other side refuses it for good. Had it never been offered before, nothing of it was taken, and what left with it comes back;
    /// otherwise an earlier delivery may have arrived, and the other bank has to be asked. A return comes back either way, for a person to
    /// ask: nobody else looks for its money.
    /// </summary>
    public void BeRefused(string reasonCode, DateTimeOffset now)
    {
        if (Attempts > 1 && MessageDesk.FamilyOf(Name) != Return)
        {
            Refuse(reasonCode, "The other side does not take it, but an earlier delivery may have arrived.", now);
            return;
        }

        ReasonCode = reasonCode;
        DoneAt = now;
        MoveTo(GatewayMessageStatus.Undoing);
    }

    /// <summary>What left with it is back.</summary>
    public void Undone(DateTimeOffset now) => Refuse(
        ReasonCode!,
        Attempts > 1
            ? "The other side does not take it, but an earlier delivery may have arrived: its money is held until a person has asked."
            : "The other side does not take it; nothing of it was taken.",
        now);

    public void Queue(string duplicateKey)
    {
        DuplicateKey = duplicateKey;
        MoveTo(GatewayMessageStatus.Queued);
    }

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

    /// <summary>Ours, and never taken by the other side: what left with it is on its way back.</summary>
    Undoing = 6,

    /// <summary>Handed in by one member of staff; nothing of it is done before a second one agrees.</summary>
    HandedIn = 7,
}

/// <param name="Subject">The member of staff.</param>
internal sealed record HandedIn(string Subject, string Reason);
