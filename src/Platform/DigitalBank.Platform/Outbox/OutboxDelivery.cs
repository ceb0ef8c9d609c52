using System.Collections.Concurrent;
using System.Text.Json;
using DigitalBank.Platform.Data;
using DigitalBank.SharedKernel.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DigitalBank.Platform.Outbox;

/// <summary>
/// Delivers waiting events at least once, in order per aggregate. An event whose reaction fails is tried again later, and the events of the
/// same aggregate wait behind it; those of others go on.
/// </summary>
public sealed partial class OutboxDelivery(
    IServiceScopeFactory scopes,
    IEnumerable<KnownEvent> knownEvents,
    TimeProvider clock,
    ILogger<OutboxDelivery> logger)
{
    private const int BatchSize = 200;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private static readonly ConcurrentDictionary<Type, EventReactions> Reactions = new();

    private readonly Dictionary<string, Type> _types = knownEvents
        .DistinctBy(known => known.Name)
        .ToDictionary(known => known.Name, known => known.Type);

    /// <returns>How many events were delivered; 0 when there was nothing to do.</returns>
    public async Task<int> DeliverWaitingAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var waiting = await db.Outbox
            .Where(message => message.DispatchedAt == null)
            .OrderBy(message => message.OccurredAt).ThenBy(message => message.Ordinal).ThenBy(message => message.Id)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);

        var held = new HashSet<Guid>();
        var delivered = 0;
        foreach (var message in waiting)
        {
            if (held.Contains(message.AggregateId) || message.NextAttemptAt > clock.GetUtcNow())
            {
                held.Add(message.AggregateId);
                continue;
            }

            if (await TryDeliverAsync(message, cancellationToken))
            {
                delivered++;
            }
            else
            {
                held.Add(message.AggregateId);
            }

            // Saved one by one: a crash repeats at most the event that was being delivered.
            await db.SaveChangesAsync(cancellationToken);
        }

        return delivered;
    }

    private async Task<bool> TryDeliverAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await ReactAsync(message, cancellationToken);
            message.DispatchedAt = clock.GetUtcNow();
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            message.Attempts++;
            message.LastError = exception.GetType().Name;
            message.NextAttemptAt = clock.GetUtcNow() + PauseAfter(message.Attempts);
            LogFailed(message.Id, message.EventType, message.Attempts, exception);
            return false;
        }
    }

    private async Task ReactAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (!_types.TryGetValue(message.EventType, out var type))
        {
            return;
        }

        var integrationEvent = JsonSerializer.Deserialize(message.Payload, type, BankJson.Options)!;
        var reactions = Reactions.GetOrAdd(type, static t =>
            (EventReactions)Activator.CreateInstance(typeof(EventReactions<>).MakeGenericType(t))!);
        await using var scope = scopes.CreateAsyncScope();
        await reactions.RunAsync(scope.ServiceProvider, integrationEvent, message.Id, cancellationToken);
    }

    private static TimeSpan PauseAfter(int attempts)
    {
        var pause = TimeSpan.FromSeconds(1 << Math.Min(attempts, 9));
        return pause < LongestPause ? pause : LongestPause;
    }

    [LoggerMessage(LogLevel.Error, "Event {EventId} of type {EventType} could not be delivered, attempt {Attempt}")]
    private partial void LogFailed(Guid eventId, string eventType, int attempt, Exception exception);

    private abstract class EventReactions
    {
        internal abstract Task RunAsync(IServiceProvider services, object integrationEvent, Guid eventId, CancellationToken cancellationToken);
    }

    private sealed class EventReactions<TEvent> : EventReactions
        where TEvent : IIntegrationEvent
    {
        internal override async Task RunAsync(
            IServiceProvider services, object integrationEvent, Guid eventId, CancellationToken cancellationToken)
        {
            foreach (var handler in services.GetServices<IIntegrationEventHandler<TEvent>>())
            {
                await handler.HandleAsync((TEvent)integrationEvent, eventId, cancellationToken);
            }
        }
    }
}
