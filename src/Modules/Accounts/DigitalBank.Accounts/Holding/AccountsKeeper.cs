using System.ComponentModel.DataAnnotations;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Customers.Contracts.Erasure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Accounts.Holding;

/// <summary>Section <c>Accounts:Retention</c>.</summary>
internal sealed class AccountRetentionOptions
{
    public const string Section = "Accounts:Retention";

    /// <summary>Years after the end of the relation for which accounts say whose they were, as part of the books.</summary>
    [Range(0, 100, ErrorMessage = "must be between 0 and 100")]
    public int HolderNameYears { get; set; } = 10;
}

/// <summary>Business goes on as long as an account is not closed; afterwards the accounts stay in the books, at last without a name.</summary>
internal sealed class AccountsKeeper(AccountsDbContext db, IOptions<AccountRetentionOptions> options) : IPersonalDataKeeper
{
    public string Part => "accounts";

    public async Task<Dealings> DealingsWithAsync(Guid partyId, CancellationToken cancellationToken)
    {
        var accounts = db.Accounts.Where(
            a => a.HolderPartyId == partyId || db.JointHolders.Any(holder => holder.AccountId == a.Id && holder.PartyId == partyId));
        return await accounts.AnyAsync(a => a.Status != AccountStatus.Closed, cancellationToken)
            ? new Dealings(GoOn: true, LastDate: null)
            : new Dealings(GoOn: false, await accounts.MaxAsync(a => a.ClosedOn, cancellationToken));
    }

    public async Task<ErasureOutcome> EraseAsync(Guid partyId, DateOnly endedOn, DateOnly today, CancellationToken cancellationToken)
    {
        var schedule = new RetentionSchedule(endedOn, today);
        var accounts = await db.Accounts.Where(a => a.HolderPartyId == partyId).ToListAsync(cancellationToken);
        if (accounts.Count == 0)
        {
            return schedule.Outcome;
        }

        if (schedule.IsOver("holder-names", options.Value.HolderNameYears, "retention of books, Accounts:Retention:HolderNameYears"))
        {
            foreach (var account in accounts.Where(account => account.HolderName != ErasedParty.Name))
            {
                account.RenameHolder(ErasedParty.Name);
            }

            await db.SaveChangesAsync(cancellationToken);
        }

        return schedule.Outcome;
    }
}
