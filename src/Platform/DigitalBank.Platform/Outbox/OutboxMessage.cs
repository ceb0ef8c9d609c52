using System.Text.Json;
using DigitalBank.SharedKernel.Messaging;

namespace DigitalBank.Platform.Outbox;

/// <summary>An event on its way. It is written with the change it tells of and stays as a record after delivery.</summary>
public sealed class OutboxMessage
{
    public required Guid Id { get; init; }

    /// <summary>Name of the event's type.</summary>
    public required string EventType { get; init; }

    /// <summary>Events of one aggregate are delivered in the order they happened.</summary>
    public required Guid AggregateId { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Order among the events of one save.</summary>
    public required int Ordinal { get; init; }

    public required string Payload { get; init; }

    /// <summary>Null until every reaction has succeeded.</summary>
    public DateTimeOffset? DispatchedAt { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset? NextAttemptAt { get; set; }

    /// <summary>Type of the last error; never its text, which may hold personal data.</summary>
    public string? LastError { get; set; }

    /// <param name="ordinal">Order among the events of one transaction.</param>
    public static OutboxMessage For(IIntegrationEvent integrationEvent, DateTimeOffset now, int ordinal)
    {
        ArgumentNullException.ThrowIfNull(integrationEvent);
        return new()
        {
            Id = Guid.CreateVersion7(now),
            EventType = KnownEvent.NameOf(integrationEvent.GetType()),
            AggregateId = integrationEvent.AggregateId,
            OccurredAt = now,
            Ordinal = ordinal,
            Payload = JsonSerializer.Serialize(integrationEvent, integrationEvent.GetType(), BankJson.Options),
        };
    }
}

/// <summary>An event type that some module reacts to.</summary>
public sealed record KnownEvent(Type Type)
{
    public string Name => NameOf(Type);

    /// <summary><c>DigitalBank.Accounts.Contracts.Holding.AccountClosed</c> is known as <c>Accounts.AccountClosed</c>.</summary>
    public static string NameOf(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return $"{type.Namespace?.Split('.').ElementAtOrDefault(1)}.{type.Name}";
    }
}
