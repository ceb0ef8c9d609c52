using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace DigitalBank.Ledger.Engine;

/// <summary>
/// Posts a batch with the head locked, so that nothing can move underneath: also how the outcome of a batch whose commit got no answer
/// is found out. The lock waits until the database has decided about the earlier attempt, and then its keys are in the journal or not.
/// </summary>
internal sealed class TurnPoster(IPostingStore store, LedgerOptions options, Answers answers, ILogger logger)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <returns>True when the head was where the writer left it and no key had been used before.</returns>
    public async Task<bool> PostAsync(BatchPlan batch, BatchPlanner planner, KnownAccounts known)
    {
        var started = Stopwatch.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await PostOnceAsync(batch, planner, known);
            }
            catch (Exception exception)
            {
                known.Forget();
                BatchLog.TurnFailed(logger, batch.Requests.Count, attempt, exception);
                if (store.BlamesContent(exception) && batch.Requests.Count > 1)
                {
                    await PostHalvesAsync(batch, planner, known);
                    return false;
                }

                if (store.BlamesContent(exception) || Stopwatch.GetElapsedTime(started).TotalSeconds > options.RetrySeconds)
                {
                    GiveUp(batch, exception);
                    return false;
                }

                await Task.Delay(PauseAfter(attempt));
            }
        }
    }

    private async Task<bool> PostOnceAsync(BatchPlan batch, BatchPlanner planner, KnownAccounts known)
    {
        batch.ForgetPlan();
        await using var turn = await store.TakeTurnAsync(ReadsFor(batch));
        var mayHaveLeftSomething = known.Head is null;
        var isQuiet = known.Head?.Token == turn.Accounts.Head.Token;
        if (!isQuiet)
        {
            known.Forget();
            known.MoveTo(turn.Accounts.Head);
        }

        known.Remember(turn.Accounts.Accounts);
        known.Remember(turn.Holds);
        planner.Plan(batch, turn);
        if (batch.Writes.IsEmpty && mayHaveLeftSomething)
        {
            // An earlier attempt may still be on its way to the database. With a new token it comes too late, so that what is refused now
            // stays refused.
            batch.Writes.After = batch.Writes.Before with { Token = Random.Shared.NextInt64() };
            known.MoveTo(batch.Writes.After);
        }

        if (batch.Writes.After != batch.Writes.Before)
        {
            await turn.CommitAsync(batch.Writes);
        }

        answers.ConfirmEntries(batch);
        foreach (var (request, earlier) in batch.Replayed)
        {
            request.AnswerAgain(earlier);
        }

        foreach (var (request, failure) in batch.Refused)
        {
            request.Refuse(failure);
        }

        return isQuiet && batch.Replayed.Count == 0;
    }

    /// <summary>
    /// The database will not have something in this batch. Nobody else in it shall suffer: halves of it are posted until what it will not have
    /// stands alone, which for one in a thousand takes twenty commits and not a thousand.
    /// </summary>
    private async Task PostHalvesAsync(BatchPlan batch, BatchPlanner planner, KnownAccounts known)
    {
        var (first, second) = (new BatchPlan(), new BatchPlan());
        first.Requests.AddRange(batch.Requests.Take(batch.Requests.Count / 2));
        second.Requests.AddRange(batch.Requests.Skip(batch.Requests.Count / 2));
        await PostAsync(first, planner, known);
        await PostAsync(second, planner, known);
    }

    private void GiveUp(BatchPlan batch, Exception exception)
    {
        if (store.BlamesContent(exception) && batch.Requests is [{ Companion: not null } alone])
        {
            // Most often two want the same at once, and one of them is told so: nothing is wrong with the ledger.
            BatchLog.CompanionRefused(logger, exception);
            alone.Refuse(LedgerErrors.CompanionRefused);
            return;
        }

        BatchLog.GaveUp(logger, batch.Requests.Count, exception);
        foreach (var request in batch.Requests)
        {
            request.Refuse(LedgerErrors.Unavailable);
        }
    }

    private static TurnReads ReadsFor(BatchPlan batch)
    {
        var (accounts, keys, originals, holds) = (new HashSet<long>(), new HashSet<Guid>(), new HashSet<long>(), new HashSet<Guid>());
        foreach (var request in batch.Requests)
        {
            if (request.Correction is { } correction)
            {
                originals.Add(correction.EntryId);
                keys.Add(request.IdempotencyKey);
            }
            else
            {
                OrderNeeds.AddTo(request, accounts, keys, holds);
            }
        }

        return new TurnReads([.. accounts.Order()], [.. keys], [.. originals.Order()], [.. holds]);
    }

    private static TimeSpan PauseAfter(int attempt) =>
        TimeSpan.FromMilliseconds(Math.Min(20 * Math.Pow(2, Math.Min(attempt, 10)), LongestPause.TotalMilliseconds));
}
