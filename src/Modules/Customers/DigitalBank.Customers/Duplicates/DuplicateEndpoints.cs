using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Customers.Duplicates;

internal static class DuplicateEndpoints
{
    public static void Map(BankEndpoints endpoints)
    {
        var staff = endpoints.Staff;
        staff.MapGet("/customers/{partyId:guid}/duplicates", CustomersPermissions.Read, Duplicates).Produces<IReadOnlyList<PartyView>>();
        staff.MapPost("/customers/{partyId:guid}/merges", CustomersPermissions.Merge, Merge).Produces<MergeView>();
        staff.MapGet("/customers/{partyId:guid}/merges", CustomersPermissions.Read, Merges).Produces<IReadOnlyList<MergeView>>();
    }

    private static async Task<IResult> Duplicates(Guid partyId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new ListDuplicates(partyId), cancellationToken)).ToHttp();

    private static async Task<IResult> Merge(Guid partyId, NewMerge body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new MergeParties(partyId, body.AbsorbedPartyId, body.Reason), cancellationToken)).ToHttp();

    private static async Task<IResult> Merges(Guid partyId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new ListMerges(partyId), cancellationToken)).ToHttp();
}

/// <param name="AbsorbedPartyId">The party that is the same and goes by the other's id from now on.</param>
/// <param name="Reason">How that was found, for the history.</param>
internal sealed record NewMerge(Guid AbsorbedPartyId, string Reason);
