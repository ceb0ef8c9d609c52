namespace DigitalBank.Payments.Recalls;

/// <summary>A request to take a payment back: ours to another bank, or another bank's to us.</summary>
internal sealed class Recall
{
    public Guid Id { get; init; }

    /// <summary>The payment that we want back.</summary>
    public Guid? PaymentOrderId { get; init; }

    /// <summary>The payment that the other bank wants back; null where it asks for one that we never had.</summary>
    public Guid? IncomingPaymentId { get; init; }

    /// <summary>The camt.056 that asks for it.</summary>
    public Guid? GatewayMessageId { get; init; }

    /// <summary>
    /// Place in the message: a thousand million for each item, and for a payment of a message that is asked for as a whole its place there.
    /// It follows from what is asked alone, so that it is the same whenever the request is taken up again.
    /// </summary>
    public long? Position { get; init; }

    /// <summary>The case, by the name that the bank which opened it has given it.</summary>
    public string CaseId { get; init; } = string.Empty;

    /// <summary>BIC of the other bank.</summary>
    public string? Counterparty { get; init; }

    /// <summary>ISO cancellation reason: CUST, DUPL, TECH, FRAD, …</summary>
    public string ReasonCode { get; init; } = string.Empty;

    /// <summary>Who asked: a member of staff, a customer, the bank itself, or the other bank.</summary>
    public string RequestedBy { get; init; } = string.Empty;

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Another request for the same payment that was open when this one came: what is decided on that one answers this one too.</summary>
    public Guid? JoinsId { get; private set; }

    /// <summary>The payee has to be asked, so the other bank has been told to wait, and gets a second answer.</summary>
    public bool IsPutToPayee { get; private set; }

    public RecallStatus Status { get; private set; }

    /// <summary>ISO reason of a refusal.</summary>
    public string? AnswerCode { get; private set; }

    public string? DecidedBy { get; private set; }

    /// <summary>What the member of staff who decided gave as the reason.</summary>
    public string? Reason { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public int Version { get; private set; }

    public bool IsOurs => PaymentOrderId is not null;

    public void Open() => MoveTo(RecallStatus.Open);

    public void PutToPayee() => IsPutToPayee = true;

    public void Join(Recall earlier)
    {
        JoinsId = earlier.Id;
        IsPutToPayee = true;
    }

    /// <summary>Ends as the one that it joins.</summary>
    public void EndAs(Recall decided, DateTimeOffset now)
    {
        (DecidedBy, Reason) = (decided.DecidedBy, decided.Reason);
        Decide(decided.Status, decided.AnswerCode, now);
    }

    /// <summary>It will be taken back; the ledger has not said yet whether it can.</summary>
    public void BeginReturn(string decidedBy, string? reason)
    {
        (DecidedBy, Reason) = (decidedBy, reason);
        MoveTo(RecallStatus.Returning);
    }

    public void Accept(DateTimeOffset now) => Decide(RecallStatus.Accepted, answerCode: null, now);

    public void Refuse(string answerCode, string decidedBy, DateTimeOffset now, string? reason = null)
    {
        (DecidedBy, Reason) = (decidedBy, reason ?? Reason);
        Decide(RecallStatus.Refused, answerCode, now);
    }

    private void Decide(RecallStatus status, string? answerCode, DateTimeOffset now)
    {
        AnswerCode = answerCode;
        DecidedAt = now;
        MoveTo(status);
    }

    private void MoveTo(RecallStatus status)
    {
        Status = status;
        Version++;
    }
}

internal enum RecallStatus
{
    /// <summary>Waits for the other bank, or for a person here.</summary>
    Open = 1,

    /// <summary>Accepted here; the money is on its way back.</summary>
    Returning = 2,

    Accepted = 3,

    Refused = 4,
}
