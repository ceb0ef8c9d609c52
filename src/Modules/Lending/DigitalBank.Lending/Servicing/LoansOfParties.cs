using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Exposures;
using DigitalBank.Lending.Reviews;
using DigitalBank.SharedKernel.Messaging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Servicing;

/// <summary>Applications and loans of the absorbed party are the survivor's from now on.</summary>
internal sealed class MoveLoansWhenPartiesMerged(LendingDbContext db, IMediator bank) : IIntegrationEventHandler<PartiesMerged>
{
    public async Task HandleAsync(PartiesMerged integrationEvent, Guid eventId, CancellationToken cancellationToken)
    {
        // A survivor may have been absorbed in turn before this event came.
        var survivor = (await bank.Send(new GetParty(integrationEvent.SurvivorId), cancellationToken)).Value;
        while (survivor.MergedIntoPartyId is { } next)
        {
            survivor = (await bank.Send(new GetParty(next), cancellationToken)).Value;
        }

        foreach (var application in await db.Applications.Where(a => a.PartyId == integrationEvent.AbsorbedId).ToListAsync(cancellationToken))
        {
            application.MoveTo(survivor.PartyId);
        }

        foreach (var loan in await db.Loans.Where(l => l.PartyId == integrationEvent.AbsorbedId).ToListAsync(cancellationToken))
        {
            loan.MoveTo(survivor.PartyId);
        }

        foreach (var line in await db.CreditLines.Where(l => l.PartyId == integrationEvent.AbsorbedId).ToListAsync(cancellationToken))
        {
            line.MoveTo(survivor.PartyId);
        }

        await MoveReviewsAsync(integrationEvent.AbsorbedId, survivor.PartyId, cancellationToken);
        await MoveBorrowerAsync(integrationEvent.AbsorbedId, survivor.PartyId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>
    /// One review a day: where both were reviewed, the other one stays under the absorbed party's number. What waited was found without knowing the
    /// whole: nobody decides it any more.
    /// </summary>
    private async Task MoveReviewsAsync(Guid absorbedId, Guid survivorId, CancellationToken cancellationToken)
    {
        var taken = await db.Reviews.Where(r => r.PartyId == survivorId).Select(r => r.ReviewDate).ToHashSetAsync(cancellationToken);
        foreach (var waiting in await db.Reviews
            .Where(r => (r.PartyId == absorbedId || r.PartyId == survivorId) && r.Status == ReviewStatus.Waiting).ToListAsync(cancellationToken))
        {
            waiting.Supersede();
        }

        foreach (var review in await db.Reviews.Where(r => r.PartyId == absorbedId).ToListAsync(cancellationToken))
        {
            if (!taken.Contains(review.ReviewDate))
            {
                review.MoveTo(survivorId);
            }
        }

        foreach (var refused in await db.RefusedPayments.Where(r => r.PartyId == absorbedId).ToListAsync(cancellationToken))
        {
            refused.PartyId = survivorId;
        }
    }

    /// <summary>The survivor's own group comes first.</summary>
    private async Task MoveBorrowerAsync(Guid absorbedId, Guid survivorId, CancellationToken cancellationToken)
    {
        var absorbed = await db.Borrowers.SingleOrDefaultAsync(b => b.PartyId == absorbedId, cancellationToken);
        if (absorbed is null)
        {
            return;
        }

        var survivor = await db.Borrowers.SingleOrDefaultAsync(b => b.PartyId == survivorId, cancellationToken);
        if (survivor is null)
        {
            survivor = new Borrower { PartyId = survivorId };
            db.Borrowers.Add(survivor);
        }

        survivor.Absorb(absorbed);
    }
}
