using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.Risk.Contracts.Screening;
using DigitalBank.Risk.Lists;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Risk.Screening;

internal static class ScreeningEndpoints
{
    public static void Map(BankEndpoints endpoints)
    {
        var staff = endpoints.Staff;
        staff.MapPost("/risk/screenings", RiskPermissions.Screen, Screen).Produces<ScreeningView>();
        staff.MapGet("/risk/hits", RiskPermissions.ReadHits, Hits).Produces<Page<SanctionsHitView>>();
        staff.MapPost("/risk/hits/{hitId:guid}/review", RiskPermissions.ReviewHits, Review).Produces<SanctionsHitView>();
        staff.MapGet("/risk/lists", RiskPermissions.ReadHits, Lists).Produces<Page<ListEditionView>>();
    }

    private static async Task<IResult> Screen(ScreenParty command, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(command, cancellationToken)).ToHttp();

    private static async Task<IResult> Hits(
        Guid? partyId, HitStatus? status, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        if (!page.TryAfterId(out var after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var hits = await bank.Send(new ListHits(partyId, status, after, page.Size), cancellationToken);
        return hits.Map(items => Page.Of(items, page.Size, hit => hit.HitId.ToString())).ToHttp();
    }

    private static async Task<IResult> Review(Guid hitId, Decision body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new ReviewHit(hitId, body.Status, body.Reason), cancellationToken)).ToHttp();

    private static async Task<IResult> Lists([AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        if (!page.TryAfterId(out var after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var editions = await bank.Send(new ListEditions(after, page.Size), cancellationToken);
        return editions.Map(items => Page.Of(items, page.Size, edition => edition.EditionId.ToString())).ToHttp();
    }
}

/// <param name="Status">Dismissed or confirmed.</param>
/// <param name="Reason">Why, for whoever reads it years later.</param>
internal sealed record Decision(HitStatus Status, string Reason);
