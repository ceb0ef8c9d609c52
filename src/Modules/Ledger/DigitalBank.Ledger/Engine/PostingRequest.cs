using DigitalBank.Ledger.Contracts.Journal;
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

    public required byte[] RequestHash { get; init; }

    public required string Source { get; init; }

    public required string SourceReference { get; init; }

    public required string EventCode { get; init; }

    public required DateOnly BookingDate { get; init; }

    /// <summary>The lines. Those of a reversal are filled in from the original entry, in the writer's turn.</summary>
    public required IReadOnlyList<Posting> Postings { get; set; }

    /// <summary>The member of staff who books it by hand, or null. Restricts it to accounts that allow manual posting.</summary>
    public string? RecordedBy { get; init; }

    /// <summary>Whether only accounts that are open to manual posting may be touched.</summary>
    public bool IsManual { get; init; }

    /// <summary>What it corrects, for a reversal.</summary>
    public Correction? Correction { get; init; }

    public long EntryId { get; set; }

    public byte[] ContentHash { get; set; } = [];

    /// <summary>Per line, the account's balance right after it, on its normal side.</summary>
    public long[] BalancesAfter { get; set; } = [];

    /// <summary>Answers that it is committed.</summary>
    public void Confirm(DateTimeOffset recordedAt) => TrySetResult(new JournalEntryReceipt(EntryId, IdempotencyKey, recordedAt));

    public void Refuse(Failure failure) => TrySetResult(failure);

    /// <summary>Answers with the entry that was booked first under the key, if it was the same one.</summary>
    public void AnswerAgain(KnownKey known)
    {
        Result<JournalEntryReceipt> answer = known.RequestHash.AsSpan().SequenceEqual(RequestHash)
            ? new JournalEntryReceipt(known.EntryId, IdempotencyKey, known.RecordedAt)
            : LedgerErrors.IdempotencyKeyReused;
        TrySetResult(answer.IsSuccess ? answer.AsReplay() : answer);
    }
}

/// <summary>Which entry a reversal corrects and why.</summary>
internal sealed record Correction(long EntryId, string Reason);

/// <summary>An idempotency key that has been used.</summary>
internal sealed record KnownKey(long EntryId, byte[] RequestHash, DateTimeOffset RecordedAt);
