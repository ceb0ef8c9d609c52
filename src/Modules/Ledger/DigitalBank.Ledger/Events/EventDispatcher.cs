using DigitalBank.Ledger.Contracts.Events;
using DigitalBank.Ledger.Leadership;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DigitalBank.Ledger.Events;

/// <summary>
/// Keeps every subscriber's cursor moving in a running server, each in a loop of its own. Of several replicas the one with the subscriber's
/// lease delivers, which keeps the order.
/// </summary>
internal sealed partial class EventDispatcher(
    IServiceProvider services,
    IServiceScopeFactory scopes,
    SubscriberDelivery delivery,
    RecentEntries recent,
    JournalSignal signal,
    EventMetrics metrics,
    ILogger<EventDispatcher> logger) : BackgroundService
{
    private static readonly TimeSpan LeaseDuration = TimeSpan.FromSeconds(6);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>How long entries gather while more are being booked: telling of two hundred at once costs as much as telling of ten.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(50);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (services.GetService<IServer>() is null)
        {
            // A verb posts and ends; the servers tell the subscribers.
            return;
        }

        recent.Keep();
        await using var scope = scopes.CreateAsyncScope();
        var names = scope.ServiceProvider.GetServices<IJournalSubscriber>().Select(subscriber => subscriber.Name).ToList();
        await Task.WhenAll(names.Select(name => ServeAsync(name, stoppingToken)));
    }

    private async Task ServeAsync(string name, CancellationToken stoppingToken)
    {
        var lease = new KeptLease(scopes, $"ledger-events:{name}", LeaseDuration);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await lease.WhileHeldAsync(held => DeliverAsync(name, held), stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The database may be away for a while: the entries are safe in it, so wait and look again.
                LogInterrupted(name, exception.GetType().Name);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            metrics.Forget(name);
            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task DeliverAsync(string name, CancellationToken held)
    {
        while (!held.IsCancellationRequested)
        {
            var woken = signal.Next;
            switch (await delivery.DeliverNextAsync(name, held))
            {
                case 0:
                    await Task.WhenAny(woken, Task.Delay(Pause, held));
                    break;
                case < SubscriberDelivery.EntriesAtOnce:
                    await Task.Delay(Gathering, held);
                    break;
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Telling {Subscriber} was interrupted by {ErrorType} and is tried again")]
    private partial void LogInterrupted(string subscriber, string errorType);
}
