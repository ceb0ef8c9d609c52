using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Customers.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Parties;

internal sealed class FindPartiesValidator : AbstractValidator<FindParties>
{
    public FindPartiesValidator() => RuleFor(q => q.References)
        .NotNull().WithErrorCode("customers.references_missing")
        .Must(references => references is null || references.Count <= RegisterPartiesValidator.MaxParties)
        .WithErrorCode("customers.too_many_parties");
}

internal sealed class FindPartiesHandler(CustomersDbContext db) : IQueryHandler<FindParties, IReadOnlyDictionary<string, PartyView>>
{
    public async Task<Result<IReadOnlyDictionary<string, PartyView>>> Handle(FindParties query, CancellationToken cancellationToken)
    {
        var references = query.References.Distinct().ToList();
        return await db.Parties.AsNoTracking()
            .Where(p => references.Contains(p.Reference))
            .ToDictionaryAsync(p => p.Reference, p => p.View(), cancellationToken);
    }
}
