using DigitalBank.Customers.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Documents;

internal sealed record GetDocumentContent(Guid PartyId, Guid DocumentId) : IQuery<DocumentFile>;

internal sealed record DocumentFile(string MediaType, byte[] Bytes);

internal sealed class GetDocumentContentHandler(CustomersDbContext db) : IQueryHandler<GetDocumentContent, DocumentFile>
{
    public async Task<Result<DocumentFile>> Handle(GetDocumentContent query, CancellationToken cancellationToken)
    {
        var mediaType = await db.Documents
            .Where(d => d.Id == query.DocumentId && d.PartyId == query.PartyId)
            .Select(d => d.MediaType)
            .SingleOrDefaultAsync(cancellationToken);
        if (mediaType is null)
        {
            return CustomersErrors.UnknownDocument;
        }

        var content = await db.DocumentContents.AsNoTracking().SingleAsync(c => c.Id == query.DocumentId, cancellationToken);
        return new DocumentFile(mediaType, content.Bytes);
    }
}
