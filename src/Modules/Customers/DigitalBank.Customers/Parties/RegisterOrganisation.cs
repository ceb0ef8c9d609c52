using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Customers.Data;
using DigitalBank.Customers.DueDiligence;
using DigitalBank.Customers.Duplicates;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Customers.Parties;

internal sealed class RegisterOrganisationValidator : AbstractValidator<RegisterOrganisation>
{
    public RegisterOrganisationValidator()
    {
        RuleFor(c => c.Reference).IsPartyReference();
        RuleFor(c => c.LegalName).IsPartyName();
        RuleFor(c => c.RegistrationNumber).MaximumLength(PartyRules.MaxRegistrationNumberLength).WithErrorCode("customers.registration_number_too_long");
        RuleFor(c => c.Country).IsCountry();
        RuleFor(c => c.Email).IsEmail();
    }
}

internal sealed class RegisterOrganisationHandler(CustomersDbContext db, TimeProvider clock, IOptions<DueDiligenceOptions> options)
    : ICommandHandler<RegisterOrganisation, PartyView>
{
    public async Task<Result<PartyView>> Handle(RegisterOrganisation command, CancellationToken cancellationToken)
    {
        var known = await db.Parties.SingleOrDefaultAsync(p => p.Reference == command.Reference, cancellationToken);
        if (known is not null)
        {
            return known.View();
        }

        var now = clock.GetUtcNow();
        var party = Party.Organisation(command, now);
        if (await PossibleDuplicates.CheckAsync(db, party, options.Value.Duplicates, now, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        db.Parties.Add(party);
        PartyNameWord.Add(db, party);
        await db.SaveChangesAsync(cancellationToken);
        return party.View();
    }
}
