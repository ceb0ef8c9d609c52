using DigitalBank.SharedKernel.Messaging;

namespace DigitalBank.Identity.Contracts.SecondFactors;

/// <summary>A log-in has no second factor any more: whatever asks for its codes waits until another one is set up.</summary>
/// <param name="PartyId">The customer; null for staff.</param>
/// <param name="IsByBank">Staff took it away, for somebody who has lost the phone.</param>
public sealed record SecondFactorRemoved(Guid LoginId, Guid? PartyId, bool IsByBank) : IIntegrationEvent
{
    Guid IIntegrationEvent.AggregateId => LoginId;
}
