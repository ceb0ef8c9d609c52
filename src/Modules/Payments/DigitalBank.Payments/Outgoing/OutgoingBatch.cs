namespace DigitalBank.Payments.Outgoing;

/// <summary>The payments that leave together in one pacs.008.</summary>
internal sealed class OutgoingBatch
{
    public Guid Id { get; init; }

    public string CurrencyCode { get; init; } = string.Empty;

    /// <summary>Id of the message; the file is named after it.</summary>
    public string MessageId { get; init; } = string.Empty;

    /// <summary>Settlement date of its payments: the day on which the other bank has the money.</summary>
    public DateOnly ValueDate { get; init; }

    /// <summary>Code of the nostro; null for the first one of the currency.</summary>
    public string? NostroCode { get; init; }

    /// <summary>The day on which the nostro account is credited, fixed before the ledger is asked.</summary>
    public DateOnly BookingDate { get; private set; }

    public DateTimeOffset CreatedAt { get; init; }

    public long Payments { get; init; }

    public OutgoingBatchStatus Status { get; private set; }

    public int Version { get; private set; }

    public string FileName => $"pacs.008.{CurrencyCode}.{MessageId}.xml";

    /// <summary>The file is where the correspondent picks it up; what is left is the nostro account.</summary>
    public void FileWritten() => MoveTo(OutgoingBatchStatus.Written);

    public void Complete() => MoveTo(OutgoingBatchStatus.Sent);

    public void BookOn(DateOnly date)
    {
        BookingDate = date;
        Version++;
    }

    private void MoveTo(OutgoingBatchStatus status)
    {
        Status = status;
        Version++;
    }
}

internal enum OutgoingBatchStatus
{
    /// <summary>Its payments are fixed, its file is not out yet.</summary>
    Collected = 0,

    Written = 1,

    /// <summary>Every payment of it is taken off the nostro account.</summary>
    Sent = 2,
}
