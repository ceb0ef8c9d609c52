using DigitalBank.Platform.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DigitalBank.Platform.Outbox;

/// <summary>Keeps the outbox moving in a running server. Of several replicas one holds the lease, which keeps the order.</summary>
internal sealed partial class OutboxDispatcher(
    OutboxDelivery delivery,
    OutboxSignal signal,
    IServiceScopeFactory scopes,
    ILogger<OutboxDispatcher> logger) : BackgroundService
{
    private const string LeaseName = "outbox";

    private static readonly TimeSpan LeaseDuration = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly string _owner = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.CreateVersion7():N}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var delivered = await HoldsLeaseAsync(stoppingToken) ? await delivery.DeliverWaitingAsync(stoppingToken) : 0;
                if (delivered == 0)
                {
                    await signal.WaitAsync(Pause, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // The database may be away for a while: the events are safe in it, so wait and look again.
                LogInterrupted(exception.GetType().Name);
                await signal.WaitAsync(LeaseDuration, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> HoldsLeaseAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Leases>().TryHoldAsync(LeaseName, _owner, LeaseDuration, cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "The outbox dispatcher was interrupted by {ErrorType} and tries again")]
    private partial void LogInterrupted(string errorType);
}
