using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Ledger.Contracts.Holds;

/// <summary>
/// Sets money of an account aside: no entry and no other hold may take it, and the booked balance stays as it is. On an account without a
/// minimum balance nothing is refused for lack of money; the hold only notes what is meant to leave.
/// </summary>
/// <param name="HoldId">Chosen by the caller; also the idempotency key: the same id and content answer with the hold placed first.</param>
/// <param name="Amount">Above zero, in the account's currency.</param>
/// <param name="Source">The module that asks. At most 20 characters.</param>
/// <param name="SourceReference">The caller's own id of the business fact. At most 64 characters, no personal data.</param>
/// <param name="EventCode">What happened in the caller's terms, such as <c>card-authorisation</c>. At most 40 characters.</param>
/// <param name="ExpiresAt">From this instant on it can be neither captured nor released, and what is left of it is freed; null for never.</param>
public sealed record PlaceHold(
    Guid HoldId,
    long LedgerAccountId,
    Money Amount,
    string Source,
    string SourceReference,
    string EventCode,
    DateTimeOffset? ExpiresAt) : ICommand<HoldReceipt>, ILinkedStep;

/// <summary>
/// Books an entry that takes what a hold set aside. The entry as a whole lowers the held account by more than nothing and at most by what is
/// left of the hold; that much of the hold counts as captured in the same instant. Reversing the entry later does not open the hold again.
/// </summary>
/// <param name="IdempotencyKey">Chosen by the caller; key of the entry and of the capture.</param>
/// <param name="Postings">A balanced entry, as in <see cref="PostJournalEntry"/>.</param>
/// <param name="ReleasesRemainder">Whether what this capture leaves is freed; otherwise it stays held for further captures.</param>
public sealed record CaptureHold(
    Guid IdempotencyKey,
    Guid HoldId,
    DateOnly BookingDate,
    IReadOnlyList<Posting> Postings,
    bool ReleasesRemainder,
    string Source,
    string SourceReference,
    string EventCode) : ICommand<JournalEntryReceipt>, ILinkedStep;

/// <summary>Frees what is left of a hold.</summary>
/// <param name="IdempotencyKey">Chosen by the caller; not the hold's own id.</param>
public sealed record ReleaseHold(Guid IdempotencyKey, Guid HoldId) : ICommand<HoldReceipt>, ILinkedStep;

/// <summary>A hold right after the change that is answered.</summary>
/// <param name="Amount">What was set aside in the beginning: captured, released and remaining together.</param>
/// <param name="Remaining">What is still held.</param>
/// <param name="RecordedAt">When the bank recorded the change.</param>
public sealed record HoldReceipt(
    Guid HoldId,
    long LedgerAccountId,
    Money Amount,
    Money Captured,
    Money Released,
    Money Remaining,
    HoldStatus Status,
    DateTimeOffset RecordedAt);

public enum HoldStatus
{
    /// <summary>Something is held.</summary>
    Open = 1,

    /// <summary>Used up by captures; the last one may have released a remainder.</summary>
    Captured = 2,

    Released = 3,

    Expired = 4,
}
