using System.Security.Cryptography;
using System.Text;
using DigitalBank.Identity.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Identity.SecondFactors;

/// <summary>
/// Compares a code of an authenticator app. A try is counted before the code is looked at, so guesses at the same moment get no more tries
/// than one after the other, and of two uses of one code one is refused.
/// </summary>
internal sealed class CodeCheck(IdentityDbContext db, SecondFactorNews news, IOptions<IdentitySettings> settings, TimeProvider clock)
{
    /// <summary>Clocks of phones are off, and typing takes time: the code before and the one after are taken too (RFC 6238, section 5.2).</summary>
    private const int StepsOff = 1;

    /// <param name="isSetUp">False for the first code, with which a second factor that was begun is set up.</param>
    public async Task<bool> IsRightAsync(Guid loginId, string? code, bool isSetUp, CancellationToken cancellationToken)
    {
        if (!await CountTryAsync(loginId, isSetUp, cancellationToken))
        {
            return false;
        }

        var factor = await db.SecondFactors.AsNoTracking().SingleAsync(row => row.LoginId == loginId, cancellationToken);
        if (StepOf(factor, code ?? "") is { } step && await TakeAsync(loginId, step, cancellationToken))
        {
            return true;
        }

        await TotalAsync(factor, cancellationToken);
        return false;
    }

    /// <summary>Adds the wrong code to those that the owner sees, and writes to the owner when it was the last one that was taken.</summary>
    private async Task TotalAsync(SecondFactor factor, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        await db.SecondFactors
            .Where(row => row.LoginId == factor.LoginId)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.WrongCodes, row => row.WrongCodes + 1).SetProperty(row => row.LastWrongCodeAt, now), cancellationToken);
        if (factor.LockedUntil > now)
        {
            await news.TellLockedAsync(factor.LoginId);
        }
    }

    /// <returns>The step whose code it is; null for a wrong code and for one that was taken, or came before one that was.</returns>
    private long? StepOf(SecondFactor factor, string code)
    {
        var said = Encoding.UTF8.GetBytes(code);
        var now = Totp.StepAt(clock.GetUtcNow());
        long? found = null;
        for (var step = now - StepsOff; step <= now + StepsOff; step++)
        {
            var isEqual = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Totp.CodeAt(factor.Secret, step)), said);
            found = isEqual && step > factor.LastStep ? step : found;
        }

        return found;
    }

    private async Task<bool> TakeAsync(Guid loginId, long step, CancellationToken cancellationToken) => await db.SecondFactors
        .Where(row => row.LoginId == loginId && row.LastStep < step)
        .ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.LastStep, step)
                .SetProperty(row => row.FailedCodes, 0)
                .SetProperty(row => row.LockedUntil, (DateTimeOffset?)null),
            cancellationToken) == 1;

    /// <returns>False when there is no such second factor, or it is locked.</returns>
    private async Task<bool> CountTryAsync(Guid loginId, bool isSetUp, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        DateTimeOffset? lockedUntil = now + settings.Value.LockDuration;
        var last = settings.Value.FailedAttemptsBeforeLock - 1;
        return await db.SecondFactors
            .Where(row => row.LoginId == loginId && row.SetUpAt != null == isSetUp && (row.LockedUntil == null || row.LockedUntil <= now))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.LockedUntil, row => row.FailedCodes >= last ? lockedUntil : null)
                    .SetProperty(row => row.FailedCodes, row => row.FailedCodes >= last ? 0 : row.FailedCodes + 1),
                cancellationToken) == 1;
    }
}
