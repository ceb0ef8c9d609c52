namespace DigitalBank.SharedKernel.Messaging;

/// <summary>
/// Something that has happened in a module and that others may react to. It is written to the outbox in the same
/// transaction as the change it tells of, and delivered at least once, in order per <see cref="AggregateId"/>.
/// </summary>
public interface IIntegrationEvent
{
    /// <summary>The thing it happened to; events of one thing arrive in the order they happened.</summary>
    Guid AggregateId { get; }
}

/// <summary>A reaction to an event. It may be called twice for the same event and must not mind.</summary>
public interface IIntegrationEventHandler<in TEvent>
    where TEvent : IIntegrationEvent
{
    Task HandleAsync(TEvent integrationEvent, Guid eventId, CancellationToken cancellationToken);
}
