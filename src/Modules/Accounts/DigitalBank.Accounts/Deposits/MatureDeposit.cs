using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Interest;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Deposits;

/// <summary>Brings one deposit to where it should be on a day: paid out, rolled over, or locked with all that lies on it.</summary>
internal sealed class MatureDeposit(
    AccountsDbContext db, DepositTermsOnDay terms, DepositLedger ledger, PayoutBooking payouts, IBusinessCalendar calendar)
{
    /// <param name="today">The bank day on which it is booked.</param>
    /// <returns>Why it could not be done, or null. May be repeated.</returns>
    public async Task<Failure?> RunAsync(Guid depositId, DateOnly today, CancellationToken cancellationToken)
    {
        var deposit = await db.Deposits.SingleAsync(d => d.Id == depositId, cancellationToken);
        var failure = await payouts.BookAsync(deposit, today, cancellationToken);
        if (failure is null && deposit.Status == DepositStatus.Active && deposit.MaturesOn <= today)
        {
            failure = await DecideAsync(deposit, today, cancellationToken) ?? await payouts.BookAsync(deposit, today, cancellationToken);
        }

        return failure is null && deposit.Status == DepositStatus.Active
            ? await ledger.LockAllAsync(deposit, cancellationToken)
            : failure;
    }

    /// <summary>Saves, in one transaction, what becomes of the deposit; nothing has moved yet.</summary>
    private async Task<Failure?> DecideAsync(Deposit deposit, DateOnly today, CancellationToken cancellationToken)
    {
        if (await db.IsCollectingAsync(deposit.Id, cancellationToken))
        {
            return DepositErrors.Collecting;
        }

        var term = await db.DepositTerms.SingleAsync(t => t.DepositId == deposit.Id && t.Number == deposit.TermNumber, cancellationToken);
        var row = await db.InterestAccounts.SingleOrDefaultAsync(r => r.AccountId == deposit.AccountId, cancellationToken);
        var isPosted = row is not null && row.OpenedPeriodOn >= term.Maturity
            && !await db.InterestPostings.AnyAsync(posting => posting.AccountId == deposit.AccountId && !posting.IsBooked, cancellationToken);
        if (row is null || !isPosted)
        {
            return DepositErrors.InterestNotPosted;
        }

        var balance = (await ledger.BalanceOfAsync(deposit.LedgerAccountId!.Value, cancellationToken)).BookedBalance.MinorUnits;
        var next = await NextTermAsync(deposit, term, balance, cancellationToken);
        var leaves = balance - (next?.Principal ?? 0);
        if (next is { } agreed)
        {
            var maturity = deposit.Term.MaturityFrom(term.Maturity, calendar);
            db.DepositTerms.Add(deposit.Begin(term.Maturity, maturity, agreed.Principal, agreed.Rate));
            row.BeginTerm(agreed.Conditions.InterestAt(agreed.Rate, term.Maturity, maturity).PostingAfter(term.Maturity));
        }
        else
        {
            deposit.BeginPayout();
            await db.MissWhatIsDueAsync(deposit.Id, cancellationToken);
        }

        if (next is null || leaves > 0)
        {
            db.DepositPayouts.Add(new DepositPayout
            {
                DepositId = deposit.Id,
                TermNumber = term.Number,
                Kind = next is null ? PayoutKind.Maturity : PayoutKind.Interest,
                Amount = leaves,
                ValueDate = term.Maturity,
                BookingDate = today,
            });
        }

        await db.SaveChangesAsync(cancellationToken);
        return null;
    }

    /// <returns>
    /// What it is rolled over with; null when it is paid out, because that was wanted or the product no longer takes it.
    /// </returns>
    private async Task<NextTerm?> NextTermAsync(Deposit deposit, DepositTerm term, long balance, CancellationToken cancellationToken)
    {
        var isOffered = await db.Products.AnyAsync(
            product => product.Code == deposit.ProductCode && product.WithdrawnAt == null, cancellationToken);
        if (deposit.Instruction == MaturityInstruction.PayOut || !isOffered)
        {
            return null;
        }

        var principal = deposit.Instruction == MaturityInstruction.RollOverAll ? balance : Math.Min(balance, term.Principal);
        var conditions = await terms.ReadAsync(deposit, term.Maturity, cancellationToken);
        return conditions.Offers(deposit.Term) && conditions.Takes(principal) && conditions.RateFor(principal, deposit.Length) is { } rate
            ? new NextTerm(principal, rate, conditions)
            : null;
    }

    private sealed record NextTerm(long Principal, AnnualRate Rate, DepositConditions Conditions);
}
