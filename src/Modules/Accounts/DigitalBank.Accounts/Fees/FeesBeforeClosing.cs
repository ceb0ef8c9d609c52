using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Holding;
using DigitalBank.Accounts.Products;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Fees;

/// <summary>Whether an account may be closed as far as its fees are concerned.</summary>
internal sealed class FeesBeforeClosing(
    AccountsDbContext db, FeeCollection collection, FeeLedger ledger, ProductCatalogue products, IBusinessCalendar calendar, IMediator bank)
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

    /// <summary>
    /// Takes the fee for closing, the last thing before it: only where the closing will then find a balance that it can deal with. Saved
    /// first, so that staff can waive it; booked or waived once, it is not charged by another attempt to close.
    /// </summary>
    /// <param name="isPaidOut">What is left goes to another account; otherwise nothing may be left.</param>
    /// <returns>Why not, or null.</returns>
    public async Task<Failure?> ChargeClosingAsync(Account account, bool isPaidOut, CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        var owed = await OwedAtClosingAsync(account, today, cancellationToken);
        if (owed.Count == 0)
        {
            return null;
        }

        var ledgerAccountId = account.LedgerAccountId!.Value;
        var balances = await bank.Send(new GetBalances([ledgerAccountId]), cancellationToken);
        if (!balances.IsSuccess)
        {
            return balances.Failure;
        }

        var rest = balances.Value[ledgerAccountId].BookedBalance.MinorUnits - owed.Sum(charge => charge.Amount);
        if (rest < 0 || (rest > 0 && !isPaidOut))
        {
            return rest < 0 ? FeeErrors.FeesDue : AccountsErrors.BalanceNotZero;
        }

        foreach (var charge in owed)
        {
            var booked = await ledger.BookAsync(account, charge, today, payer: null, cancellationToken);
            if (!booked.IsSuccess)
            {
                return booked.Failure;
            }

            charge.Book(booked.Value);
            await db.SaveChangesAsync(CancellationToken.None);
        }

        return null;
    }

    private async Task<List<FeeCharge>> OwedAtClosingAsync(Account account, DateOnly today, CancellationToken cancellationToken)
    {
        var fees = (await products.TermsOfAsync(account.ProductCode, cancellationToken))?.Fees ?? [];
        foreach (var charge in fees.Where(fee => fee.On == FeeOccasion.Closing).Select(fee => FeeCharge.Once(account, fee, today)))
        {
            if (!await db.FeeCharges.AnyAsync(known => known.Id == charge.Id, cancellationToken))
            {
                db.FeeCharges.Add(charge);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        return await db.FeeCharges
            .Where(charge => charge.AccountId == account.Id && charge.Status == FeeStatus.AtClosing)
            .ToListAsync(cancellationToken);
    }
}
