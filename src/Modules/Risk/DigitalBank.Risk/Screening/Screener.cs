using DigitalBank.Risk.Contracts.Screening;
using DigitalBank.Risk.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Risk.Screening;

/// <summary>Compares a remembered party with the lists in force and notes what is found, for the first time or again.</summary>
internal sealed class Screener(RiskDbContext db, CurrentLists lists, TimeProvider clock, IOptions<ScreeningOptions> options)
{
    // Far above what a real name gets; a party called after everybody would fill the work of a day.
    private const int MostHits = 50;

    /// <summary>Does not save: the caller does, with the party.</summary>
    public async Task<ScreeningView> ScreenAsync(ScreenedParty party, CancellationToken cancellationToken)
    {
        var current = await lists.GetAsync(db, cancellationToken);
        var now = clock.GetUtcNow();
        var threshold = options.Value.ThresholdPercent / 100.0;
        var found = current.List.Find(party.Names(), party.IsPerson, threshold)
            .Select(likely => JudgedHit.Of(likely, party))
            .Where(hit => hit.Score >= options.Value.ThresholdPercent * 10)
            .OrderByDescending(hit => hit.Score)
            .Take(MostHits)
            .ToList();

        var known = await db.Hits.Where(h => h.PartyId == party.Id).ToListAsync(cancellationToken);
        foreach (var hit in found)
        {
            Note(party.Id, hit, known, now);
        }

        party.Screened(current.Fingerprint, now);

        // What nobody finds any more is history, not a reason to stop somebody; what was confirmed stays until a person says otherwise.
        var counting = known.Where(hit => hit.Status == HitStatus.Confirmed || found.Exists(one => IsOf(hit, one))).ToList();
        return new ScreeningView(
            party.Id, OutcomeOf(counting), [.. counting.OrderByDescending(hit => hit.Score).Select(hit => hit.View())], now, current.AsOf);
    }

    private void Note(Guid partyId, JudgedHit found, List<SanctionsHit> known, DateTimeOffset now)
    {
        var hit = known.Find(one => IsOf(one, found));
        var isNews = hit is null;
        if (hit is null)
        {
            hit = SanctionsHit.Find(partyId, found, now);
            db.Hits.Add(hit);
            known.Add(hit);
        }
        else
        {
            isNews = hit.FindAgain(found, now);
        }

        if (isNews)
        {
            db.Publish(new SanctionsHitFound(partyId, hit.Id));
        }
    }

    private static bool IsOf(SanctionsHit hit, JudgedHit found) => hit.ListName == found.ListName && hit.ListedId == found.ListedId;

    private static ScreeningOutcome OutcomeOf(List<SanctionsHit> hits) =>
        hits.Exists(hit => hit.Status == HitStatus.Confirmed) ? ScreeningOutcome.Confirmed
        : hits.Exists(hit => hit.Status == HitStatus.Open) ? ScreeningOutcome.ToReview
        : ScreeningOutcome.Clear;
}
