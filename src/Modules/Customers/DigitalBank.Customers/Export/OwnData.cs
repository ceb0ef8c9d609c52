using DigitalBank.Customers.Contracts.Export;
using DigitalBank.Customers.Data;
using DigitalBank.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Export;

/// <summary>Who the party is and how it can be reached.</summary>
internal sealed class PartyData(CustomersDbContext db) : IPersonalDataSource
{
    public string Part => "party";

    public async Task<IReadOnlyList<object>> HeldOnAsync(Guid partyId, CancellationToken cancellationToken)
    {
        var party = await db.Parties.AsNoTracking().SingleAsync(p => p.Id == partyId, cancellationToken);
        return
        [
            new
            {
                party.Id,
                party.Reference,
                party.Kind,
                party.Name,
                party.GivenName,
                party.FamilyName,
                party.BirthDate,
                party.RegistrationNumber,
                party.Country,
                party.Email,
                party.Phone,
                party.Address,
                party.RegisteredAt,
                party.MergedIntoId,
            },
        ];
    }
}

/// <summary>Documents without their files, which are handed out one by one.</summary>
internal sealed class DocumentData(CustomersDbContext db, IBusinessCalendar calendar) : IPersonalDataSource
{
    public string Part => "documents";

    public async Task<IReadOnlyList<object>> HeldOnAsync(Guid partyId, CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        var documents = await db.Documents.AsNoTracking().Where(d => d.PartyId == partyId).OrderBy(d => d.Id).ToListAsync(cancellationToken);
        return documents.ConvertAll<object>(document => document.View(today));
    }
}

/// <summary>Relations in both directions.</summary>
internal sealed class RelationData(CustomersDbContext db) : IPersonalDataSource
{
    public string Part => "relations";

    public async Task<IReadOnlyList<object>> HeldOnAsync(Guid partyId, CancellationToken cancellationToken)
    {
        var relations = await db.Relations.AsNoTracking()
            .Where(r => r.PartyId == partyId || r.RelatedPartyId == partyId)
            .OrderBy(r => r.Id)
            .ToListAsync(cancellationToken);
        return relations.ConvertAll<object>(relation => relation.View());
    }
}

internal sealed class IdentityCheckData(CustomersDbContext db) : IPersonalDataSource
{
    public string Part => "identity-checks";

    public async Task<IReadOnlyList<object>> HeldOnAsync(Guid partyId, CancellationToken cancellationToken)
    {
        var checks = await db.IdentityChecks.AsNoTracking().Where(c => c.PartyId == partyId).OrderBy(c => c.Id).ToListAsync(cancellationToken);
        return checks.ConvertAll<object>(check => check.View());
    }
}

internal sealed class ConsentData(CustomersDbContext db, TimeProvider clock) : IPersonalDataSource
{
    public string Part => "consents";

    public async Task<IReadOnlyList<object>> HeldOnAsync(Guid partyId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var consents = await db.Consents.AsNoTracking().Where(c => c.PartyId == partyId).OrderBy(c => c.Id).ToListAsync(cancellationToken);
        return consents.ConvertAll<object>(consent => consent.View(now));
    }
}

/// <summary>How the bank rated the party. Reviews and screening stay out: to tell somebody of a suspicion may be forbidden.</summary>
internal sealed class RatingData(CustomersDbContext db) : IPersonalDataSource
{
    // What is known only from a list or a suspicion is not told: Directive (EU) 2015/849, article 39.
    private static readonly string[] NotTold = ["sanctions_hit", "open_hit"];

    public string Part => "risk-ratings";

    public async Task<IReadOnlyList<object>> HeldOnAsync(Guid partyId, CancellationToken cancellationToken)
    {
        var ratings = await db.RiskRatings.AsNoTracking().Where(r => r.PartyId == partyId).OrderBy(r => r.Id).ToListAsync(cancellationToken);
        return ratings
            .Select(rating => rating.View())
            .Where(view => !view.Drivers.Any(driver => NotTold.Contains(driver.Code)))
            .ToList<object>();
    }
}
