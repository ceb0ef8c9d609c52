using DigitalBank.Ledger.Events;
using DigitalBank.SharedKernel.Results;
using Microsoft.Extensions.Logging;

namespace DigitalBank.Ledger.Engine;

/// <summary>Tells the callers of a batch that has committed.</summary>
internal sealed class Answers(IPostingStore store, RecentEntries recent, ILogger logger)
{
    public async Task GiveAsync(BatchPlan batch)
    {
        ConfirmEntries(batch);
        if (batch.Refused.Count > 0)
        {
            await RefuseAsync(batch);
        }
    }

    public void ConfirmEntries(BatchPlan batch)
    {
        var recordedAt = batch.Writes.RecordedAt;
        foreach (var entry in batch.Writes.Entries)
        {
            recent.Add(entry, recordedAt);
            entry.Confirm(recordedAt);
        }

        foreach (var request in batch.TakenAside)
        {
            request.Confirm(recordedAt);
        }

        foreach (var (request, first) in batch.Repeated)
        {
            request.AnswerAgain(new KnownKey(first.EntryId, first.AskedHash, recordedAt));
        }
    }

    /// <summary>
    /// A request may be refused although it was booked before, because that very booking used up the money. So the keys of refused requests
    /// are looked up first.
    /// </summary>
    private async Task RefuseAsync(BatchPlan batch)
    {
        try
        {
            var known = await store.FindKeysAsync([.. batch.Refused.SelectMany(refused => KeysOf(refused.Request)).Distinct()]);
            foreach (var (request, failure) in batch.Refused)
            {
                if (known.TryGetValue(request.IdempotencyKey, out var earlier))
                {
                    request.AnswerAgain(earlier);
                }
                else
                {
                    request.Refuse(UsedStep(request, known) ?? failure);
                }
            }
        }
        catch (Exception exception)
        {
            BatchLog.Disturbed(logger, exception);
            foreach (var (request, _) in batch.Refused)
            {
                request.Refuse(LedgerErrors.Unavailable);
            }
        }
    }

    private static IEnumerable<Guid> KeysOf(PostingRequest request) =>
        request.Order is ChainOrder chain ? chain.Steps.Select(step => step.IdempotencyKey) : [request.IdempotencyKey];

    /// <summary>A step whose key was used before comes before what is wrong with a later one, as it does in a turn.</summary>
    private static Failure? UsedStep(PostingRequest request, IReadOnlyDictionary<Guid, KnownKey> known)
    {
        if (request.Order is ChainOrder chain)
        {
            for (var i = 0; i <= chain.RefusedStep; i++)
            {
                if (known.ContainsKey(chain.Steps[i].IdempotencyKey))
                {
                    return ChainFailure.At(i, LedgerErrors.IdempotencyKeyReused);
                }
            }
        }

        return null;
    }
}
