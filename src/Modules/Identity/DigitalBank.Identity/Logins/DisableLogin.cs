using DigitalBank.Identity.Data;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Identity.Logins;

/// <summary>Takes a log-in out of use, or back into use.</summary>
internal sealed record DisableLogin(Guid LoginId, bool IsDisabled) : ICommand<Done>;

internal sealed class DisableLoginHandler(IdentityDbContext db, EndAccess endAccess, IActor actor, TimeProvider clock)
    : ICommandHandler<DisableLogin, Done>
{
    public async Task<Result<Done>> Handle(DisableLogin command, CancellationToken cancellationToken)
    {
        var login = await db.Logins.SingleOrDefaultAsync(l => l.Id == command.LoginId, cancellationToken);
        if (login is null)
        {
            return IdentityErrors.UnknownLogin;
        }

        if (actor.Subject == login.Id.ToString())
        {
            return IdentityErrors.OwnAccess;
        }

        if (command.IsDisabled)
        {
            login.Disable(clock.GetUtcNow());
        }
        else
        {
            login.Enable();
        }

        await endAccess.SaveAsync(login, cancellationToken);
        return Done.Instance;
    }
}
