using System.Collections.Concurrent;
using DigitalBank.Accounts.Data;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Fees;

/// <summary>Books fees that are due, many at once. One that the ledger refuses stays due, with the reason, and stops no other.</summary>
internal sealed class FeeCollection(AccountsDbContext db, IServiceScopeFactory scopes)
{
    private const int PageSize = 500;

    /// <summary>The ledger commits what waits for it in groups, so many at once are much faster than one after the other.</summary>
    private const int InFlight = 256;

    /// <param name="only">The account that is meant; null for all.</param>
    public async Task<(long Booked, long Refused)> CollectAsync(DateOnly bookingDate, Guid? only, CancellationToken cancellationToken)
    {
        var (booked, refused) = (0L, 0L);
        Guid? after = null;
        while (await DueAsync(only, after, cancellationToken) is { Count: > 0 } page)
        {
            after = page[^1].Id;
            var accountIds = page.ConvertAll(charge => charge.AccountId);
            var accounts = await db.Accounts.AsNoTracking().Where(a => accountIds.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellationToken);
            var payers = await db.FeePayersAsync(accountIds, cancellationToken);
            var answers = new ConcurrentDictionary<Guid, Result<long>>();
            var options = new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(page, options, async (charge, ct) =>
            {
                // A scope of its own: what runs at the same time must not share a database context.
                await using var scope = scopes.CreateAsyncScope();
                var ledger = scope.ServiceProvider.GetRequiredService<FeeLedger>();
                answers[charge.Id] = await ledger.BookAsync(
                    accounts[charge.AccountId], charge, bookingDate, payers.GetValueOrDefault(charge.AccountId), ct);
            });

            foreach (var charge in page)
            {
                Note(charge, answers[charge.Id]);
            }

            booked += page.Count(charge => charge.Status == FeeStatus.Booked);
            refused += page.Count(charge => charge.Status == FeeStatus.Due);
            await db.SaveChangesAsync(CancellationToken.None);
            db.ChangeTracker.Clear();
        }

        return (booked, refused);
    }

    private static void Note(FeeCharge charge, Result<long> answer)
    {
        if (answer.IsSuccess)
        {
            charge.Book(answer.Value);
        }
        else
        {
            charge.Fail(answer.Failure.Code);
        }
    }

    private Task<List<FeeCharge>> DueAsync(Guid? only, Guid? after, CancellationToken cancellationToken) => db.FeeCharges
        .Where(charge => charge.Status == FeeStatus.Due && (only == null || charge.AccountId == only))
        .Where(charge => after == null || charge.Id.CompareTo(after.Value) > 0)
        .OrderBy(charge => charge.Id)
        .Take(PageSize)
        .ToListAsync(cancellationToken);
}
