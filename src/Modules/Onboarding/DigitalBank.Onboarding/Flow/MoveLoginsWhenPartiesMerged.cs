using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Identity.Contracts.Logins;
using DigitalBank.SharedKernel.Messaging;
using MediatR;

namespace DigitalBank.Onboarding.Flow;

/// <summary>Identity asks nobody, so somebody who knows both tells it that two parties are one.</summary>
internal sealed class MoveLoginsWhenPartiesMerged(IMediator bank) : IIntegrationEventHandler<PartiesMerged>
{
    public async Task HandleAsync(PartiesMerged integrationEvent, Guid eventId, CancellationToken cancellationToken) =>
        await bank.Send(new MoveCustomerLogins(integrationEvent.AbsorbedId, integrationEvent.SurvivorId), cancellationToken);
}
