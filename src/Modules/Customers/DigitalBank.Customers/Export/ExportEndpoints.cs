using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Customers.Export;

internal static class ExportEndpoints
{
    public static void Map(BankEndpoints endpoints)
    {
        endpoints.Customer.MapGet("/me/export", CustomersPermissions.ReadOwn, Own).Produces<PersonalDataView>();
        endpoints.Staff.MapGet("/customers/{partyId:guid}/export", CustomersPermissions.Export, Export).Produces<PersonalDataView>();
    }

    private static Task<IResult> Own(IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        actor.PartyId is { } partyId ? Export(partyId, bank, cancellationToken) : Task.FromResult(CustomersErrors.NoPartyOfOwn.ToProblem());

    private static async Task<IResult> Export(Guid partyId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new ExportPersonalData(partyId), cancellationToken)).ToHttp();
}
