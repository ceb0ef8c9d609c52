using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Holds;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Ledger.Engine;

/// <summary>
/// An entry on its way into the journal, and the promise of its answer. The engine's writer fills in the plan; when a batch has to be
/// planned again, the plan is overwritten.
/// </summary>
internal sealed class PostingRequest : TaskCompletionSource<Result<JournalEntryReceipt>>
{
    public PostingRequest()
        : base(TaskCreationOptions.RunContinuationsAsynchronously)
    {
    }

    public required Guid IdempotencyKey { get; init; }

    /// <summary>SHA-256 of an entry as it was asked for. That of a bounded entry is known when its amount is.</summary>
    public required byte[] RequestHash { get; set; }

    public required string Source { get; init; }

    public required string SourceReference { get; init; }

    public required string EventCode { get; init; }

    public required DateOnly BookingDate { get; init; }

    /// <summary>
    /// The lines. Those of a reversal are filled in from the original entry, in the writer's turn, and those of a bounded entry get their amount.
    /// </summary>
    public required IReadOnlyList<Posting> Postings { get; set; }

    /// <summary>The member of staff who books it by hand, or null. Restricts it to accounts that allow manual posting.</summary>
    public string? RecordedBy { get; init; }

    /// <summary>Whether only accounts that are open to manual posting may be touched.</summary>
    public bool IsManual { get; init; }

    /// <summary>What it corrects, for a reversal.</summary>
    public Correction? Correction { get; init; }

    /// <summary>What it is beyond an entry; null for nearly every request.</summary>
    public SpecialOrder? Order { get; init; }

    /// <summary>Whose rows are committed with the entry; null for nearly every request.</summary>
    public IEntryCompanion? Companion { get; init; }

    /// <summary>What a repetition of the key is compared with.</summary>
    public byte[] AskedHash => Order?.RequestHash ?? RequestHash;

    /// <summary>The account whose hold a capture takes from: the hold allows that, where manual posting is not allowed. 0 for none.</summary>
    public long HeldAccountId => Order is HoldOrder hold ? hold.AccountId : 0;

    /// <summary>Its place in the journal; 0 when no entry comes of it.</summary>
    public long EntryId { get; set; }

    public byte[] ContentHash { get; set; } = [];

    /// <summary>Per line, how it stands on its account.</summary>
    public LinkedLine[] Linked { get; set; } = [];

    /// <summary>Answers that it is committed.</summary>
    public void Confirm(DateTimeOffset recordedAt) =>
        TrySetResult(new JournalEntryReceipt(EntryId, IdempotencyKey, recordedAt));

    public void Refuse(Failure failure) => TrySetResult(failure);

    /// <summary>Answers with what was done first under the key, if it was the same.</summary>
    public void AnswerAgain(KnownKey known)
    {
        Result<JournalEntryReceipt> answer = known.RequestHash.AsSpan().SequenceEqual(AskedHash)
            ? new JournalEntryReceipt(known.EntryId, IdempotencyKey, known.RecordedAt)
            : LedgerErrors.IdempotencyKeyReused;
        TrySetResult(answer.IsSuccess ? answer.AsReplay() : answer);
    }
}

/// <summary>Which entry a reversal corrects and why.</summary>
internal sealed record Correction(long EntryId, string Reason);

/// <summary>An idempotency key that has been used.</summary>
/// <param name="EntryId">The entry that came of it; 0 for a hold that was placed or released.</param>
internal sealed record KnownKey(long EntryId, byte[] RequestHash, DateTimeOffset RecordedAt);
