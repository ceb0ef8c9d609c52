using System.Text.Json.Serialization;

namespace DigitalBank.Payments.Files;

/// <summary>A pain.001 that the bank has taken in or refused.</summary>
internal sealed class PaymentFile
{
    public Guid Id { get; init; }

    /// <summary>As in the file; "NOTPROVIDED" where it could not be read that far.</summary>
    public string MessageId { get; init; } = string.Empty;

    /// <summary>Message with version: <c>pain.001.001.09</c>.</summary>
    public string MessageName { get; init; } = string.Empty;

    public string? InitiatingParty { get; init; }

    /// <summary>SHA-256 of the bytes in hexadecimal.</summary>
    public string ContentHash { get; init; } = string.Empty;

    /// <summary>
    /// SHA-256 of message id and initiating party while the file holds them; unique. Null for a refused file and for one of which no
    /// payment was accepted: its sender may correct it and send it again under the same id.
    /// </summary>
    public string? DuplicateKey { get; private set; }

    public long Payments { get; init; }

    /// <summary>Sum of all amounts whatever their currency, as a plain decimal.</summary>
    public decimal? ControlSum { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; private set; }

    public PaymentFileStatus Status { get; private set; }

    public long Accepted { get; private set; }

    public long Rejected { get; private set; }

    /// <summary>Why the file was refused as a whole: JSON of the findings.</summary>
    public string? Refusal { get; init; }

    public int Version { get; private set; }

    /// <summary>PART when some payments were accepted and some were not, or not yet.</summary>
    public FileOutcome Outcome => Status switch
    {
        PaymentFileStatus.Booking => FileOutcome.RCVD,
        PaymentFileStatus.Refused => FileOutcome.RJCT,
        _ when Accepted == Payments => FileOutcome.ACCP,
        _ when Rejected == Payments => FileOutcome.RJCT,
        _ => FileOutcome.PART,
    };

    public void Begin(string duplicateKey)
    {
        Status = PaymentFileStatus.Booking;
        DuplicateKey = duplicateKey;
    }

    public void Refuse(DateTimeOffset now)
    {
        Status = PaymentFileStatus.Refused;
        CompletedAt = now;
    }

    public void Complete(long accepted, long rejected, DateTimeOffset now)
    {
        Status = PaymentFileStatus.Completed;
        Accepted = accepted;
        Rejected = rejected;
        CompletedAt = now;
        DuplicateKey = rejected == Payments ? null : DuplicateKey;
        Version++;
    }
}

internal enum PaymentFileStatus
{
    /// <summary>Its payments are being booked; the same file again continues where a crash left it.</summary>
    Booking = 1,

    Completed = 2,

    Refused = 3,
}

/// <summary>Group status as ISO 20022 words it, also in JSON.</summary>
internal enum FileOutcome
{
    /// <summary>Received, not finished.</summary>
    [JsonStringEnumMemberName("RCVD")]
    RCVD = 1,

    /// <summary>Every payment was accepted.</summary>
    [JsonStringEnumMemberName("ACCP")]
    ACCP = 2,

    [JsonStringEnumMemberName("PART")]
    PART = 3,

    /// <summary>No payment was accepted.</summary>
    [JsonStringEnumMemberName("RJCT")]
    RJCT = 4,
}
