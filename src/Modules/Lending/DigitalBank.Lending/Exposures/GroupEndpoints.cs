using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Lending.Exposures;

internal static class GroupEndpoints
{
    public static void Map(SurfaceEndpoints staff)
    {
        staff.MapGet("/lending/groups", LendingPermissions.Read, List).Produces<Page<BorrowerGroupView>>();
        staff.MapPost("/lending/groups", LendingPermissions.ManageGroups, Add)
            .Produces<BorrowerGroupView>(StatusCodes.Status201Created)
            .WithSummary("Make a group of borrowers whose loans count together");
        staff.MapPut("/lending/groups/{groupId:guid}/members/{partyId:guid}", LendingPermissions.ManageGroups, Join)
            .Produces<BorrowerGroupView>();
        staff.MapDelete("/lending/groups/{groupId:guid}/members/{partyId:guid}", LendingPermissions.ManageGroups, Leave)
            .Produces<BorrowerGroupView>();
    }

    private static async Task<IResult> List([AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        if (!page.TryAfterId(out var after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var groups = await bank.Send(new ListBorrowerGroups(after, page.Size), cancellationToken);
        return groups.Map(items => Page.Of(items, page.Size, group => group.GroupId.ToString())).ToHttp();
    }

    private static async Task<IResult> Add(AddBorrowerGroup command, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(command, cancellationToken)).ToHttp(group => TypedResults.Created($"/staff/v1/lending/groups/{group.GroupId}", group));

    private static async Task<IResult> Join(Guid groupId, Guid partyId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new JoinBorrowerGroup(groupId, partyId), cancellationToken)).ToHttp();

    private static async Task<IResult> Leave(Guid groupId, Guid partyId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new LeaveBorrowerGroup(groupId, partyId), cancellationToken)).ToHttp();
}
