using DigitalBank.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Customers.TravelDocuments;

internal static class TravelDocumentEndpoints
{
    public static void Map(BankEndpoints endpoints) =>
        endpoints.Staff.MapPost("/customers/travel-documents/read", CustomersPermissions.Register, Read).Produces<TravelDocumentView>();

    /// <summary>A body and not a query: what stands in an identity document does not belong into the access log.</summary>
    private static async Task<IResult> Read(ReadTravelDocument query, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(query, cancellationToken)).ToHttp();
}
