using DigitalBank.Customers.Contracts.Erasure;
using DigitalBank.Customers.Data;
using DigitalBank.Customers.Parties;
using DigitalBank.Risk.Contracts.Screening;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Customers.Erasure;

/// <summary>What this module keeps. A tombstone stays: the id, the kind, the country, and that the party was erased.</summary>
internal sealed class CustomersKeeper(CustomersDbContext db, IMediator bank, IOptions<RetentionOptions> options, TimeProvider clock)
    : IPersonalDataKeeper
{
    public string Part => "customers";

    /// <summary>Somebody who never had an account is kept from the day of the registration on.</summary>
    public async Task<Dealings> DealingsWithAsync(Guid partyId, CancellationToken cancellationToken)
    {
        var registeredAt = await db.Parties.Where(p => p.Id == partyId).Select(p => p.RegisteredAt).SingleAsync(cancellationToken);
        return new Dealings(GoOn: false, DateOnly.FromDateTime(registeredAt.UtcDateTime));
    }

    public async Task<ErasureOutcome> EraseAsync(Guid partyId, DateOnly endedOn, DateOnly today, CancellationToken cancellationToken)
    {
        var party = await db.Parties.SingleAsync(p => p.Id == partyId, cancellationToken);
        var schedule = new RetentionSchedule(endedOn, today);

        // Changed whatever is erased, so that a legal hold that is placed at this moment lets only one of the two through.
        party.Touch();
        if (schedule.IsOver("contact-details", options.Value.ContactYears, "Customers:Retention:ContactYears"))
        {
            party.ChangeContact(null, null, null);
        }

        if (schedule.IsOver("consents", options.Value.ConsentYears, "proof of what was allowed"))
        {
            db.Consents.RemoveRange(await db.Consents.Where(c => c.PartyId == partyId).ToListAsync(cancellationToken));
        }

        var isIdentityOver = schedule.IsOver("due-diligence", options.Value.DueDiligenceYears, "Directive (EU) 2015/849, article 40");
        if (isIdentityOver)
        {
            await EraseIdentityAsync(party, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        if (isIdentityOver)
        {
            await bank.Send(new ForgetScreenedParty(partyId), cancellationToken);
        }

        return schedule.Outcome;
    }

    private async Task EraseIdentityAsync(Party party, CancellationToken cancellationToken)
    {
        var id = party.Id;
        db.NameWords.RemoveRange(await db.NameWords.Where(w => w.PartyId == id).ToListAsync(cancellationToken));
        db.Relations.RemoveRange(await db.Relations.Where(r => r.PartyId == id || r.RelatedPartyId == id).ToListAsync(cancellationToken));
        db.IdentityChecks.RemoveRange(await db.IdentityChecks.Where(c => c.PartyId == id).ToListAsync(cancellationToken));
        db.RiskRatings.RemoveRange(await db.RiskRatings.Where(r => r.PartyId == id).ToListAsync(cancellationToken));
        db.Reviews.RemoveRange(await db.Reviews.Where(r => r.PartyId == id || r.ConcernsId == id).ToListAsync(cancellationToken));
        var documents = await db.Documents.Where(d => d.PartyId == id).ToListAsync(cancellationToken);
        foreach (var document in documents)
        {
            db.DocumentContents.RemoveRange(await db.DocumentContents.Where(c => c.Id == document.Id).ToListAsync(cancellationToken));
        }

        db.Documents.RemoveRange(documents);
        party.Erase(clock.GetUtcNow());
    }
}
