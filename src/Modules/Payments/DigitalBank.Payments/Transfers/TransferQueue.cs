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

    /// <summary>More than are booked while a client waits for its answer.</summary>
    private const int MostWaiting = 20_000;

    /// <summary>So many in a row that fail even alone fail for another reason than what they say.</summary>
    private const int MostAlone = 3;

    /// <summary>While the ledger books one batch, the accounts of the next one are looked up.</summary>
    private const int BatchesAtOnce = 3;

    private readonly ConcurrentQueue<QueuedTransfer> _queue = new();
    private readonly ConcurrentDictionary<RequestKey, QueuedTransfer> _underWay = new();
    private readonly Lock _gate = new();
    private int _running;

    /// <summary>Once it is queued, the caller waits for the truth: cancelling is too late.</summary>
    public async Task<Result<PaymentView>> BookAsync(InitiateTransfer command)
    {
        if (_queue.Count >= MostWaiting)
        {
            return PaymentsErrors.TooManyWaiting;
        }

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

            if (await TryCarryOutAsync(batch) is { } exception)
            {
                await CarryOutAloneAsync(batch, exception);
            }

            batch.Clear();
        }
    }

    /// <summary>One that nobody foresaw must not cost the others their payments. What the failed batch has booked is answered as booked.</summary>
    private async Task CarryOutAloneAsync(List<QueuedTransfer> batch, Exception exception)
    {
        var failed = batch.Count == 1 ? MostAlone : 0;
        foreach (var queued in batch)
        {
            if (failed < MostAlone)
            {
                (failed, exception) = await TryCarryOutAsync([queued]) is { } own ? (failed + 1, own) : (0, exception);
            }

            if (failed > 0)
            {
                queued.TrySetException(exception);
            }
        }
    }

    /// <returns>Why it failed, or null when all have their answers.</returns>
    private async Task<Exception?> TryCarryOutAsync(List<QueuedTransfer> batch)
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

            return null;
        }
#pragma warning disable CA1031 // The caller whose order it is gets it and decides.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(batch.Count, exception);
            return exception;
        }
    }

    [LoggerMessage(LogLevel.Error, "A batch of {Transfers} transfers failed")]
    private partial void LogFailed(int transfers, Exception exception);

    private sealed class QueuedTransfer(InitiateTransfer command)
        : TaskCompletionSource<Result<PaymentView>>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public InitiateTransfer Command => command;
    }
}
