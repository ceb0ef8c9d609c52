using DigitalBank.Identity.Data;
using DigitalBank.Identity.Roles;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Identity.Sessions;

/// <summary>Ends a session: at once in this replica, within a minute in the others.</summary>
internal sealed record LogOut(Guid SessionId) : ICommand<Done>;

internal sealed class LogOutHandler(IdentityDbContext db, AccessCache access, TimeProvider clock) : ICommandHandler<LogOut, Done>
{
    public async Task<Result<Done>> Handle(LogOut command, CancellationToken cancellationToken)
    {
        await db.EndSessionsAsync(s => s.Id == command.SessionId, clock.GetUtcNow(), cancellationToken);
        access.Forget();
        return Done.Instance;
    }
}
