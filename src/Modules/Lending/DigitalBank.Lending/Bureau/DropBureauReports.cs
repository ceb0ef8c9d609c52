using DigitalBank.Customers.Contracts.Consents;
using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Sources;
using DigitalBank.SharedKernel.Messaging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Bureau;

/// <summary>Whoever no longer allows the bureau to be asked has the reports given up. What a decision rested on stays with the decision.</summary>
internal sealed class DropBureauReportsWhenConsentRevoked(LendingDbContext db, IMediator bank) : IIntegrationEventHandler<ConsentRevoked>
{
    private static readonly string Scope = new SourceUse(CreditSource.CreditBureau).Scope();

    public async Task HandleAsync(ConsentRevoked integrationEvent, Guid eventId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(integrationEvent);
        if (integrationEvent.Purpose != SourceUse.Purpose)
        {
            return;
        }

        var other = await bank.Send(new CheckConsent(integrationEvent.PartyId, SourceUse.Purpose, Scope), cancellationToken);
        if (other is { IsSuccess: true, Value.IsGiven: false })
        {
            await db.DropBureauReportsAsync(integrationEvent.PartyId, cancellationToken);
        }
    }
}

/// <summary>Consents stay with the party that gave them, and so the survivor's reports are asked for anew.</summary>
internal sealed class DropBureauReportsWhenPartiesMerged(LendingDbContext db) : IIntegrationEventHandler<PartiesMerged>
{
    public Task HandleAsync(PartiesMerged integrationEvent, Guid eventId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(integrationEvent);
        return db.DropBureauReportsAsync(integrationEvent.AbsorbedId, cancellationToken);
    }
}

internal static class BureauReportErasure
{
    /// <summary>Past the context: two that do it at once do not fail each other, and the audit trail has the consent's end.</summary>
    public static Task<int> DropBureauReportsAsync(this LendingDbContext db, Guid partyId, CancellationToken cancellationToken) =>
        db.BureauReports.Where(report => report.PartyId == partyId).ExecuteDeleteAsync(cancellationToken);
}
