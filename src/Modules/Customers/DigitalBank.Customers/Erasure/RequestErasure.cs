using DigitalBank.Customers.Contracts.Erasure;
using DigitalBank.Customers.Data;
using DigitalBank.Customers.Parties;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Erasure;

/// <summary>Asks that everything on a party be erased. A request that is open is answered again.</summary>
/// <remarks>Source: Regulation (EU) 2016/679, article 17.</remarks>
internal sealed record RequestErasure(Guid PartyId, string Reason) : ICommand<ErasureView>;

internal sealed class RequestErasureValidator : AbstractValidator<RequestErasure>
{
    public RequestErasureValidator() => RuleFor(c => c.Reason).IsReason();
}

internal sealed class RequestErasureHandler(
    CustomersDbContext db, IEnumerable<IPersonalDataKeeper> keepers, IActor actor, TimeProvider clock)
    : ICommandHandler<RequestErasure, ErasureView>
{
    public async Task<Result<ErasureView>> Handle(RequestErasure command, CancellationToken cancellationToken)
    {
        var party = await db.Parties.SingleOrDefaultAsync(p => p.Id == command.PartyId, cancellationToken);
        if (party is null)
        {
            return CustomersErrors.UnknownParty;
        }

        if (party.MergedIntoId is not null)
        {
            return CustomersErrors.MergedAlready;
        }

        var open = await db.ErasureRequests.AsNoTracking()
            .Where(r => r.PartyId == party.Id && (r.Status == ErasureStatus.Requested || r.Status == ErasureStatus.Approved))
            .OrderBy(r => r.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (open is not null)
        {
            return open.View();
        }

        foreach (var keeper in keepers)
        {
            if ((await keeper.DealingsWithAsync(party.Id, cancellationToken)).GoOn)
            {
                return CustomersErrors.DealingsGoOn;
            }
        }

        // Of two requests at the same moment one saves the party's version first.
        party.Touch();
        var request = ErasureRequest.Make(
            party.Id, command.Reason, actor.Subject, isByStaff: actor.Kind != ActorKind.Customer, clock.GetUtcNow());
        db.ErasureRequests.Add(request);
        await db.SaveChangesAsync(cancellationToken);
        return request.View();
    }
}
