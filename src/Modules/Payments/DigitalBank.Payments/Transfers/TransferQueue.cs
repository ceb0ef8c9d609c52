using System.Collections.Concurrent;
using DigitalBank.Payments.Booking.Bulk;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform;
using DigitalBank.SharedKernel.Results;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DigitalBank.Payments.Transfers;

/// <summary>
/// Where transfers wait for each other: what is queued when the last batch is through makes the next one. It never waits for more, so a
/// single transfer on a quiet bank is a batch of one.
/// </summary>
internal sealed partial class TransferQueue(IServiceScopeFactory scopes, ILogger<TransferQueue> logger)
{
    private const int MostInBatch = 1_000;

    /// <summary>While the ledger books one batch, the accounts of the next one are looked up.</summary>
    private const int BatchesAtOnce = 3;

    private readonly ConcurrentQueue<QueuedTransfer> _queue = new();
    private readonly ConcurrentDictionary<RequestKey, QueuedTransfer> _underWay = new();
    private readonly Lock _gate = new();
    private int _running;

    /// <summary>Once it is queued, the caller waits for the truth: cancelling is too late.</summary>
    public async Task<Result<PaymentView>> BookAsync(InitiateTransfer command)
    {
        var key = new RequestKey(command.OrderingPartyId, command.IdempotencyKey);
        var own = new QueuedTransfer(command);
        var first = _underWay.GetOrAdd(key, own);
        if (first != own)
        {
            var answer = await first.Task;
            return first.Command.Fingerprint() == command.Fingerprint() ? answer.AsReplay() : PlatformErrors.IdempotencyKeyReused;
        }

        try
        {
            _queue.Enqueue(own);
            StartUnlessBusy();
            return await own.Task;
        }
        finally
        {
            _underWay.TryRemove(key, out _);
        }
    }

    private void StartUnlessBusy()
    {
        lock (_gate)
        {
            if (_running == BatchesAtOnce)
            {
                return;
            }

            _running++;
        }

        // Without the context of the request that happens to start it: the batch is everybody's.
        ThreadPool.UnsafeQueueUserWorkItem(_ => _ = RunAsync(), state: null);
    }

    private async Task RunAsync()
    {
        var batch = new List<QueuedTransfer>();
        while (true)
        {
            while (batch.Count < MostInBatch && _queue.TryDequeue(out var next))
            {
                batch.Add(next);
            }

            if (batch.Count == 0)
            {
                lock (_gate)
                {
                    if (_queue.IsEmpty)
                    {
                        _running--;
                        return;
                    }
                }

                continue;
            }

            await CarryOutAsync(batch);
            batch.Clear();
        }
    }

    private async Task CarryOutAsync(List<QueuedTransfer> batch)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var answers = await scope.ServiceProvider.GetRequiredService<TransferBatch>()
                .BookAsync([.. batch.Select(queued => queued.Command)], CancellationToken.None);
            for (var i = 0; i < batch.Count; i++)
            {
                batch[i].SetResult(answers[i]);
            }
        }
#pragma warning disable CA1031 // Every caller gets it and decides.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(batch.Count, exception);
            batch.ForEach(queued => queued.TrySetException(exception));
        }
    }

    [LoggerMessage(LogLevel.Error, "A batch of {Transfers} transfers failed; their callers ask again with the same keys")]
    private partial void LogFailed(int transfers, Exception exception);

    private sealed class QueuedTransfer(InitiateTransfer command)
        : TaskCompletionSource<Result<PaymentView>>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public InitiateTransfer Command => command;
    }
}
