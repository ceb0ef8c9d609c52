using DigitalBank.Customers.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Parties;

/// <summary>How a party can be reached from now on; null takes away.</summary>
/// <param name="Phone">International form of ITU-T E.164 with a leading plus.</param>
/// <param name="Address">Street, postcode and town on lines of their own.</param>
internal sealed record ChangeContactDetails(Guid PartyId, string? Email, string? Phone, string? Address) : ICommand<ContactView>;

internal sealed record GetContactDetails(Guid PartyId) : IQuery<ContactView>;

internal sealed record ContactView(Guid PartyId, string? Email, string? Phone, string? Address, string Country);

internal sealed class ChangeContactDetailsValidator : AbstractValidator<ChangeContactDetails>
{
    public ChangeContactDetailsValidator()
    {
        RuleFor(c => c.Email).IsEmail();
        RuleFor(c => c.Phone).IsPhone();
        RuleFor(c => c.Address).IsAddress();
    }
}

internal sealed class ChangeContactDetailsHandler(CustomersDbContext db) : ICommandHandler<ChangeContactDetails, ContactView>
{
    public async Task<Result<ContactView>> Handle(ChangeContactDetails command, CancellationToken cancellationToken)
    {
        var party = await db.Parties.SingleOrDefaultAsync(p => p.Id == command.PartyId, cancellationToken);
        if (party is null)
        {
            return CustomersErrors.UnknownParty;
        }

        party.ChangeContact(command.Email, command.Phone, command.Address);
        await db.SaveChangesAsync(cancellationToken);
        return party.Contact();
    }
}

internal sealed class GetContactDetailsHandler(CustomersDbContext db) : IQueryHandler<GetContactDetails, ContactView>
{
    public async Task<Result<ContactView>> Handle(GetContactDetails query, CancellationToken cancellationToken)
    {
        var party = await db.Parties.AsNoTracking().SingleOrDefaultAsync(p => p.Id == query.PartyId, cancellationToken);
        return party is null ? CustomersErrors.UnknownParty : party.Contact();
    }
}
