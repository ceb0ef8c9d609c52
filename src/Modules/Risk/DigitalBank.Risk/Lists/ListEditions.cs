using DigitalBank.Risk.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Risk.Lists;

/// <summary>Editions of all lists in the order in which they were taken over.</summary>
internal sealed record ListEditions(Guid? After, int Limit) : IQuery<IReadOnlyList<ListEditionView>>;

internal sealed class ListEditionsHandler(RiskDbContext db) : IQueryHandler<ListEditions, IReadOnlyList<ListEditionView>>
{
    public async Task<Result<IReadOnlyList<ListEditionView>>> Handle(ListEditions query, CancellationToken cancellationToken)
    {
        var after = query.After ?? Guid.Empty;
        var editions = await db.Editions.AsNoTracking()
            .Where(e => e.Id.CompareTo(after) > 0)
            .OrderBy(e => e.Id)
            .Take(query.Limit)
            .ToListAsync(cancellationToken);
        return editions.ConvertAll(edition => edition.View());
    }
}
