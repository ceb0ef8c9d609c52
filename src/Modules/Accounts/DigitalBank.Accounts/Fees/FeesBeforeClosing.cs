using DigitalBank.Accounts.Data;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Fees;

/// <summary>Whether an account may be closed as far as its fees are concerned.</summary>
internal sealed class FeesBeforeClosing(AccountsDbContext db, FeeCollection collection, IBusinessCalendar calendar)
{
    /// <summary>Collects what is due first.</summary>
    /// <returns>Why not, or null.</returns>
    public async Task<Failure?> RefuseAsync(Guid accountId, CancellationToken cancellationToken)
    {
        if (!await db.FeeCharges.AnyAsync(charge => charge.AccountId == accountId && charge.Status == FeeStatus.Due, cancellationToken))
        {
            return null;
        }

        var (_, refused) = await collection.CollectAsync(await calendar.TodayAsync(cancellationToken), accountId, cancellationToken);
        return refused > 0 ? FeeErrors.FeesDue : null;
    }
}
