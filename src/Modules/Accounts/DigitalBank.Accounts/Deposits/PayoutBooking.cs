using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Deposits;

/// <summary>Books what was decided to leave a deposit, and notes that it has left.</summary>
internal sealed class PayoutBooking(AccountsDbContext db, DepositLedger ledger, IMediator bank)
{
    /// <param name="today">The bank day on which it is booked.</param>
    /// <returns>Why it could not be booked, or null. May be repeated.</returns>
    public async Task<Failure?> BookAsync(Deposit deposit, DateOnly today, CancellationToken cancellationToken)
    {
        var payout = await db.DepositPayouts
            .Where(p => p.DepositId == deposit.Id && !p.IsBooked)
            .SingleOrDefaultAsync(cancellationToken);
        if (payout is null)
        {
            return null;
        }

        // What the ledger has refused so far has left nothing behind, so the day may be the current one.
        payout.MoveTo(today);
        var entry = await MoveAsync(deposit, payout, cancellationToken);
        if (!entry.IsSuccess)
        {
            return entry.Failure;
        }

        await NoteAsync(deposit, payout, entry.Value, today);
        return null;
    }

    private async Task<Result<long?>> MoveAsync(Deposit deposit, DepositPayout payout, CancellationToken cancellationToken)
    {
        if (payout.IsNothing)
        {
            return (long?)null;
        }

        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == deposit.PayoutAccountId, cancellationToken);
        var stays = payout.Kind == PayoutKind.Interest
            ? (await db.DepositTerms.SingleAsync(t => t.DepositId == deposit.Id && t.Number == deposit.TermNumber, cancellationToken)).Principal
            : 0;
        var booked = await ledger.PayOutAsync(deposit, payout, account.LedgerAccountId!.Value, stays, cancellationToken);
        return booked.IsSuccess ? (long?)booked.Value : booked.Failure;
    }

    /// <summary>The money has moved, so this is carried to its end whoever stops waiting.</summary>
    private async Task NoteAsync(Deposit deposit, DepositPayout payout, long? entryId, DateOnly today)
    {
        (payout.IsBooked, payout.EntryId) = (true, entryId);
        if (deposit.Status == DepositStatus.PayingOut)
        {
            deposit.ConfirmPaidOut(today);
            await db.SaveChangesAsync(CancellationToken.None);

            // An account that is blocked, or to which somebody else has paid, stays open; that is for staff to look at.
            await bank.Send(new CloseAccount(deposit.AccountId!.Value, "The deposit has been paid out"), CancellationToken.None);
            return;
        }

        await db.SaveChangesAsync(CancellationToken.None);
    }
}
