using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Payments.DirectDebits;

/// <summary>
/// A direct debit that another bank, or another customer, collects from a customer of ours. What is to be done is saved before the ledger is asked, so whoever
/// finishes it after a crash sends the same entry under the same key.
/// </summary>
internal sealed class IncomingDebit
{
    /// <summary>Steps that came since the debit was read; saved together with it.</summary>
    private readonly List<IncomingDebitStep> _newSteps = [];

    public Guid Id { get; init; }

    /// <summary>The message that it came with.</summary>
    public Guid GatewayMessageId { get; init; }

    /// <summary>Place in the message, counted from 1.</summary>
    public long Position { get; init; }

    public string? SenderBic { get; init; }

    public string MessageId { get; init; } = string.Empty;

    public string MessageName { get; init; } = string.Empty;

    public string? InstructionId { get; init; }

    public string EndToEndId { get; init; } = string.Empty;

    public string? TransactionId { get; init; }

    public string? Uetr { get; init; }

    /// <summary>The UETR of a debit that counts: no second one of it is taken. Null for one that is rejected, which may come again.</summary>
    public string? UetrKey { get; private set; }

    /// <summary>The same for the sender's own reference: its bank code and transaction id.</summary>
    public string? ReferenceKey { get; private set; }

    public string CurrencyCode { get; init; } = string.Empty;

    /// <summary>Minor units; null when the message's amount cannot be one of its currency.</summary>
    public long? AmountMinor { get; init; }

    /// <summary>The day on which the creditor wants the money. Collected on the first business day from then on.</summary>
    public DateOnly CollectionDate { get; init; }

    /// <summary>FRST, RCUR, FNAL, OOFF or RPRE.</summary>
    public string? SequenceType { get; init; }

    /// <summary>The scheme, CORE or B2B; null where the message does not say.</summary>
    public string? LocalInstrument { get; init; }

    public string? MandateId { get; init; }

    public DateOnly? MandateSignedOn { get; init; }

    /// <summary>The creditor's identifier in the scheme.</summary>
    public string? CreditorSchemeId { get; init; }

    public string? CreditorName { get; init; }

    public string? CreditorIdentifier { get; init; }

    public string? DebtorName { get; init; }

    public string DebtorIdentifier { get; init; } = string.Empty;

    public string? RemittanceInformation { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The collection of a creditor who banks here too; null for one of another bank.</summary>
    public Guid? CollectionId { get; init; }

    /// <summary>Where the money of such a collection goes; null for one of another bank, whose money goes to the nostro account.</summary>
    public long? CreditorLedgerAccountId { get; private set; }

    public bool IsB2B => LocalInstrument == "B2B";

    /// <summary>The customer's account; null where there is none to take it from.</summary>
    public Guid? DebtorAccountId { get; private set; }

    public Guid? DebtorPartyId { get; private set; }

    public long? DebtorLedgerAccountId { get; private set; }

    public IncomingDebitStatus Status { get; private set; }

    /// <summary>The day on which the next entry is booked, fixed before the ledger is asked.</summary>
    public DateOnly? BookingDate { get; private set; }

    /// <summary>The day on which the customer paid it: the time for a refund counts from it.</summary>
    public DateOnly? CollectedOn { get; private set; }

    /// <summary>ISO reason of a rejection or refund.</summary>
    public string? ReasonCode { get; private set; }

    /// <summary>Number of steps so far; two processes that move the debit at once collide on it.</summary>
    public int Version { get; private set; }

    public Money Amount => Money.OfMinor(
        AmountMinor ?? throw new InvalidOperationException($"Direct debit {Id} has no amount."), Currency.Of(CurrencyCode));

    /// <summary>Taken, and collected when its day has come.</summary>
    public void Accept(Guid accountId, Guid partyId, long ledgerAccountId, string? referenceKey, DateTimeOffset now)
    {
        // What a creditor here writes into a file must not keep other banks' debits out, nor the rest of the file: its collection is unique by itself.
        (UetrKey, ReferenceKey) = (CollectionId is null ? Uetr : null, referenceKey);
        (DebtorAccountId, DebtorPartyId, DebtorLedgerAccountId) = (accountId, partyId, ledgerAccountId);
        MoveTo(IncomingDebitStatus.Waiting, now, from: [default]);
    }

    public void Reject(string reasonCode, string note, DateTimeOffset now)
    {
        (UetrKey, ReferenceKey, ReasonCode) = (null, null, reasonCode);
        MoveTo(IncomingDebitStatus.Rejected, now, from: [default, IncomingDebitStatus.Waiting, IncomingDebitStatus.Collecting], reasonCode, note);
    }

    /// <summary>The creditor banks here, and gets it there. It may have got another account before the day.</summary>
    public void PayInto(long creditorLedgerAccountId) => CreditorLedgerAccountId = creditorLedgerAccountId;

    /// <summary>Its day has come.</summary>
    public void BeginCollection(DateOnly bookingDate, DateTimeOffset now)
    {
        BookingDate = bookingDate;
        MoveTo(IncomingDebitStatus.Collecting, now, from: [IncomingDebitStatus.Waiting]);
    }

    /// <summary>The day on which it was to be booked is over.</summary>
    public void BookOn(DateOnly date)
    {
        BookingDate = date;
        Version++;
    }

    public void Collect(long entryId, DateOnly collectedOn, DateTimeOffset now)
    {
        CollectedOn = collectedOn;
        MoveTo(IncomingDebitStatus.Collected, now, from: [IncomingDebitStatus.Collecting], note: EntryNote(entryId));
    }

    /// <summary>The customer wants it back, in time.</summary>
    /// <returns>Why not, or null.</returns>
    public Failure? BeginRefund(string reasonCode, DateOnly lastDate, DateOnly today, DateTimeOffset now)
    {
        if (Status != IncomingDebitStatus.Collected)
        {
            return PaymentsErrors.DirectDebitNotCollected;
        }

        if (today > lastDate)
        {
            return PaymentsErrors.RefundTooLate;
        }

        (BookingDate, ReasonCode) = (today, reasonCode);
        MoveTo(IncomingDebitStatus.Refunding, now, from: [IncomingDebitStatus.Collected], reasonCode);
        return null;
    }

    /// <param name="messageId">Of the message that says so; null where the creditor banks here.</param>
    public void Refund(string? messageId, long entryId, DateTimeOffset now) => MoveTo(
        IncomingDebitStatus.Refunded,
        now,
        from: [IncomingDebitStatus.Refunding],
        ReasonCode,
        messageId is null ? EntryNote(entryId) : $"{messageId}, {EntryNote(entryId)}");

    /// <summary>The customer's account takes no money any more: the debit stays collected.</summary>
    public void GiveUpRefund(string note, DateTimeOffset now)
    {
        ReasonCode = null;
        MoveTo(IncomingDebitStatus.Collected, now, from: [IncomingDebitStatus.Refunding], note: note);
    }

    /// <summary>Hands over the steps that still have to be saved.</summary>
    public IReadOnlyList<IncomingDebitStep> TakeNewSteps()
    {
        IncomingDebitStep[] steps = [.. _newSteps];
        _newSteps.Clear();
        return steps;
    }

    private static string EntryNote(long entryId) => FormattableString.Invariant($"entry {entryId}");

    private void MoveTo(IncomingDebitStatus status, DateTimeOffset now, IncomingDebitStatus[] from, string? reasonCode = null, string? note = null)
    {
        if (!from.Contains(Status))
        {
            throw new InvalidOperationException($"Direct debit {Id} is {Status} and cannot become {status}.");
        }

        Status = status;
        Version++;
        _newSteps.Add(new IncomingDebitStep
        {
            IncomingDebitId = Id,
            Number = Version,
            Status = status,
            RecordedAt = now,
            ReasonCode = reasonCode,
            Note = note?.Length > 500 ? note[..500] : note,
        });
    }
}

/// <summary>One line of a direct debit's history. Only ever inserted.</summary>
internal sealed class IncomingDebitStep
{
    public required Guid IncomingDebitId { get; init; }

    public required int Number { get; init; }

    public required IncomingDebitStatus Status { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public string? ReasonCode { get; init; }

    /// <summary>The entry or the refusal's code; no personal data.</summary>
    public string? Note { get; init; }
}

/// <summary>Where a direct debit stands. Rejected and Refunded are final.</summary>
internal enum IncomingDebitStatus
{
    /// <summary>Taken; the customer may still refuse it.</summary>
    Waiting = 1,

    /// <summary>Its day has come; whether the ledger has booked it is not recorded yet.</summary>
    Collecting = 2,

    /// <summary>The customer has paid it.</summary>
    Collected = 3,

    /// <summary>Not paid: nothing has moved.</summary>
    Rejected = 4,

    /// <summary>The customer gets it back; the entry is on its way.</summary>
    Refunding = 5,

    /// <summary>The customer has the money back, and the other bank a pacs.004.</summary>
    Refunded = 6,
}
