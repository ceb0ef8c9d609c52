using DigitalBank.Identity.Data;
using DigitalBank.Identity.Roles;

namespace DigitalBank.Identity.Logins;

/// <summary>Saves a change after which nobody may go on with what the log-in could do before.</summary>
internal sealed class EndAccess(IdentityDbContext db, AccessCache access, TimeProvider clock)
{
    public async Task SaveAsync(Login login, CancellationToken cancellationToken)
    {
        // A refresh compares the stamp, so from this save on no session of before can go on ...
        login.SecurityStamp = Guid.CreateVersion7().ToString("N");
        login.ConcurrencyStamp = Guid.CreateVersion7().ToString();
        await db.SaveChangesAsync(cancellationToken);

        // ... and ending them refuses their access tokens too, well before those are out of date.
        await db.EndSessionsAsync(s => s.LoginId == login.Id, clock.GetUtcNow(), CancellationToken.None);
        access.Forget();
    }
}
