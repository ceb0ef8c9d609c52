using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Holding;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Mandates;

/// <summary>What a person may do with an account on the business date.</summary>
internal sealed class AccountAccess(AccountsDbContext db, IBusinessCalendar calendar)
{
    public async Task<bool> MaySeeAsync(Account account, Guid partyId, CancellationToken cancellationToken) =>
        await IsHolderAsync(account, partyId, cancellationToken)
        || (await MandatesAsync(account.Id, partyId, cancellationToken)).Count > 0;

    /// <returns>Why not, or null. <see cref="AccountsErrors.UnknownAccount"/> for somebody who may not see the account either.</returns>
    public async Task<Failure?> RefusePaymentAsync(Account account, Guid partyId, Money amount, CancellationToken cancellationToken)
    {
        var isHolder = await IsHolderAsync(account, partyId, cancellationToken);
        if (isHolder && account.Signing == SigningRule.AnyOne)
        {
            return null;
        }

        var mandates = await MandatesAsync(account.Id, partyId, cancellationToken);
        if (mandates.Count == 0)
        {
            return isHolder ? await RefuseAloneAsync(account.Id, cancellationToken) : AccountsErrors.UnknownAccount;
        }

        var paying = mandates.FindAll(mandate => mandate.MayPay);
        return paying.Count == 0 ? MandateErrors.MandateMissing
            : paying.Exists(mandate => mandate.PaymentLimit is null || mandate.PaymentLimit >= amount.MinorUnits) ? null
            : MandateErrors.LimitExceeded;
    }

    /// <summary>Accounts that a party sees without having opened them: held jointly, or by a mandate.</summary>
    public async Task<List<Guid>> SharedWithAsync(Guid partyId, CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        var held = await db.JointHolders.Where(h => h.PartyId == partyId).Select(h => h.AccountId).ToListAsync(cancellationToken);
        var mandated = await InForce(today).Where(m => m.PartyId == partyId).Select(m => m.AccountId).ToListAsync(cancellationToken);
        return [.. held.Union(mandated)];
    }

    public async Task<bool> IsHolderAsync(Guid accountId, Guid partyId, CancellationToken cancellationToken) =>
        await db.Accounts.AnyAsync(a => a.Id == accountId && a.HolderPartyId == partyId, cancellationToken)
        || await db.JointHolders.AnyAsync(h => h.AccountId == accountId && h.PartyId == partyId, cancellationToken);

    private async Task<bool> IsHolderAsync(Account account, Guid partyId, CancellationToken cancellationToken) =>
        account.HolderPartyId == partyId
        || await db.JointHolders.AnyAsync(h => h.AccountId == account.Id && h.PartyId == partyId, cancellationToken);

    private async Task<List<Mandate>> MandatesAsync(Guid accountId, Guid partyId, CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        return await InForce(today).Where(m => m.AccountId == accountId && m.PartyId == partyId).ToListAsync(cancellationToken);
    }

    private IQueryable<Mandate> InForce(DateOnly today) => db.Mandates.AsNoTracking()
        .Where(m => m.RevokedAt == null && m.FromDate <= today && (m.UntilDate == null || m.UntilDate >= today));

    /// <summary>The rule waits for a second holder: somebody alone signs alone.</summary>
    private async Task<Failure?> RefuseAloneAsync(Guid accountId, CancellationToken cancellationToken) =>
        await db.JointHolders.AnyAsync(h => h.AccountId == accountId, cancellationToken) ? MandateErrors.JointSignatureNeeded : null;
}
