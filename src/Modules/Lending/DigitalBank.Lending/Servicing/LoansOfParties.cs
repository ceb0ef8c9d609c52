using DigitalBank.Customers.Contracts.Erasure;
using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Exposures;
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

        await MoveReviewsAsync(integrationEvent.AbsorbedId, survivor.PartyId, cancellationToken);
        await MoveBorrowerAsync(integrationEvent.AbsorbedId, survivor.PartyId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>One review a day: where both were reviewed, the survivor's stays, and the other one is of nobody who is left.</summary>
    private async Task MoveReviewsAsync(Guid absorbedId, Guid survivorId, CancellationToken cancellationToken)
    {
        var taken = await db.Reviews.Where(r => r.PartyId == survivorId).Select(r => r.ReviewDate).ToHashSetAsync(cancellationToken);
        foreach (var review in await db.Reviews.Where(r => r.PartyId == absorbedId).ToListAsync(cancellationToken))
        {
            if (taken.Contains(review.ReviewDate))
            {
                db.ReviewDecisions.RemoveRange(await db.ReviewDecisions.Where(d => d.ReviewId == review.Id).ToListAsync(cancellationToken));
                db.Reviews.Remove(review);
                continue;
            }

            review.MoveTo(survivorId);
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

/// <summary>
/// Business goes on as long as a loan runs or an offer stands. Declined and withdrawn applications are given up in time; those that became a loan
/// stay with the books.
/// </summary>
internal sealed class LendingKeeper(LendingDbContext db) : IPersonalDataKeeper
{
    /// <summary>Years for which it can be explained why an application was declined.</summary>
    private const int ApplicationYears = 5;

    public string Part => "lending";

    public async Task<Dealings> DealingsWithAsync(Guid partyId, CancellationToken cancellationToken) =>
        await db.Loans.AnyAsync(
            l => l.PartyId == partyId && l.Status != GrantedLoanStatus.Ended && l.Status != GrantedLoanStatus.WrittenOff, cancellationToken)
            ? new Dealings(GoOn: true, LastDate: null)
            : Dealings.None;

    public async Task<ErasureOutcome> EraseAsync(Guid partyId, DateOnly endedOn, DateOnly today, CancellationToken cancellationToken)
    {
        var schedule = new RetentionSchedule(endedOn, today);
        if (schedule.IsOver("loan-applications", ApplicationYears, "Regulation (EU) 2016/679, article 17(3)(e)"))
        {
            db.Applications.RemoveRange(await db.Applications.Where(a => a.PartyId == partyId && a.LoanId == null).ToListAsync(cancellationToken));
            await db.SaveChangesAsync(cancellationToken);
        }

        return schedule.Outcome;
    }
}
