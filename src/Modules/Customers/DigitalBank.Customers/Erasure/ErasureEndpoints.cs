using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Customers.Erasure;

internal static class ErasureEndpoints
{
    public static void Map(BankEndpoints endpoints)
    {
        endpoints.Customer.MapPost("/me/erasure", CustomersPermissions.RequestOwnErasure, RequestOwn).Produces<OwnErasureView>();

        var staff = endpoints.Staff;
        staff.MapPost("/customers/{partyId:guid}/erasures", CustomersPermissions.RequestErasure, Ask).Produces<ErasureView>();
        staff.MapGet("/customers/erasures", CustomersPermissions.Read, List).Produces<Page<ErasureView>>();
        staff.MapPost("/customers/erasures/{requestId:guid}/approve", CustomersPermissions.ApproveErasure, Approve).Produces<ErasureView>();
        staff.MapPost("/customers/erasures/{requestId:guid}/decline", CustomersPermissions.ApproveErasure, Decline).Produces<ErasureView>();
        staff.MapPost("/customers/{partyId:guid}/legal-holds", CustomersPermissions.ManageLegalHolds, Place).Produces<LegalHoldView>();
        staff.MapGet("/customers/{partyId:guid}/legal-holds", CustomersPermissions.ManageLegalHolds, Holds).Produces<IReadOnlyList<LegalHoldView>>();
        staff.MapPost("/customers/legal-holds/{holdId:guid}/lift", CustomersPermissions.ManageLegalHolds, Lift).Produces<LegalHoldView>();
    }

    private static async Task<IResult> RequestOwn(NewErasure body, IActor actor, IMediator bank, CancellationToken cancellationToken)
    {
        if (actor.PartyId is not { } partyId)
        {
            return CustomersErrors.NoPartyOfOwn.ToProblem();
        }

        var requested = await bank.Send(new RequestErasure(partyId, body.Reason), cancellationToken);
        return requested.Map(view => new OwnErasureView(view.RequestId, view.Status, view.RequestedAt)).ToHttp();
    }

    private static async Task<IResult> Ask(Guid partyId, NewErasure body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new RequestErasure(partyId, body.Reason), cancellationToken)).ToHttp();

    private static async Task<IResult> List(
        Guid? partyId, ErasureStatus? status, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        if (!page.TryAfterId(out var after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var requests = await bank.Send(new ListErasures(partyId, status, after, page.Size), cancellationToken);
        return requests.Map(items => Page.Of(items, page.Size, request => request.RequestId.ToString())).ToHttp();
    }

    private static async Task<IResult> Approve(Guid requestId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new ApproveErasure(requestId), cancellationToken)).ToHttp();

    private static async Task<IResult> Decline(Guid requestId, NewErasure body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new DeclineErasure(requestId, body.Reason), cancellationToken)).ToHttp();

    private static async Task<IResult> Place(Guid partyId, NewLegalHold body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new PlaceLegalHold(partyId, body.Reason, body.Owner), cancellationToken)).ToHttp();

    private static async Task<IResult> Holds(Guid partyId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new ListLegalHolds(partyId), cancellationToken)).ToHttp();

    private static async Task<IResult> Lift(Guid holdId, NewErasure body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new LiftLegalHold(holdId, body.Reason), cancellationToken)).ToHttp();
}

/// <param name="Reason">Why, without names: it outlives what is erased.</param>
internal sealed record NewErasure(string Reason);

/// <param name="Reason">Why, such as the number of a case.</param>
/// <param name="Owner">Who answers for it.</param>
internal sealed record NewLegalHold(string Reason, string Owner);

/// <summary>What the customer is told: not who decides, and not whether something stands in the way.</summary>
internal sealed record OwnErasureView(Guid RequestId, ErasureStatus Status, DateTimeOffset RequestedAt);
