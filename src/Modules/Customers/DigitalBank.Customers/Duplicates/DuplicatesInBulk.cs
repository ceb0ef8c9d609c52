using DigitalBank.Customers.Data;
using DigitalBank.Customers.DueDiligence.Reviews;
using DigitalBank.Customers.Parties;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Duplicates;

/// <summary>
/// Parties that come in bulk with no more than a name: one of the same kind and country whose name has the same words may be the same. It
/// is never refused, because the account that hangs on it has to be taken over; a person looks at the two.
/// </summary>
internal static class DuplicatesInBulk
{
    public const string WholeName = "customers.party.whole_name";

    private const string IndexColumn = "WholeNameToSeekIndex";

    /// <summary>Opens a review for each new party that resembles one that is there, or one before it in the bulk.</summary>
    public static async Task ReviewAsync(
        CustomersDbContext db, IReadOnlyList<Party> parties, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var indexes = parties.ToDictionary(party => party.Id, party => db.BlindIndexOf(WholeName, party.WholeNameToSeek!));
        var sought = indexes.Values.ToList();
        var there = await db.Parties
            .Where(party => party.MergedIntoId == null && sought.Contains(EF.Property<byte[]>(party, IndexColumn)))
            .OrderBy(party => party.Id)
            .Select(party => new { party.Id, party.Kind, party.Country, Index = EF.Property<byte[]>(party, IndexColumn) })
            .ToListAsync(cancellationToken);

        var known = new Dictionary<(string, string, int), Guid>();
        foreach (var party in there)
        {
            known.TryAdd((Convert.ToHexString(party.Index), party.Country, (int)party.Kind), party.Id);
        }

        var dueDate = DateOnly.FromDateTime(now.UtcDateTime);
        foreach (var party in parties)
        {
            var sign = (Convert.ToHexString(indexes[party.Id]), party.Country, (int)party.Kind);
            if (!known.TryAdd(sign, party.Id))
            {
                db.Reviews.Add(DueDiligenceReview.Open(party.Id, ReviewReason.PossibleDuplicate, dueDate, known[sign], now));
            }
        }
    }
}
