using DigitalBank.SharedKernel.Messaging;

namespace DigitalBank.Payments.Contracts.Orders;

/// <summary>Somebody else has proven possession of an alias, and is paid by it from now on.</summary>
/// <param name="FromPartyId">Whom it paid until now.</param>
public sealed record AliasMoved(Guid AliasId, Guid FromPartyId, Guid ToPartyId) : IIntegrationEvent
{
    Guid IIntegrationEvent.AggregateId => AliasId;
}
