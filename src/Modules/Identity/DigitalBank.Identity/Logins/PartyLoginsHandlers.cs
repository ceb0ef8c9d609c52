using DigitalBank.Identity.Contracts.Logins;
using DigitalBank.Identity.Data;
using DigitalBank.Identity.Roles;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Identity.Logins;

internal sealed class MoveCustomerLoginsHandler(IdentityDbContext db, EndAccess endAccess) : ICommandHandler<MoveCustomerLogins, Done>
{
    public async Task<Result<Done>> Handle(MoveCustomerLogins command, CancellationToken cancellationToken)
    {
        foreach (var login in await db.Logins.Where(l => l.PartyId == command.FromPartyId).ToListAsync(cancellationToken))
        {
            login.MoveTo(command.ToPartyId);

            // Tokens carry the party, so those that are out have to end.
            await endAccess.SaveAsync(login, cancellationToken);
        }

        return Done.Instance;
    }
}

internal sealed class ForgetCustomerLoginsHandler(IdentityDbContext db, AccessCache access, TimeProvider clock)
    : ICommandHandler<ForgetCustomerLogins, Done>
{
    public async Task<Result<Done>> Handle(ForgetCustomerLogins command, CancellationToken cancellationToken)
    {
        foreach (var login in await db.Logins.Where(l => l.PartyId == command.PartyId).ToListAsync(cancellationToken))
        {
            // Ended first: replicas refuse the tokens that are out by the sessions that have ended.
            await db.EndSessionsAsync(s => s.LoginId == login.Id, clock.GetUtcNow(), cancellationToken);
            access.Forget();
            login.Forget(clock.GetUtcNow());
            await db.ForgetSecondFactorAsync(login.Id, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        return Done.Instance;
    }
}
