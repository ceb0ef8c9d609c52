using System.Threading.Channels;
using DigitalBank.Ledger.Leadership;
using Microsoft.Extensions.Logging;

namespace DigitalBank.Ledger.Engine;

/// <summary>
/// The writer's loop: take all that wait, plan them upon what is remembered, write them in one go. The head's token lets a batch through
/// only if what was remembered is still so. Whatever disturbs that (another process posting, a key used twice, a lost connection) sends
/// the batch back, and it is planned again with the head locked.
/// </summary>
internal sealed class BatchWriter
{
    /// <summary>After a disturbance, as many batches in a row must pass undisturbed before the writer relies on its memory again.</summary>
    private const int CautiousBatches = 8;

    private readonly ChannelReader<PostingRequest> _queue;
    private readonly IPostingStore _store;
    private readonly LedgerOptions _options;
    private readonly WriterRole _role;
    private readonly ILogger _logger;
    private readonly KnownAccounts _known;
    private readonly BatchPlanner _planner;
    private readonly TurnPoster _turns;
    private readonly BatchPlan _batch = new();
    private readonly HashSet<long> _missing = [];
    private int _cautious = 1;

    public BatchWriter(
        ChannelReader<PostingRequest> queue, IPostingStore store, TimeProvider clock, LedgerOptions options, WriterRole role, ILogger logger)
    {
        (_queue, _store, _options, _role, _logger) = (queue, store, options, role, logger);
        _known = new KnownAccounts(options.RememberedAccounts);
        _planner = new BatchPlanner(_known, clock);
        _turns = new TurnPoster(store, options, logger);
    }

    public async Task RunAsync()
    {
        while (await _queue.WaitToReadAsync())
        {
            if (_cautious > 0 && !_role.IsLeader)
            {
                // Somebody else is posting, and leads: take fewer turns, each for more.
                await Task.Delay(_options.FollowerPauseMilliseconds);
            }

            while (_batch.Requests.Count < _options.MaxBatch && _queue.TryRead(out var request))
            {
                _batch.Requests.Add(request);
            }

            if (!await TryPostFromMemoryAsync())
            {
                await PostInTurnAsync();
            }

            _batch.Clear();
        }
    }

    /// <returns>False when this batch has to take its turn; then no caller has been answered.</returns>
    private async Task<bool> TryPostFromMemoryAsync()
    {
        if (_cautious > 0 || !await TryRememberAccountsAsync())
        {
            return false;
        }

        _planner.Plan(_batch);

        // Where there are only refusals, no write would prove that they are right as of now.
        if (_batch.Writes.IsEmpty || !await TryWriteAsync())
        {
            return false;
        }

        await Answers.GiveAsync(_batch, _store, _logger);
        return true;
    }

    private async Task<bool> TryWriteAsync()
    {
        try
        {
            if (await _store.TryWriteAsync(_batch.Writes))
            {
                return true;
            }
        }
        catch (Exception exception)
        {
            BatchLog.Disturbed(_logger, exception);
        }

        _known.Forget();
        _cautious = CautiousBatches;
        return false;
    }

    private async Task<bool> TryRememberAccountsAsync()
    {
        if (_known.Head is null || _known.IsFull)
        {
            return false;
        }

        _missing.Clear();
        foreach (var request in _batch.Requests)
        {
            if (request.Correction is not null || (request.Order is { } order && !OrderNeeds.AreRemembered(order, _known, _missing)))
            {
                return false;
            }

            for (var i = 0; i < request.Postings.Count; i++)
            {
                if (!_known.Contains(request.Postings[i].LedgerAccountId))
                {
                    _missing.Add(request.Postings[i].LedgerAccountId);
                }
            }
        }

        return _missing.Count == 0 || await TryReadAsync([.. _missing]);
    }

    private async Task<bool> TryReadAsync(List<long> accountIds)
    {
        try
        {
            var read = await _store.ReadAccountsAsync(accountIds);
            if (read.Head != _known.Head)
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

    private async Task PostInTurnAsync()
    {
        if (_known.IsFull)
        {
            _known.Forget();
        }

        var wasQuiet = await _turns.PostAsync(_batch, _planner, _known);
        _cautious = wasQuiet ? Math.Max(0, _cautious - 1) : CautiousBatches;
    }
}
