using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Customers.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Parties;

internal sealed class RenamePartyValidator : AbstractValidator<RenameParty>
{
    public RenamePartyValidator()
    {
        RuleFor(c => c.Name).IsPartyName();
        RuleFor(c => c.Reason).IsReason();
    }
}

internal sealed class RenamePartyHandler(CustomersDbContext db) : ICommandHandler<RenameParty, PartyView>
{
    public async Task<Result<PartyView>> Handle(RenameParty command, CancellationToken cancellationToken)
    {
        var party = await db.Parties.SingleOrDefaultAsync(p => p.Id == command.PartyId, cancellationToken);
        if (party is null)
        {
            return CustomersErrors.UnknownParty;
        }

        if (party.Rename(command.Name))
        {
            await PartyNameWord.ReplaceAsync(db, party, cancellationToken);
            db.Publish(new PartyRenamed(party.Id));
            await db.SaveChangesAsync(cancellationToken);
        }

        return party.View();
    }
}
