using System.Threading.Channels;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Events;
using DigitalBank.Ledger.Leadership;
using DigitalBank.SharedKernel.Results;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigitalBank.Ledger.Engine;

/// <summary>
/// The only code that writes the journal and the balances. Callers queue up; one writer takes all that wait as one batch, plans it in
/// memory and commits it in one transaction, and only then does anyone get an answer.
/// </summary>
internal sealed partial class PostingEngine : IHostedService, IAsyncDisposable
{
    private readonly Channel<PostingRequest> _queue;
    private readonly BatchWriter _writer;
    private readonly JournalSignal _signal;
    private readonly PostingHealth _health;
    private readonly ILogger<PostingEngine> _logger;
    private readonly Lock _start = new();
    private Task? _running;

    public PostingEngine(
        IPostingStore store,
        TimeProvider clock,
        IOptions<LedgerOptions> options,
        WriterRole role,
        JournalSignal signal,
        PostingHealth health,
        RecentEntries recent,
        ILogger<PostingEngine> logger)
    {
        _queue = Channel.CreateBounded<PostingRequest>(new BoundedChannelOptions(options.Value.QueueLength) { SingleReader = true });
        _writer = new BatchWriter(_queue.Reader, store, clock, options.Value, role, recent, logger);
        (_signal, _health) = (signal, health);
        _logger = logger;
    }

    /// <summary>Books the entry or says why not. Once it has been taken in, the caller waits for the truth: cancelling is too late.</summary>
    public async Task<Result<JournalEntryReceipt>> PostAsync(PostingRequest request, CancellationToken cancellationToken) =>
        await TakeInAsync(request, cancellationToken) is { } refusal ? refusal : Noted(await request.Task);

    /// <summary>Books each entry or says why not; the answers are in the order of the requests.</summary>
    public async Task<Result<JournalEntryReceipt>[]> PostAsync(IReadOnlyList<PostingRequest> requests, CancellationToken cancellationToken)
    {
        foreach (var request in requests)
        {
            if (await TakeInAsync(request, cancellationToken) is { } refusal)
            {
                request.Refuse(refusal);
            }
        }

        // One after the other: when the first has its answer, nearly all have, and those cost no change of threads.
        var answers = new Result<JournalEntryReceipt>[requests.Count];
        for (var i = 0; i < answers.Length; i++)
        {
            answers[i] = Noted(await requests[i].Task);
        }

        return answers;
    }

    /// <returns>Why it was not taken in, or null.</returns>
    private async ValueTask<Failure?> TakeInAsync(PostingRequest request, CancellationToken cancellationToken)
    {
        EnsureRunning();
        try
        {
            if (!_queue.Writer.TryWrite(request))
            {
                await _queue.Writer.WriteAsync(request, cancellationToken);
            }
        }
        catch (ChannelClosedException)
        {
            return LedgerErrors.ShuttingDown;
        }

        return null;
    }

    private Result<JournalEntryReceipt> Noted(Result<JournalEntryReceipt> answer)
    {
        _health.Note(answer);
        if (answer is { IsSuccess: true, IsReplay: false })
        {
            _signal.Set();
        }

        return answer;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        EnsureRunning();
        return Task.CompletedTask;
    }

    /// <summary>Takes no more entries and finishes those taken in.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        lock (_start)
        {
            return (_running ?? Task.CompletedTask).WaitAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    // Command-line verbs and tests post without a host that starts services, so the first entry starts the writer as well.
    private void EnsureRunning()
    {
        if (_running is not null)
        {
            return;
        }

        lock (_start)
        {
            _running ??= WriterThread.Run(RunAsync);
        }
    }

    private async Task RunAsync()
    {
        try
        {
            await _writer.RunAsync();
        }
        catch (Exception exception)
        {
            // A bug, not an outage: outages are answered batch by batch. Nobody may wait for ever because of it.
            LogWriterFailed(exception);
            _queue.Writer.TryComplete();
            _writer.GiveUp();
            await foreach (var request in _queue.Reader.ReadAllAsync())
            {
                request.Refuse(LedgerErrors.Unavailable);
            }

            throw;
        }
    }

    [LoggerMessage(LogLevel.Critical, "The ledger's writer has failed and takes no more entries")]
    private partial void LogWriterFailed(Exception exception);
}
