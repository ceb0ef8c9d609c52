using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Customers.Data;
using DigitalBank.Platform.Encryption;
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
        RuleFor(q => q.Name).MaximumLength(PartyName.MaxLength).WithErrorCode("customers.name_too_long");
    }
}

internal sealed class ListPartiesHandler(CustomersDbContext db) : IQueryHandler<ListParties, IReadOnlyList<PartyView>>
{
    public async Task<Result<IReadOnlyList<PartyView>>> Handle(ListParties query, CancellationToken cancellationToken)
    {
        var parties = db.Parties.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(query.Name))
        {
            parties = PartyNameWord.Find(db, parties, query.Name);
        }

        if (!string.IsNullOrWhiteSpace(query.Email))
        {
            parties = parties.WhereIndexed(db, nameof(Party.EmailToSeek), PartyRules.ToSeekEmail(query.Email));
        }

        if (!string.IsNullOrWhiteSpace(query.RegistrationNumber))
        {
            var sought = PartyRules.ToSeekNumber(query.RegistrationNumber);
            parties = parties.WhereIndexed(db, nameof(Party.RegistrationNumberToSeek), sought);
        }

        if (query.After is { } after)
        {
            parties = parties.Where(p => p.Id.CompareTo(after) > 0);
        }

        var page = await parties.OrderBy(p => p.Id).Take(query.Limit).ToListAsync(cancellationToken);
        return page.ConvertAll(party => party.View());
    }
}
