using DigitalBank.Risk.Data;
using DigitalBank.Risk.Lists;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Risk.Screening;

/// <summary>The lists in force, kept in memory until an edition changes: every replica asks the database which those are.</summary>
internal sealed class CurrentLists
{
    private volatile Loaded _loaded = new("", null, WatchList.Empty);

    public async Task<Loaded> GetAsync(RiskDbContext db, CancellationToken cancellationToken)
    {
        var editions = await db.Editions.AsNoTracking().Where(e => e.IsCurrent).OrderBy(e => e.ListName).ToListAsync(cancellationToken);
        var fingerprint = string.Join(' ', editions.Select(edition => edition.Id.ToString("N")));
        var loaded = _loaded;
        return loaded.Fingerprint == fingerprint ? loaded : _loaded = await LoadAsync(db, editions, fingerprint, cancellationToken);
    }

    private static async Task<Loaded> LoadAsync(
        RiskDbContext db, List<ListEdition> editions, string fingerprint, CancellationToken cancellationToken)
    {
        var entries = new List<(string ListName, ListEntry Entry)>();
        foreach (var edition in editions)
        {
            var parties = await db.ListedParties.AsNoTracking().Where(p => p.EditionId == edition.Id).ToListAsync(cancellationToken);
            entries.AddRange(parties.Select(party => (edition.ListName, party.Entry())));
        }

        return new Loaded(fingerprint, editions.Max(edition => (DateTimeOffset?)edition.ImportedAt), new WatchList(entries));
    }

    /// <param name="Fingerprint">Names the editions; another one means that parties must be screened again.</param>
    /// <param name="AsOf">When the newest of them was taken over.</param>
    internal sealed record Loaded(string Fingerprint, DateTimeOffset? AsOf, WatchList List)
    {
        /// <summary>Goes with the lists: a changed list is asked about every name anew.</summary>
        public SoughtNames Names { get; } = new(List);
    }
}
