using System.Threading.Channels;
using DigitalBank.Ledger.Leadership;
using Microsoft.Extensions.Logging;

namespace DigitalBank.Ledger.Engine;

/// <summary>
/// The writer's loop. In quiet waters a batch is planned upon the one before it and sent while that one still commits; the head's token
/// lets it through only if everything before it has committed. Whatever disturbs that (another process posting, a key used twice, a lost
/// connection) sends the batches back, and they are planned again with the head locked.
/// </summary>
internal sealed class BatchWriter(
    ChannelReader<PostingRequest> queue, IPostingStore store, TimeProvider clock, LedgerOptions options, WriterRole role, ILogger logger)
{
    /// <summary>One batch commits, one waits for the head behind it.</summary>
    private const int MaxInFlight = 2;

    /// <summary>After a disturbance, as many batches in a row must pass undisturbed before the writer plans ahead again.</summary>
    private const int CautiousBatches = 8;

    private readonly Queue<(BatchPlan Batch, Task<bool> Landing)> _inFlight = new();
    private readonly Stack<BatchPlan> _idle = new();
    private readonly KnownAccounts _known = new(options.RememberedAccounts);
    private readonly TurnPoster _turns = new(store, options, logger);
    private BatchPlanner? _planner;
    private Task<bool>? _moreToCome;
    private int _cautious = 1;

    private BatchPlanner Planner => _planner ??= new BatchPlanner(_known, clock);

    public async Task RunAsync()
    {
        while (await WaitForWorkAsync())
        {
            if (_cautious > 0 && !role.IsLeader)
            {
                // Somebody else is posting, and leads: take fewer turns, each for more.
                await Task.Delay(options.FollowerPauseMilliseconds);
            }

            var batch = _idle.TryPop(out var idle) ? idle : new BatchPlan();
            while (batch.Requests.Count < options.MaxBatch && queue.TryRead(out var request))
            {
                batch.Requests.Add(request);
            }

            if (batch.Requests.Count == 0 || !await TryPostAheadAsync(batch))
            {
                await PostInTurnAsync(batch);
            }
        }

        await LandAllAsync();
    }

    /// <summary>Waits for requests; meanwhile sees to the batches that have landed.</summary>
    private async Task<bool> WaitForWorkAsync()
    {
        while (!queue.TryPeek(out _))
        {
            _moreToCome ??= queue.WaitToReadAsync().AsTask();
            if (_inFlight.TryPeek(out var oldest) && await Task.WhenAny(_moreToCome, oldest.Landing) == oldest.Landing)
            {
                await LandOldestAsync();
                continue;
            }

            var more = await _moreToCome;
            _moreToCome = null;
            if (!more)
            {
                return false;
            }
        }

        return true;
    }

    /// <returns>False when this batch has to take its turn.</returns>
    private async Task<bool> TryPostAheadAsync(BatchPlan batch)
    {
        if (_cautious > 0 || !await TryRememberAccountsAsync(batch))
        {
            return false;
        }

        Planner.Plan(batch);
        if (batch.Writes.IsEmpty)
        {
            // Only refusals: nothing would prove that they are right as of now.
            return false;
        }

        while (_inFlight.Count >= MaxInFlight)
        {
            if (!await LandOldestAsync())
            {
                return false;
            }
        }

        _inFlight.Enqueue((batch, BatchFlight.FlyAsync(batch, store, logger)));
        return true;
    }

    /// <summary>Reads the accounts that are not remembered yet, while earlier batches commit: those do not touch them.</summary>
    private async Task<bool> TryRememberAccountsAsync(BatchPlan batch)
    {
        if (_known.Head is null || _known.IsFull)
        {
            return false;
        }

        var missing = new HashSet<long>();
        foreach (var request in batch.Requests)
        {
            if (request.Correction is not null)
            {
                return false;
            }

            for (var i = 0; i < request.Postings.Count; i++)
            {
                if (!_known.Contains(request.Postings[i].LedgerAccountId))
                {
                    missing.Add(request.Postings[i].LedgerAccountId);
                }
            }
        }

        return missing.Count == 0 || await TryReadAsync([.. missing]);
    }

    private async Task<bool> TryReadAsync(List<long> accountIds)
    {
        try
        {
            var read = await store.ReadAccountsAsync(accountIds);
            if (!_known.HasWritten(read.Head.Token))
            {
                return false;
            }

            _known.Remember(read.Accounts);
            return true;
        }
        catch (Exception exception)
        {
            BatchLog.Disturbed(logger, exception);
            return false;
        }
    }

    private async Task PostInTurnAsync(BatchPlan batch)
    {
        await LandAllAsync();
        if (_known.IsFull)
        {
            _known.Forget();
        }

        var wasQuiet = await _turns.PostAsync(batch, Planner, _known);
        _cautious = wasQuiet ? Math.Max(0, _cautious - 1) : CautiousBatches;
        GiveBack(batch);
    }

    private async Task LandAllAsync()
    {
        while (_inFlight.Count > 0)
        {
            await LandOldestAsync();
        }
    }

    /// <returns>False when it did not commit; then it and all that were planned upon it have been posted in turns.</returns>
    private async Task<bool> LandOldestAsync()
    {
        var (batch, landing) = _inFlight.Dequeue();
        if (await landing)
        {
            GiveBack(batch);
            return true;
        }

        _known.Forget();
        _cautious = CautiousBatches;
        await _turns.PostAsync(batch, Planner, _known);
        GiveBack(batch);
        while (_inFlight.TryDequeue(out var next))
        {
            if (!await next.Landing)
            {
                await _turns.PostAsync(next.Batch, Planner, _known);
            }
            else
            {
                // Its commit proves that the one before it had committed after all; what is remembered lacks it.
                _known.Forget();
            }

            GiveBack(next.Batch);
        }

        return false;
    }

    private void GiveBack(BatchPlan batch)
    {
        batch.Clear();
        _idle.Push(batch);
    }
}
