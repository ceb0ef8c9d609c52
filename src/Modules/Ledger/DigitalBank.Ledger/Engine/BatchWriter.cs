using System.Threading.Channels;
using DigitalBank.Ledger.Events;
using DigitalBank.Ledger.Leadership;
using Microsoft.Extensions.Logging;

namespace DigitalBank.Ledger.Engine;

/// <summary>
/// The writer's loop. While one batch is being written the next one grows: what arrives is planned upon what the batch under way will
/// leave behind, and sent the moment that one is through. The head's token lets a batch through only if what it was planned upon is still
/// so. Whatever disturbs that (another process posting, a key used twice, a lost connection) sends both batches back, and they are
/// planned again with the head locked.
/// </summary>
internal sealed class BatchWriter
{
    /// <summary>After a disturbance, as many batches in a row must pass undisturbed before the writer relies on its memory again.</summary>
    private const int CautiousBatches = 8;

    /// <summary>How often the queue is looked at while a batch is on its way. Being woken for each entry would cost more than planning it.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(1);

    private readonly ChannelReader<PostingRequest> _queue;
    private readonly IPostingStore _store;
    private readonly LedgerOptions _options;
    private readonly WriterRole _role;
    private readonly ILogger _logger;
    private readonly KnownAccounts _known;
    private readonly BatchPlanner _planner;
    private readonly Answers _answers;
    private readonly TurnPoster _turns;
    private readonly HashSet<long> _missing = [];
    private readonly BatchPlan _aside = new();
    private BatchPlan _growing = new();
    private BatchPlan _sent = new();
    private BatchPlan _written = new();
    private int _cautious = 1;

    /// <summary>What has to take its turn goes before what comes later, so nothing is planned past it.</summary>
    private bool CanGrow => _aside.Requests.Count == 0 && _growing.Requests.Count < _options.MaxBatch;

    public BatchWriter(
        ChannelReader<PostingRequest> queue,
        IPostingStore store,
        TimeProvider clock,
        LedgerOptions options,
        WriterRole role,
        RecentEntries recent,
        ILogger logger)
    {
        (_queue, _store, _options, _role, _logger) = (queue, store, options, role, logger);
        _known = new KnownAccounts(options.RememberedAccounts);
        _planner = new BatchPlanner(_known, clock);
        _answers = new Answers(store, recent, logger);
        _turns = new TurnPoster(store, options, _answers, logger);
    }

    public async Task RunAsync()
    {
        while (await _queue.WaitToReadAsync())
        {
            if (_cautious == 0)
            {
                await GrowAsync();
                await PostFromMemoryAsync();
            }
            else
            {
                await PostCautiouslyAsync();
            }
        }
    }

    /// <summary>Tells everyone whose entry was taken in that the outcome is open, when the writer itself has failed.</summary>
    public void GiveUp()
    {
        foreach (var request in new[] { _written, _sent, _growing, _aside }.SelectMany(batch => batch.Requests))
        {
            request.Refuse(LedgerErrors.Unavailable);
        }
    }

    private async Task PostCautiouslyAsync()
    {
        if (!_role.IsLeader)
        {
            // Somebody else is posting, and leads: take fewer turns, each for more.
            await Task.Delay(_options.FollowerPauseMilliseconds);
        }

        TakeQueued();
        await PostInTurnAsync(_growing);
    }

    /// <summary>Sends batch after batch until nothing waits any more or something has to take its turn.</summary>
    private async Task PostFromMemoryAsync()
    {
        while (_growing.Requests.Count > 0)
        {
            _planner.End();

            // Where there are only refusals, no write would prove that they are right as of now.
            if (_growing.Writes.IsEmpty)
            {
                break;
            }

            var sending = TrySendAsync(_growing);
            (_growing, _sent) = (_sent, _growing);
            await AnswerWrittenAsync();
            await GrowWhileAsync(sending);
            if (!await sending)
            {
                _known.Forget();
                await PostInTurnAsync(_sent);
                break;
            }

            (_sent, _written) = (_written, _sent);
            await GrowAsync();
        }

        await AnswerWrittenAsync();
        await PostInTurnAsync(_growing);
        await PostInTurnAsync(_aside);
    }

    /// <summary>Tells the callers of the batch that was written last, which is done while the next one is being written.</summary>
    private async Task AnswerWrittenAsync()
    {
        if (_written.Requests.Count > 0)
        {
            await _answers.GiveAsync(_written);
            _written.Clear();
        }
    }

    /// <summary>
    /// Plans what arrives while a batch is on its way, so that little is left to do when it is through: the callers who were just answered
    /// ask again within a moment.
    /// </summary>
    private async Task GrowWhileAsync(Task<bool> sending)
    {
        while (!sending.IsCompleted && CanGrow)
        {
            await GrowAsync();
            WaitAWhile(sending);
        }

        await sending;
    }

    /// <summary>Blocks the writer's own thread: a timer would be noticed when the thread pool comes to it.</summary>
    private static void WaitAWhile(Task sending) => ((IAsyncResult)sending).AsyncWaitHandle.WaitOne(Glance);

    /// <summary>Takes what is queued into the growing batch and plans it; what memory is not enough for is put aside to take its turn.</summary>
    private async Task GrowAsync()
    {
        if (!CanGrow)
        {
            return;
        }

        var planned = _growing.Requests.Count;
        TakeQueued();
        if (!await TryRememberAsync(planned))
        {
            _aside.Requests.AddRange(_growing.Requests.Skip(planned));
            _growing.Requests.RemoveRange(planned, _growing.Requests.Count - planned);
            return;
        }

        if (planned == 0)
        {
            _planner.Begin(_growing);
        }

        for (var i = planned; i < _growing.Requests.Count; i++)
        {
            _planner.Add(_growing.Requests[i]);
        }

        _store.Encode(_growing.Writes);
    }

    private void TakeQueued()
    {
        while (_growing.Requests.Count < _options.MaxBatch && _queue.TryRead(out var request))
        {
            _growing.Requests.Add(request);
        }
    }

    private async Task<bool> TrySendAsync(BatchPlan batch)
    {
        try
        {
            // Not back to the writer's thread either, which waits for just this.
            if (await WriterThread.CallOutside(() => _store.TryWriteAsync(batch.Writes)).ConfigureAwait(false))
            {
                return true;
            }
        }
        catch (Exception exception)
        {
            BatchLog.Disturbed(_logger, exception);
        }

        return false;
    }

    /// <returns>False when something of what has come cannot be planned upon memory.</returns>
    private async Task<bool> TryRememberAsync(int from)
    {
        if (_known.Head is null || _known.IsFull)
        {
            return false;
        }

        _missing.Clear();
        for (var i = from; i < _growing.Requests.Count; i++)
        {
            var request = _growing.Requests[i];
            if (request.Correction is not null || (request.Order is { } order && !OrderNeeds.AreRemembered(order, _known, _missing)))
            {
                return false;
            }

            for (var line = 0; line < request.Postings.Count; line++)
            {
                if (!_known.Contains(request.Postings[line].LedgerAccountId))
                {
                    _missing.Add(request.Postings[line].LedgerAccountId);
                }
            }
        }

        return _missing.Count == 0 || await TryReadAsync([.. _missing]);
    }

    /// <summary>
    /// An account that nobody has asked for is not touched by the batch under way either, so it does not matter whether it is read before
    /// that one commits or after.
    /// </summary>
    private async Task<bool> TryReadAsync(List<long> accountIds)
    {
        try
        {
            var read = await _store.ReadAccountsAsync(accountIds);
            if (read.Head != _known.Head && read.Head != _sent.Writes.Before)
            {
                return false;
            }

            _known.Remember(read.Accounts);
            return true;
        }
        catch (Exception exception)
        {
            BatchLog.Disturbed(_logger, exception);
            return false;
        }
    }

    private async Task PostInTurnAsync(BatchPlan batch)
    {
        if (batch.Requests.Count == 0)
        {
            return;
        }

        if (_known.IsFull)
        {
            _known.Forget();
        }

        var wasQuiet = await _turns.PostAsync(batch, _planner, _known);
        _cautious = wasQuiet ? Math.Max(0, _cautious - 1) : CautiousBatches;
        batch.Clear();
    }
}
