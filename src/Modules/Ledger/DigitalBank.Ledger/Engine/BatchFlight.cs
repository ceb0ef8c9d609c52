using Microsoft.Extensions.Logging;

namespace DigitalBank.Ledger.Engine;

/// <summary>A batch that was planned ahead, from sending it to answering its callers.</summary>
internal static class BatchFlight
{
    /// <returns>False when it did not commit or nobody knows; then no caller has been answered.</returns>
    public static async Task<bool> FlyAsync(BatchPlan batch, IPostingStore store, ILogger logger)
    {
        try
        {
            if (!await store.TryWriteAsync(batch.Writes))
            {
                return false;
            }
        }
        catch (Exception exception)
        {
            BatchLog.Disturbed(logger, exception);
            return false;
        }

        ConfirmEntries(batch);
        if (batch.Refused.Count > 0)
        {
            await RefuseAsync(batch, store, logger);
        }

        return true;
    }

    public static void ConfirmEntries(BatchPlan batch)
    {
        var recordedAt = batch.Writes.RecordedAt;
        foreach (var entry in batch.Writes.Entries)
        {
            entry.Confirm(recordedAt);
        }

        foreach (var (request, first) in batch.Repeated)
        {
            request.AnswerAgain(new KnownKey(first.EntryId, first.RequestHash, recordedAt));
        }
    }

    /// <summary>
    /// A request may be refused although it was booked before, because that very booking used up the money. So the keys of refused requests
    /// are looked up, now that everything planned before them has committed.
    /// </summary>
    private static async Task RefuseAsync(BatchPlan batch, IPostingStore store, ILogger logger)
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
