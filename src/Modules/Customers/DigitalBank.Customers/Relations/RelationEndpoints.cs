using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Customers.Relations;

internal static class RelationEndpoints
{
    public static void Map(BankEndpoints endpoints)
    {
        var staff = endpoints.Staff;
        staff.MapPost("/customers/{partyId:guid}/relations", CustomersPermissions.ManageDueDiligence, Add).Produces<RelationView>();
        staff.MapPost("/customers/{partyId:guid}/relations/{relationId:guid}/end", CustomersPermissions.ManageDueDiligence, End)
            .Produces<RelationView>();
        staff.MapGet("/customers/{partyId:guid}/relations", CustomersPermissions.Read, List).Produces<Page<RelationView>>();
        staff.MapGet("/customers/{partyId:guid}/beneficial-owners", CustomersPermissions.Read, Owners).Produces<OwnershipView>();
    }

    private static async Task<IResult> Add(Guid partyId, NewRelation body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new AddRelation(partyId, body.RelatedPartyId, body.Kind, body.SharePercent), cancellationToken)).ToHttp();

    private static async Task<IResult> End(
        Guid partyId, Guid relationId, WithReason body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new EndRelation(partyId, relationId, body.Reason), cancellationToken)).ToHttp();

    private static async Task<IResult> List(
        Guid partyId, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        if (!page.TryAfterId(out var after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var relations = await bank.Send(new ListRelations(partyId, after, page.Size), cancellationToken);
        return relations.Map(items => Page.Of(items, page.Size, relation => relation.RelationId.ToString())).ToHttp();
    }

    private static async Task<IResult> Owners(Guid partyId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new ListBeneficialOwners(partyId), cancellationToken)).ToHttp();
}

/// <param name="SharePercent">For shareholders only.</param>
internal sealed record NewRelation(Guid RelatedPartyId, RelationKind Kind, decimal? SharePercent);

/// <param name="Reason">Why, for the audit trail.</param>
internal sealed record WithReason(string Reason);
