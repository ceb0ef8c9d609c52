using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Losses;
using DigitalBank.Lending.Servicing;
using DigitalBank.Lending.Tests.Origination;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Lending.Tests.Servicing;

/// <summary>What holds of a bank's loans at the end of every day, of each and of all together.</summary>
internal sealed class LoanBooks(LendingBank bank)
{
    private const int AtOnce = 1_000;

    public async Task ShouldHoldAsync(string when)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LendingDbContext>();
        var loans = await db.Loans.AsNoTracking().ToListAsync();
        var moved = await EventsAsync(db);
        var lost = (await db.LossProposals.AsNoTracking().Where(loss => loss.Status == LossStatus.Booked).ToListAsync()).ToLookup(loss => loss.LoanId);
        foreach (var loan in loans)
        {
            var (events, losses) = (moved.GetValueOrDefault(loan.Id) ?? new Sums(loan.Id, 0, LoanIncome.None, LoanIncome.None), lost[loan.Id].ToList());
            var which = $"{when}, loan {loan.Id}";

            // What was disbursed is paid back, outstanding or written off; what was earned is paid, owed or written off.
            (loan.Principal + events.Principal).ShouldBe(loan.Outstanding + losses.Sum(loss => loss.Principal), which);
            (loan.Accrued + events.Owed - events.Fresh).ShouldBe(
                losses.Aggregate(loan.Owed, (sum, loss) => sum + loss.Owed), which);
            loan.Lost.ShouldBe(losses.Sum(loss => loss.Principal + loss.Owed.Total), which);
        }

        var batches = (await db.IncomeBatches.AsNoTracking().Where(batch => batch.IsBooked).Select(batch => batch.Income).ToListAsync())
            .Aggregate(LoanIncome.None, (sum, income) => sum + income);
        var accrued = loans.Aggregate(LoanIncome.None, (sum, loan) => sum + loan.Accrued);
        accrued.ShouldBe(moved.Values.Aggregate(batches, (sum, one) => sum + one.Fresh), when);
        await LedgerShouldAgreeAsync(db, loans, accrued, when);
    }

    public async Task<string> CountsAsync()
    {
        await using var scope = bank.Services.CreateAsyncScope();
        var counts = await scope.ServiceProvider.GetRequiredService<LendingDbContext>().Loans
            .GroupBy(loan => loan.Status).Select(group => new { group.Key, Count = group.Count() }).OrderBy(group => group.Key).ToListAsync();
        return string.Join(", ", counts.Select(count => $"{count.Count} {count.Key}"));
    }

    private async Task LedgerShouldAgreeAsync(LendingDbContext db, List<GrantedLoan> loans, LoanIncome accrued, string when)
    {
        var principal = 0L;
        foreach (var page in loans.Select(loan => loan.LedgerAccountId!.Value).Chunk(AtOnce))
        {
            principal += (await bank.SendAsync(new GetBalances(page))).EnsureSuccess().Values.Sum(balance => balance.BookedBalance.MinorUnits);
        }

        principal.ShouldBe(loans.Sum(loan => loan.Outstanding), $"{when}: 1300");
        var owed = loans.Aggregate(LoanIncome.None, (sum, loan) => sum + loan.Owed);
        var recovered = await db.Recoveries.Where(recovery => recovery.IsBooked).SumAsync(recovery => recovery.Amount);
        recovered.ShouldBe(loans.Sum(loan => loan.Recovered), when);
        foreach (var (code, sum) in new[]
        {
            ("1530", owed.Interest), ("1531", owed.Fees), ("1532", owed.Penalties), ("2330", loans.Sum(loan => loan.CreditBalance)),
            ("4130", accrued.Interest), ("4131", accrued.Fees), ("4132", accrued.Penalties),
            ("5310", loans.Sum(loan => loan.Lost)), ("4190", recovered),
            ("1390", -await db.Provisions.SumAsync(provision => provision.Amount)), ("5320", await db.Provisions.SumAsync(provision => provision.Amount)),
        })
        {
            var account = (await bank.SendAsync(new FindLedgerAccount(code, "EUR"))).EnsureSuccess();
            var balance = (await bank.SendAsync(new GetBalances([account.LedgerAccountId]))).EnsureSuccess()[account.LedgerAccountId];
            balance.BookedBalance.MinorUnits.ShouldBe(sum, $"{when}: {code}");
        }
    }

    private static async Task<Dictionary<Guid, Sums>> EventsAsync(LendingDbContext db)
    {
        var sums = await db.Events.Where(happened => happened.IsBooked)
            .GroupBy(happened => happened.LoanId)
            .Select(loan => new
            {
                loan.Key,
                Principal = loan.Sum(one => one.Change.Principal),
                OwedInterest = loan.Sum(one => one.Change.Owed.Interest),
                OwedFees = loan.Sum(one => one.Change.Owed.Fees),
                OwedPenalties = loan.Sum(one => one.Change.Owed.Penalties),
                Interest = loan.Sum(one => one.Fresh.Interest),
                Fees = loan.Sum(one => one.Fresh.Fees),
                Penalties = loan.Sum(one => one.Fresh.Penalties),
            })
            .ToListAsync();
        return sums.ToDictionary(one => one.Key, one => new Sums(
            one.Key, one.Principal, new LoanIncome(one.OwedInterest, one.OwedFees, one.OwedPenalties), new LoanIncome(one.Interest, one.Fees, one.Penalties)));
    }

    /// <param name="Principal">By how much more of it is owed.</param>
    private sealed record Sums(Guid LoanId, long Principal, LoanIncome Owed, LoanIncome Fresh);
}
