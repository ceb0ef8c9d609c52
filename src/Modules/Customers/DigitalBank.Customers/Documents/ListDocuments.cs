using DigitalBank.Customers.Data;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Documents;

/// <summary>The documents of a party without their content, in the order in which they were added.</summary>
internal sealed record ListDocuments(Guid PartyId, Guid? After, int Limit) : IQuery<IReadOnlyList<DocumentView>>;

internal sealed class ListDocumentsHandler(CustomersDbContext db, IBusinessCalendar calendar)
    : IQueryHandler<ListDocuments, IReadOnlyList<DocumentView>>
{
    public async Task<Result<IReadOnlyList<DocumentView>>> Handle(ListDocuments query, CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        var after = query.After ?? Guid.Empty;
        var documents = await db.Documents.AsNoTracking()
            .Where(d => d.PartyId == query.PartyId && d.Id.CompareTo(after) > 0)
            .OrderBy(d => d.Id)
            .Take(query.Limit)
            .ToListAsync(cancellationToken);
        return documents.ConvertAll(document => document.View(today));
    }
}
