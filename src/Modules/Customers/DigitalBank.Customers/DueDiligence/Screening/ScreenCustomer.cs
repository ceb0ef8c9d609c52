using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Customers.Data;
using DigitalBank.Customers.Parties;
using DigitalBank.Risk.Contracts.Screening;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.DueDiligence.Screening;

/// <summary>Has a party compared with the sanctions lists, now and whenever a list changes.</summary>
internal sealed record ScreenCustomer(Guid PartyId) : ICommand<ScreeningView>;

internal sealed class ScreenCustomerHandler(CustomersDbContext db, IMediator bank) : ICommandHandler<ScreenCustomer, ScreeningView>
{
    public async Task<Result<ScreeningView>> Handle(ScreenCustomer command, CancellationToken cancellationToken)
    {
        var party = await db.Parties.AsNoTracking().SingleOrDefaultAsync(p => p.Id == command.PartyId, cancellationToken);
        if (party is null)
        {
            return CustomersErrors.UnknownParty;
        }

        // The latest document counts: people change their nationality.
        var nationality = await db.Documents.AsNoTracking()
            .Where(document => document.PartyId == party.Id && document.Nationality != null)
            .OrderByDescending(document => document.Id)
            .Select(document => document.Nationality)
            .FirstOrDefaultAsync(cancellationToken);
        return await bank.Send(RequestFor(party, nationality), cancellationToken);
    }

    private static ScreenParty RequestFor(Party party, string? nationality) => new(
        party.Id,
        party.Kind == PartyKind.Person ? ScreenedKind.Person : ScreenedKind.Organisation,
        party.Name,
        Aliases: [],
        party.BirthDate,
        party.Country,
        party.Kind == PartyKind.Person ? nationality : null);
}
