using DigitalBank.Identity.Data;
using DigitalBank.Identity.Logins;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Identity.Sessions;

/// <summary>
/// Compares a password and keeps count of wrong ones. The attempt is counted before the password is looked at, so a
/// thousand guesses at once get no more tries than five in a row; a right one clears the count.
/// </summary>
internal sealed class PasswordCheck(
    IdentityDbContext db,
    IPasswordHasher<Login> hasher,
    ILookupNormalizer normalizer,
    NobodysPassword nobody,
    IOptions<IdentitySettings> settings,
    TimeProvider clock)
{
    /// <summary>An unknown e-mail goes the same way as a known one and costs the same time.</summary>
    public async Task<(Login? Login, bool IsRight)> LookAsync(LoginKind kind, string email, string password, CancellationToken cancellationToken)
    {
        var name = normalizer.NormalizeName(Login.UserNameFor(kind, email));
        var login = await db.Logins.AsNoTracking().SingleOrDefaultAsync(l => l.NormalizedUserName == name, cancellationToken);
        return (login, await IsRightAsync(login, password, cancellationToken));
    }

    /// <param name="login">Null for an unknown e-mail: answers no after the same work.</param>
    public async Task<bool> IsRightAsync(Login? login, string password, CancellationToken cancellationToken)
    {
        var isCounted = await CountAttemptAsync(login?.Id ?? Guid.Empty, cancellationToken);
        var hash = login?.PasswordHash ?? nobody.Hash;
        var outcome = hasher.VerifyHashedPassword(login ?? NobodysPassword.Login, hash, password);
        if (login is null || !isCounted || outcome == PasswordVerificationResult.Failed)
        {
            return false;
        }

        var isOutdated = outcome == PasswordVerificationResult.SuccessRehashNeeded;
        await ClearAttemptsAsync(login.Id, isOutdated ? hasher.HashPassword(login, password) : hash, cancellationToken);
        return true;
    }

    /// <summary>One statement, so that it holds for any number of attempts at once: the last one allowed sets the lock already.</summary>
    /// <returns>False when the log-in is locked or does not exist.</returns>
    private async Task<bool> CountAttemptAsync(Guid loginId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        DateTimeOffset? lockedUntil = now + settings.Value.LockDuration;
        var last = settings.Value.FailedAttemptsBeforeLock - 1;

        var counted = await db.Logins
            .Where(l => l.Id == loginId && (l.LockoutEnd == null || l.LockoutEnd <= now))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(l => l.LockoutEnd, l => l.AccessFailedCount >= last ? lockedUntil : null)
                    .SetProperty(l => l.AccessFailedCount, l => l.AccessFailedCount >= last ? 0 : l.AccessFailedCount + 1),
                cancellationToken);
        return counted == 1;
    }

    private Task<int> ClearAttemptsAsync(Guid loginId, string hash, CancellationToken cancellationToken) =>
        db.Logins.Where(l => l.Id == loginId).ExecuteUpdateAsync(
            set => set
                .SetProperty(l => l.LockoutEnd, (DateTimeOffset?)null)
                .SetProperty(l => l.AccessFailedCount, 0)
                .SetProperty(l => l.PasswordHash, hash),
            cancellationToken);
}
