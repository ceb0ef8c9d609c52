using DigitalBank.Platform.Jobs;
using DigitalBank.Risk.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Risk.Screening;

/// <summary>Screens every party again that was last compared with other editions than those in force. Each page is noted when it is done.</summary>
internal sealed class RescreenParties(IServiceScopeFactory scopes, CurrentLists lists) : IBankJob
{
    private const int PageSize = 100;

    public string Name => "re-screen-parties";

    public string Description => "Compares all parties with sanctions lists that have changed";

    public string DefaultSchedule => "0 0/15 * * * ?";

    public async Task<StepReport> RunAsync(CancellationToken cancellationToken)
    {
        var (screened, withHits) = (0L, 0L);
        var after = Guid.Empty;
        while (true)
        {
            var page = await ScreenPageAsync(after, cancellationToken);
            if (page.Last is not { } last)
            {
                return new StepReport(screened, Note: $"{withHits} of them are to be reviewed or confirmed.");
            }

            after = last;
            screened += page.Screened;
            withHits += page.WithHits;
        }
    }

    private async Task<(Guid? Last, int Screened, int WithHits)> ScreenPageAsync(Guid after, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RiskDbContext>();
        var screener = scope.ServiceProvider.GetRequiredService<Screener>();
        var current = await lists.GetAsync(db, cancellationToken);
        var parties = await db.Parties
            .Where(p => p.ScreenedWith != current.Fingerprint && p.Id.CompareTo(after) > 0)
            .OrderBy(p => p.Id)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
        var withHits = 0;
        foreach (var party in parties)
        {
            var screening = await screener.ScreenAsync(party, cancellationToken);
            withHits += screening.Hits.Count > 0 ? 1 : 0;
        }

        await db.SaveChangesAsync(cancellationToken);
        return (parties.Count == 0 ? null : parties[^1].Id, parties.Count, withHits);
    }
}
