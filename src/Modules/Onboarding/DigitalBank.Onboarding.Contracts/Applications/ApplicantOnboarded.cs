using DigitalBank.SharedKernel.Messaging;

namespace DigitalBank.Onboarding.Contracts.Applications;

/// <summary>An applicant is a customer now, with an open account.</summary>
public sealed record ApplicantOnboarded(Guid ApplicationId, Guid PartyId, Guid AccountId) : IIntegrationEvent
{
    Guid IIntegrationEvent.AggregateId => ApplicationId;
}
