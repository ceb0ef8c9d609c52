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
    private const int IdsPerQuery = 500;

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

        foreach (var some in days.Keys.Chunk(IdsPerQuery))
        {
            await RecordAsync(some, days, cancellationToken);
        }
    }

    private static bool IsOrderOfCustomer(BookedEntry entry) =>
        entry is { Source: "payments", EventCode: "transfer" or "outgoing-payment", Reverses: null };

    private async Task RecordAsync(long[] ledgerAccountIds, Dictionary<long, DateOnly> days, CancellationToken cancellationToken)
    {
        var accounts = await db.Accounts
            .Where(account => account.LedgerAccountId != null && ledgerAccountIds.Contains(account.LedgerAccountId.Value))
            .Select(account => new { account.Id, LedgerAccountId = account.LedgerAccountId!.Value })
            .ToListAsync(cancellationToken);
        var ids = accounts.Select(account => account.Id).ToList();
        var known = await db.Activities.Where(activity => ids.Contains(activity.AccountId)).ToDictionaryAsync(a => a.AccountId, cancellationToken);
        foreach (var account in accounts)
        {
            var day = days[account.LedgerAccountId];
            if (!known.TryGetValue(account.Id, out var activity))
            {
                db.Activities.Add(new AccountActivity { AccountId = account.Id, LastCustomerActivityDate = day });
            }
            else if (activity.LastCustomerActivityDate < day)
            {
                activity.LastCustomerActivityDate = day;
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }
}
