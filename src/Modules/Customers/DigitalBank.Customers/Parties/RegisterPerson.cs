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

internal sealed class RegisterPersonValidator : AbstractValidator<RegisterPerson>
{
    public RegisterPersonValidator(TimeProvider clock)
    {
        RuleFor(c => c.Reference).IsPartyReference();
        RuleFor(c => c.GivenName).IsPartyName();
        RuleFor(c => c.FamilyName).IsPartyName()
            .Must((c, familyName) => c.GivenName is null || familyName is null || c.GivenName.Length + familyName.Length < PartyName.MaxLength)
            .WithErrorCode("customers.name_too_long")
            .WithMessage("The whole name has at most 140 characters.");
        RuleFor(c => c.BirthDate)
            .Must(date => date is null || date.Value < DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime))
            .WithErrorCode("customers.birth_date_in_future")
            .WithMessage("Nobody is a customer before birth.");
        RuleFor(c => c.Country).IsCountry();
        RuleFor(c => c.Email).IsEmail();
    }
}

internal sealed class RegisterPersonHandler(CustomersDbContext db, TimeProvider clock, IOptions<DueDiligenceOptions> options)
    : ICommandHandler<RegisterPerson, PartyView>
{
    public async Task<Result<PartyView>> Handle(RegisterPerson command, CancellationToken cancellationToken)
    {
        var known = await db.Parties.SingleOrDefaultAsync(p => p.Reference == command.Reference, cancellationToken);
        if (known is not null)
        {
            return known.View();
        }

        var now = clock.GetUtcNow();
        var party = Party.Person(command, now);
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
