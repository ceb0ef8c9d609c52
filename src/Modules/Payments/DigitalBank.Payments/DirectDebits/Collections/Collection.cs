using DigitalBank.Payments.DirectDebits.DebitMandates;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.DirectDebits.Collections;

/// <summary>
/// A direct debit that a customer of ours collects. The keys of its entries follow from its id, so whoever goes on after a crash books the
/// same.
/// </summary>
internal sealed class Collection
{
    /// <summary>How the step's note begins with which a transfer back has failed.</summary>
    public const string ReversalFailed = "not given back: ";

    /// <summary>Steps that came since the collection was read; saved together with it.</summary>
    private readonly List<CollectionStep> _newSteps = [];

    public Guid Id { get; init; }

    public Guid CreditorId { get; init; }

    /// <summary>The creditor's customer.</summary>
    public Guid PartyId { get; init; }

    public Guid MandateId { get; init; }

    /// <summary>The creditor's own, unique under its mandate.</summary>
    public string EndToEndId { get; init; } = string.Empty;

    /// <summary>Mandate and end-to-end id while the collection counts; unique. Null once it came to nothing, so that it may be ordered again.</summary>
    public string? ReferenceKey { get; private set; }

    public string Uetr { get; init; } = string.Empty;

    public SequenceType SequenceType { get; init; }

    public string CurrencyCode { get; init; } = string.Empty;

    /// <summary>Minor units.</summary>
    public long AmountMinor { get; init; }

    /// <summary>The day on which the money is to move.</summary>
    public DateOnly DueDate { get; init; }

    public string? DebtorName { get; init; }

    public string DebtorIban { get; init; } = string.Empty;

    public string? DebtorBic { get; init; }

    public string? RemittanceInformation { get; init; }

    public DateTimeOffset OrderedAt { get; init; }

    /// <summary>The debit on our own customer that it is for the debtor; null where the debtor banks elsewhere.</summary>
    public Guid? IncomingDebitId { get; init; }

    /// <summary>The pacs.003 with which it left.</summary>
    public string? MessageId { get; private set; }

    /// <summary>The account with which the debtor's bank knew the mandate before, told with this collection; null where nothing changed.</summary>
    public string? OriginalDebtorIban { get; private set; }

    public CollectionStatus Status { get; private set; }

    /// <summary>The day on which the creditor got the money.</summary>
    public DateOnly? CollectedOn { get; private set; }

    /// <summary>ISO reason of a rejection or return.</summary>
    public string? ReasonCode { get; private set; }

    /// <summary>Number of steps so far; two processes that move the collection at once collide on it.</summary>
    public int Version { get; private set; }

    public bool IsLast => SequenceType is SequenceType.FNAL or SequenceType.OOFF;

    public Money Amount => Money.OfMinor(AmountMinor, Currency.Of(CurrencyCode));

    public void Take(string referenceKey, DateTimeOffset now)
    {
        ReferenceKey = referenceKey;
        MoveTo(CollectionStatus.Waiting, now, from: [default]);
    }

    /// <summary>The creditor does not want it any more.</summary>
    public void Withdraw(DateTimeOffset now)
    {
        ReferenceKey = null;
        MoveTo(CollectionStatus.Withdrawn, now, from: [CollectionStatus.Waiting]);
    }

    /// <param name="originalDebtorIban">The account with which the debtor's bank knows the mandate, where it has changed since.</param>
    public void Send(string messageId, string? originalDebtorIban, DateTimeOffset now)
    {
        (MessageId, OriginalDebtorIban) = (messageId, originalDebtorIban);
        MoveTo(CollectionStatus.Sent, now, from: [CollectionStatus.Waiting], note: messageId);
    }

    /// <summary>The other bank says something that decides nothing.</summary>
    public void Remark(string status, string? reasonCode, DateTimeOffset now) => AddStep(now, reasonCode, status);

    /// <summary>Nothing has moved, and nothing will.</summary>
    public void Reject(string reasonCode, string note, DateTimeOffset now)
    {
        (ReferenceKey, ReasonCode) = (null, reasonCode);
        MoveTo(CollectionStatus.Rejected, now, from: [CollectionStatus.Waiting, CollectionStatus.Sent], reasonCode, note);
    }

    /// <param name="isUnplaced">The creditor's account took no money: it stands on the suspense account, in the list of unplaced money.</param>
    public void Collect(long entryId, DateOnly collectedOn, bool isUnplaced, DateTimeOffset now)
    {
        CollectedOn = collectedOn;
        MoveTo(
            CollectionStatus.Collected,
            now,
            from: [CollectionStatus.Waiting, CollectionStatus.Sent],
            note: EntryNote(entryId) + (isUnplaced ? ", on the suspense account" : string.Empty));
    }

    /// <summary>The debtor has the money back.</summary>
    /// <param name="isOwed">The creditor's account did not have it: the bank has a claim on the creditor, in the list of claims.</param>
    /// <param name="source">What it came back with, so that the same word again is known.</param>
    public void Return(string reasonCode, string source, long entryId, bool isOwed, DateTimeOffset now)
    {
        ReasonCode = reasonCode;
        MoveTo(
            isOwed ? CollectionStatus.Owed : CollectionStatus.Returned,
            now,
            from: [CollectionStatus.Collected, CollectionStatus.Reversing, CollectionStatus.Reversed],
            reasonCode,
            $"{source}, {EntryNote(entryId)}");
    }

    /// <summary>The creditor has paid the bank's claim.</summary>
    public void PayClaim(long entryId, DateTimeOffset now) =>
        MoveTo(CollectionStatus.Returned, now, from: [CollectionStatus.Owed], ReasonCode, EntryNote(entryId));

    /// <summary>The creditor gives it back; saved before the transfer is ordered.</summary>
    public void BeginReversal(DateTimeOffset now) => MoveTo(CollectionStatus.Reversing, now, from: [CollectionStatus.Collected]);

    public void Reverse(Guid paymentOrderId, DateTimeOffset now) =>
        MoveTo(CollectionStatus.Reversed, now, from: [CollectionStatus.Reversing], note: FormattableString.Invariant($"payment {paymentOrderId}"));

    /// <summary>Nothing was ordered, because somebody has to say yes first: the same transfer may be asked for again.</summary>
    public void PutReversalOff(string note, DateTimeOffset now) =>
        MoveTo(CollectionStatus.Collected, now, from: [CollectionStatus.Reversing], note: note);

    /// <summary>The transfer was refused or came back: the next one is another transfer.</summary>
    public void GiveUpReversal(string why, DateTimeOffset now) =>
        MoveTo(CollectionStatus.Collected, now, from: [CollectionStatus.Reversing], note: ReversalFailed + why);

    /// <summary>Hands over the steps that still have to be saved.</summary>
    public IReadOnlyList<CollectionStep> TakeNewSteps()
    {
        CollectionStep[] steps = [.. _newSteps];
        _newSteps.Clear();
        return steps;
    }

    private static string EntryNote(long entryId) => FormattableString.Invariant($"entry {entryId}");

    private void MoveTo(CollectionStatus status, DateTimeOffset now, CollectionStatus[] from, string? reasonCode = null, string? note = null)
    {
        if (!from.Contains(Status))
        {
            throw new InvalidOperationException($"Collection {Id} is {Status} and cannot become {status}.");
        }

        Status = status;
        AddStep(now, reasonCode, note);
    }

    private void AddStep(DateTimeOffset now, string? reasonCode, string? note)
    {
        Version++;
        _newSteps.Add(new CollectionStep
        {
            CollectionId = Id,
            Number = Version,
            Status = Status,
            RecordedAt = now,
            ReasonCode = reasonCode,
            Note = note?.Length > 500 ? note[..500] : note,
        });
    }
}

/// <summary>One line of a collection's history. Only ever inserted.</summary>
internal sealed class CollectionStep
{
    public required Guid CollectionId { get; init; }

    public required int Number { get; init; }

    public required CollectionStatus Status { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public string? ReasonCode { get; init; }

    /// <summary>Message, entry or the refusal's code; no personal data.</summary>
    public string? Note { get; init; }
}

/// <summary>Where a collection stands. Rejected, Returned, Reversed and Withdrawn are final, but for a return after a reversal.</summary>
internal enum CollectionStatus
{
    /// <summary>Taken; its day has not come.</summary>
    Waiting = 1,

    /// <summary>With the debtor's bank, which has not paid.</summary>
    Sent = 2,

    /// <summary>The creditor has the money.</summary>
    Collected = 3,

    /// <summary>Not paid: nothing has moved.</summary>
    Rejected = 4,

    /// <summary>The debtor has it back, and the creditor was debited again.</summary>
    Returned = 5,

    /// <summary>The debtor has it back, and the creditor owes it to the bank.</summary>
    Owed = 6,

    /// <summary>The creditor gives it back; the transfer is on its way.</summary>
    Reversing = 7,

    /// <summary>The creditor has given it back with a transfer.</summary>
    Reversed = 8,

    /// <summary>By the creditor, before its day.</summary>
    Withdrawn = 9,
}
