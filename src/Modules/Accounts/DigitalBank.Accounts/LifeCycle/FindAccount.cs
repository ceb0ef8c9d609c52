using DigitalBank.Accounts.Applications;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Holding;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.LifeCycle;

/// <summary>How commands come by the account that they are about: by id, and only if its state lets them go on.</summary>
internal static class FindAccount
{
    /// <summary>An account that has been opened, tracked for the change.</summary>
    public static async Task<Result<Account>> FindForAsync(
        this AccountsDbContext db, Guid accountId, AccountCommand command, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Id == accountId, cancellationToken);
        var state = account?.State ?? (await db.Applications.FindAsync([accountId], cancellationToken))?.State ?? AccountState.Unknown;
        return LifeCycleRules.AnswerTo(state, command) is { } refused ? refused : account!;
    }

    /// <summary>An application that may still be decided. Once there is an account, its state counts.</summary>
    public static async Task<Result<AccountApplication>> FindApplicationForAsync(
        this AccountsDbContext db, Guid accountId, AccountCommand command, CancellationToken cancellationToken)
    {
        var application = await db.Applications.FindAsync([accountId], cancellationToken);
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == accountId, cancellationToken);
        var state = account?.State ?? application?.State ?? AccountState.Unknown;
        return LifeCycleRules.AnswerTo(state, command) is { } refused ? refused : application!;
    }
}
