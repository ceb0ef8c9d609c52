using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Customers.Documents;

internal static class DocumentEndpoints
{
    public static void Map(BankEndpoints endpoints)
    {
        var staff = endpoints.Staff;
        staff.MapPost("/customers/{partyId:guid}/documents", CustomersPermissions.ManageDueDiligence, Add).Produces<DocumentView>();
        staff.MapGet("/customers/{partyId:guid}/documents", CustomersPermissions.ReadDocuments, List).Produces<Page<DocumentView>>();
        staff.MapGet("/customers/{partyId:guid}/documents/{documentId:guid}/content", CustomersPermissions.ReadDocuments, Content)
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");
    }

    private static async Task<IResult> Add(Guid partyId, NewDocument body, IMediator bank, CancellationToken cancellationToken)
    {
        var command = new AddDocument(
            partyId, body.Kind, body.Number, body.IssuingState, body.ExpiryDate, body.Content, body.MrzLines);
        return (await bank.Send(command, cancellationToken)).ToHttp();
    }

    private static async Task<IResult> List(
        Guid partyId, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        if (!page.TryAfterId(out var after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var documents = await bank.Send(new ListDocuments(partyId, after, page.Size), cancellationToken);
        return documents.Map(items => Page.Of(items, page.Size, document => document.DocumentId.ToString())).ToHttp();
    }

    // As a download: a browser must not run what a customer has sent in the bank's own name.
    private static async Task<IResult> Content(Guid partyId, Guid documentId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetDocumentContent(partyId, documentId), cancellationToken))
        .ToHttp(file => TypedResults.File(file.Bytes, file.MediaType, documentId.ToString()));
}

/// <param name="Content">The file in Base64: PDF, JPEG or PNG, at most 5 MB.</param>
/// <param name="MrzLines">The machine-readable zone; number, state and expiry are taken from it.</param>
internal sealed record NewDocument(
    DocumentKind Kind, string? Number, string? IssuingState, DateOnly? ExpiryDate, byte[] Content, IReadOnlyList<string>? MrzLines);
