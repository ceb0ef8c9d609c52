using DigitalBank.Accounts.Data;
using DigitalBank.Ledger.Contracts.Events;
using DigitalBank.Ledger.Contracts.Journal;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Activity;

/// <summary>
/// Remembers for each account the last day on which its holder paid from it. What arrives there, fees, interest and corrections do not
/// count: they say nothing of whether the customer is still there.
/// </summary>
internal sealed class RecordAccountActivity(AccountsDbContext db) : IJournalSubscriber
{
    private const int IdsPerQuery = 2_000;

    public string Name => "accounts.activity";

    public async Task HandleAsync(IReadOnlyList<BookedEntry> entries, CancellationToken cancellationToken)
    {
        var days = new Dictionary<long, DateOnly>();
        foreach (var entry in entries.Where(IsOrderOfCustomer))
        {
            foreach (var posting in entry.Postings.Where(posting => posting.Side == Side.Debit))
            {
                var known = days.GetValueOrDefault(posting.LedgerAccountId);
                days[posting.LedgerAccountId] = entry.BookingDate > known ? entry.BookingDate : known;
            }
        }

        foreach (var day in days.GroupBy(account => account.Value, account => account.Key))
        {
            foreach (var some in day.Chunk(IdsPerQuery))
            {
                await RecordAsync(some, day.Key, cancellationToken);
            }
        }
    }

    private static bool IsOrderOfCustomer(BookedEntry entry) =>
        entry is { Source: "payments", EventCode: "transfer" or "outgoing-payment", Reverses: null };

    /// <summary>Nearly every account has paid before on the same day: the database leaves those out.</summary>
    private async Task RecordAsync(long[] ledgerAccountIds, DateOnly day, CancellationToken cancellationToken)
    {
        var behind = await db.Accounts
            .Where(account => account.LedgerAccountId != null && ledgerAccountIds.Contains(account.LedgerAccountId.Value))
            .Where(account => !db.Activities.Any(activity => activity.AccountId == account.Id && activity.LastCustomerActivityDate >= day))
            .Select(account => account.Id)
            .ToListAsync(cancellationToken);
        var known = await db.Activities
            .Where(activity => behind.Contains(activity.AccountId))
            .ToDictionaryAsync(a => a.AccountId, cancellationToken);
        foreach (var accountId in behind)
        {
            if (known.TryGetValue(accountId, out var activity))
            {
                activity.LastCustomerActivityDate = day;
            }
            else
            {
                db.Activities.Add(new AccountActivity { AccountId = accountId, LastCustomerActivityDate = day });
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }
}
