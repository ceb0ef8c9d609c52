using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Customers.Data;
using DigitalBank.Platform;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Parties;

internal sealed class ListPartiesValidator : AbstractValidator<ListParties>
{
    public ListPartiesValidator()
    {
        RuleFor(q => q.Limit).InclusiveBetween(1, 500).WithErrorCode("customers.limit_out_of_range");
        RuleFor(q => q.NameContains).MaximumLength(PartyName.MaxLength).WithErrorCode("customers.name_too_long");
    }
}

internal sealed class ListPartiesHandler(CustomersDbContext db) : IQueryHandler<ListParties, IReadOnlyList<PartyView>>
{
    public async Task<Result<IReadOnlyList<PartyView>>> Handle(ListParties query, CancellationToken cancellationToken)
    {
        var parties = db.Parties.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(query.NameContains))
        {
            var sought = PartyName.ToSearchForm(query.NameContains);
            parties = parties.Where(p => p.SearchName.Contains(sought));
        }

        if (query.After is { } after)
        {
            var last = await db.Parties.Where(p => p.Id == after).Select(p => p.SearchName).SingleOrDefaultAsync(cancellationToken);
            if (last is null)
            {
                return PlatformErrors.PageCursorInvalid;
            }

            parties = parties.Where(p =>
                string.Compare(p.SearchName, last) > 0 || (p.SearchName == last && p.Id.CompareTo(after) > 0));
        }

        return await parties
            .OrderBy(p => p.SearchName).ThenBy(p => p.Id)
            .Take(query.Limit)
            .Select(p => new PartyView(p.Id, p.Reference, p.Kind, p.Name, p.Country, p.Email, p.RegisteredAt))
            .ToListAsync(cancellationToken);
    }
}
