using DigitalBank.Ledger.Events;
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
            var known = await store.FindKeysAsync([.. batch.Refused.Select(refused => refused.Request.IdempotencyKey).Distinct()]);
            foreach (var (request, failure) in batch.Refused)
            {
                if (known.TryGetValue(request.IdempotencyKey, out var earlier))
                {
                    request.AnswerAgain(earlier);
                }
                else
                {
                    request.Refuse(failure);
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
}
