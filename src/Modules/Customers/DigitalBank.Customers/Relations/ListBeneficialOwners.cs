using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Customers.Data;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Relations;

/// <summary>Who owns an organisation in the end: the persons behind its shareholders, with what reaches them through all layers.</summary>
internal sealed record ListBeneficialOwners(Guid PartyId) : IQuery<OwnershipView>;

/// <param name="Owners">Persons by their share, the largest first.</param>
/// <param name="UnknownPercent">What no person could be found behind.</param>
internal sealed record OwnershipView(IReadOnlyList<OwnerView> Owners, decimal UnknownPercent);

/// <param name="SharePercent">Direct and indirect shares together, rounded to four decimals.</param>
/// <param name="IsBeneficialOwner">More than 25 %.</param>
internal sealed record OwnerView(Guid PartyId, string Name, decimal SharePercent, bool IsBeneficialOwner);

internal sealed class ListBeneficialOwnersHandler(CustomersDbContext db, IBusinessCalendar calendar)
    : IQueryHandler<ListBeneficialOwners, OwnershipView>
{
    /// <summary>More than a quarter makes a beneficial owner: Directive (EU) 2015/849, article 3(6)(a)(i).</summary>
    public const decimal Threshold = 0.25m;

    // Deeper chains exist to hide somebody, and firms that own each other would never end.
    private const int MostLayers = 10;

    public async Task<Result<OwnershipView>> Handle(ListBeneficialOwners query, CancellationToken cancellationToken)
    {
        if (!await db.Parties.AnyAsync(p => p.Id == query.PartyId, cancellationToken))
        {
            return CustomersErrors.UnknownParty;
        }

        var shares = await SharesOfPersonsAsync(query.PartyId, cancellationToken);
        var names = await db.Parties.AsNoTracking().Where(p => shares.Keys.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancellationToken);
        return new OwnershipView(
            [
                .. shares
                    .OrderByDescending(owner => owner.Value).ThenBy(owner => owner.Key)
                    .Select(owner => new OwnerView(owner.Key, names[owner.Key], Percent(owner.Value), owner.Value > Threshold)),
            ],
            Percent(1 - shares.Values.Sum()));
    }

    private async Task<Dictionary<Guid, decimal>> SharesOfPersonsAsync(Guid partyId, CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        var persons = new Dictionary<Guid, decimal>();
        var layer = new Dictionary<Guid, decimal> { [partyId] = 1m };
        for (var depth = 0; depth < MostLayers && layer.Count > 0; depth++)
        {
            var owned = layer.Keys.ToList();
            var holdings = await (
                from relation in db.Relations
                join holder in db.Parties on relation.RelatedPartyId equals holder.Id
                where owned.Contains(relation.PartyId) && relation.Share != null
                    && (relation.UntilDate == null || relation.UntilDate >= today)
                select new { relation.PartyId, HolderId = holder.Id, holder.Kind, Share = relation.Share!.Value }).ToListAsync(cancellationToken);

            var next = new Dictionary<Guid, decimal>();
            foreach (var holding in holdings)
            {
                var into = holding.Kind == PartyKind.Person ? persons : next;
                var share = layer[holding.PartyId] * holding.Share / PartyRelation.WholeShare;
                into[holding.HolderId] = into.GetValueOrDefault(holding.HolderId) + share;
            }

            layer = next;
        }

        return persons;
    }

    private static decimal Percent(decimal share) => decimal.Round(share * 100, 4);
}
