using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Results;
using MediatR;

namespace DigitalBank.Payments.Booking;

/// <summary>Books entries under derived keys at most once each, whatever happened to an earlier attempt.</summary>
internal sealed class OnceOnlyPosting(IMediator bank)
{
    private const string KeyReused = "ledger.idempotency_key_reused";

    /// <summary>All entries are with the ledger at the same time, so that they share its commits.</summary>
    /// <returns>
    /// The entries as they were booked, in their order. Where a key is known with another content, the entry was booked before a crash, on
    /// an earlier date or to another account, and that one counts.
    /// </returns>
    public async Task<IReadOnlyList<Result<BookedOnce>>> PostAsync(IReadOnlyList<PostJournalEntry> entries, CancellationToken cancellationToken)
    {
        var posted = await Task.WhenAll(entries.Select(entry => bank.Send(entry, cancellationToken)));
        var booked = new List<Result<BookedOnce>>(entries.Count);
        foreach (var (entry, answer) in entries.Zip(posted))
        {
            booked.Add(answer.Failure?.Code == KeyReused
                ? await EarlierAsync(entry, cancellationToken)
                : answer.Map(receipt => new BookedOnce(receipt.EntryId, entry.Postings)));
        }

        return booked;
    }

    /// <summary>Another process may have booked the entry while this one was refused: a refusal counts once there is no entry of the key.</summary>
    public async Task<Result<BookedOnce>> EarlierOrAsync(Failure refusal, PostJournalEntry entry, CancellationToken cancellationToken)
    {
        var earlier = await bank.Send(new FindJournalEntryByKey(entry.IdempotencyKey), cancellationToken);
        return earlier.IsSuccess ? new BookedOnce(earlier.Value.EntryId, earlier.Value.Postings)
            : earlier.Failure.Kind == FailureKind.NotFound ? refusal
            : earlier.Failure with { Kind = FailureKind.Unavailable };
    }

    private async Task<Result<BookedOnce>> EarlierAsync(PostJournalEntry entry, CancellationToken cancellationToken)
    {
        var earlier = await bank.Send(new FindJournalEntryByKey(entry.IdempotencyKey), cancellationToken);
        return earlier.IsSuccess
            ? new BookedOnce(earlier.Value.EntryId, earlier.Value.Postings)
            : earlier.Failure with { Kind = FailureKind.Unavailable };
    }
}

/// <param name="Postings">Of the entry that counts, which an earlier attempt may have made to another account.</param>
internal sealed record BookedOnce(long EntryId, IReadOnlyList<Posting> Postings);
