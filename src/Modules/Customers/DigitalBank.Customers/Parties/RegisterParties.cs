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

internal sealed class RegisterPartiesValidator : AbstractValidator<RegisterParties>
{
    /// <summary>One transaction and one look-up carry that many on every database.</summary>
    public const int MaxParties = 5_000;

    public RegisterPartiesValidator()
    {
        RuleFor(c => c.Parties).NotNull().WithErrorCode("customers.parties_missing")
            .Must(parties => parties is null || parties.Count <= MaxParties).WithErrorCode("customers.too_many_parties");
        RuleForEach(c => c.Parties).SetValidator(new PartyToRegisterValidator());
    }

    private sealed class PartyToRegisterValidator : AbstractValidator<PartyToRegister>
    {
        public PartyToRegisterValidator()
        {
            RuleFor(p => p.Reference).IsPartyReference();
            RuleFor(p => p.Kind).IsInEnum().WithErrorCode("customers.kind_unknown");
            RuleFor(p => p.Name).IsPartyName();
            RuleFor(p => p.Country).IsCountry();
        }
    }
}

internal sealed class RegisterPartiesHandler(CustomersDbContext db, TimeProvider clock, IOptions<DueDiligenceOptions> options)
    : ICommandHandler<RegisterParties, IReadOnlyList<PartyView>>
{
    public async Task<Result<IReadOnlyList<PartyView>>> Handle(RegisterParties command, CancellationToken cancellationToken)
    {
        var references = command.Parties.Select(p => p.Reference).Distinct().ToList();
        var views = await db.Parties.AsNoTracking()
            .Where(p => references.Contains(p.Reference))
            .ToDictionaryAsync(p => p.Reference, p => p.View(), cancellationToken);

        var now = clock.GetUtcNow();
        var added = new List<Party>();
        foreach (var wanted in command.Parties)
        {
            if (!views.ContainsKey(wanted.Reference))
            {
                var party = Party.TakenOver(wanted, now);
                added.Add(party);
                PartyNameWord.Add(db, party);
                views.Add(party.Reference, party.View());
            }
        }

        if (added.Count > 0 && options.Value.Duplicates != DuplicateHandling.None)
        {
            await DuplicatesInBulk.ReviewAsync(db, added, now, cancellationToken);
        }

        db.Parties.AddRange(added);
        await db.SaveChangesAsync(cancellationToken);
        return command.Parties.Select(p => views[p.Reference]).ToList();
    }
}
