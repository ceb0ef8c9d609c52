using DigitalBank.Customers.Contracts.Export;
using DigitalBank.Customers.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Export;

/// <summary>Everything that the bank holds on a party, part by part, in a form that a person and a machine can read.</summary>
/// <remarks>Source: Regulation (EU) 2016/679, articles 15 and 20.</remarks>
internal sealed record ExportPersonalData(Guid PartyId) : IQuery<PersonalDataView>;

/// <param name="Parts">By name; a part of which nothing is held is empty.</param>
internal sealed record PersonalDataView(Guid PartyId, DateTimeOffset ExportedAt, IReadOnlyDictionary<string, IReadOnlyList<object>> Parts);

internal sealed class ExportPersonalDataHandler(CustomersDbContext db, IEnumerable<IPersonalDataSource> sources, TimeProvider clock)
    : IQueryHandler<ExportPersonalData, PersonalDataView>
{
    public async Task<Result<PersonalDataView>> Handle(ExportPersonalData query, CancellationToken cancellationToken)
    {
        if (!await db.Parties.AnyAsync(p => p.Id == query.PartyId, cancellationToken))
        {
            return CustomersErrors.UnknownParty;
        }

        var parts = new SortedDictionary<string, IReadOnlyList<object>>(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            parts.Add(source.Part, await source.HeldOnAsync(query.PartyId, cancellationToken));
        }

        return new PersonalDataView(query.PartyId, clock.GetUtcNow(), parts);
    }
}
