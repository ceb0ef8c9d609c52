using DigitalBank.Accounts.Accruals;
using DigitalBank.Accounts.Data;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Deposits;

/// <summary>Closes a deposit before its maturity and pays out what the quote of the day says.</summary>
/// <param name="Holder">Only if it is theirs; null for staff.</param>
/// <param name="Payout">Of the quote: where closing would pay anything else, nothing is done.</param>
internal sealed record CloseDepositEarly(Guid IdempotencyKey, Guid DepositId, Guid? Holder, Money Payout)
    : IIdempotentCommand, ICommand<DepositView>;

internal sealed class CloseDepositEarlyHandler(
    AccountsDbContext db, EarlyClosing closing, PayoutBooking payouts, IBusinessCalendar calendar, IMediator bank)
    : ICommandHandler<CloseDepositEarly, DepositView>
{
    private const string SettlementReason = "Deposit closed early";

    public async Task<Result<DepositView>> Handle(CloseDepositEarly command, CancellationToken cancellationToken)
    {
        var deposit = await db.Deposits.AsNoTracking()
            .Where(d => d.Id == command.DepositId && (command.Holder == null || d.HolderPartyId == command.Holder))
            .SingleOrDefaultAsync(cancellationToken);
        if (deposit is null)
        {
            return DepositErrors.Unknown;
        }

        var today = await calendar.TodayAsync(cancellationToken);
        if (!await IsDecidedAsync(deposit, command, cancellationToken)
            && await DecideAsync(deposit, command, today, cancellationToken) is { } refused)
        {
            return refused;
        }

        deposit = await db.Deposits.SingleAsync(d => d.Id == command.DepositId, cancellationToken);
        if (await payouts.BookAsync(deposit, today, cancellationToken) is { } notBooked)
        {
            return notBooked;
        }

        // The money has moved: the answer is remembered even when the caller has left.
        var view = await DepositView.OfAsync(db, deposit, CancellationToken.None);
        db.Remember(command, view);
        await db.SaveChangesAsync(CancellationToken.None);
        return view;
    }

    /// <summary>Whether the same closing was decided before and a crash, or the ledger, kept it from its end.</summary>
    private Task<bool> IsDecidedAsync(Deposit deposit, CloseDepositEarly command, CancellationToken cancellationToken) =>
        db.DepositPayouts.AnyAsync(
            payout => payout.DepositId == deposit.Id && payout.TermNumber == deposit.TermNumber && payout.Kind == PayoutKind.Early
                && payout.Amount == command.Payout.MinorUnits,
            cancellationToken);

    /// <summary>Posts what has accrued, then saves in one transaction what is paid out and what is given back.</summary>
    private async Task<Failure?> DecideAsync(Deposit deposit, CloseDepositEarly command, DateOnly today, CancellationToken cancellationToken)
    {
        if (await closing.RefuseAsync(deposit, today, cancellationToken) is { } notNow)
        {
            return notNow;
        }

        if ((await closing.ReckonAsync(deposit, today, cancellationToken)).Quote.Payout != command.Payout)
        {
            return DepositErrors.QuoteChanged;
        }

        var settled = await bank.Send(new SettleInterest(deposit.AccountId!.Value, SettlementReason), cancellationToken);
        if (!settled.IsSuccess && settled.Failure.Code != AccrualErrors.NoInterest.Code)
        {
            return settled.Failure;
        }

        // Read only now: settling interest has taken its time. From here on whoever changes the deposit makes the save fail, and
        // whoever was faster is seen here.
        deposit = await db.Deposits.SingleAsync(d => d.Id == deposit.Id, cancellationToken);
        if (await closing.RefuseAsync(deposit, today, cancellationToken) is { } refused)
        {
            return refused;
        }

        var reckoned = await closing.ReckonAsync(deposit, today, cancellationToken);
        return reckoned.Quote.Payout == command.Payout
            ? await SaveAsync(deposit, reckoned, today, cancellationToken)
            : DepositErrors.QuoteChanged;
    }

    private async Task<Failure?> SaveAsync(Deposit deposit, ReckonedClosing reckoned, DateOnly today, CancellationToken cancellationToken)
    {
        var row = await db.InterestAccounts.SingleOrDefaultAsync(r => r.AccountId == deposit.AccountId, cancellationToken);
        var isSettled = (row is null || (row.AccruedUntil == today && row.OpenedPeriodOn == today))
            && !await db.InterestPostings.AnyAsync(posting => posting.AccountId == deposit.AccountId && !posting.IsBooked, cancellationToken);
        if (!isSettled)
        {
            return DepositErrors.InterestNotPosted;
        }

        row?.End();
        deposit.BeginPayout();
        var term = await db.DepositTerms.SingleAsync(t => t.DepositId == deposit.Id && t.Number == deposit.TermNumber, cancellationToken);
        term.ClosedOn = today;
        db.DepositPayouts.Add(PayoutOf(deposit, reckoned, today));
        if (reckoned.Penalty != 0 || reckoned.TaxesReturned.Count > 0)
        {
            await AddCorrectionAsync(deposit, term.AccountId, reckoned, today, cancellationToken);
        }

        await db.MissWhatIsDueAsync(deposit.Id, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }

    private static DepositPayout PayoutOf(Deposit deposit, ReckonedClosing reckoned, DateOnly today) => new()
    {
        DepositId = deposit.Id,
        TermNumber = deposit.TermNumber,
        Kind = PayoutKind.Early,
        Amount = reckoned.Quote.Payout.MinorUnits,
        Penalty = reckoned.Penalty,
        TaxReturned = reckoned.TaxReturned,
        ValueDate = today,
        BookingDate = today,
    };

    /// <summary>
    /// The history of interest and tax shows what is given back. It is booked with the payout, in one entry, so it does not wait to be
    /// booked itself.
    /// </summary>
    private async Task AddCorrectionAsync(
        Deposit deposit, Guid accountId, ReckonedClosing reckoned, DateOnly today, CancellationToken cancellationToken)
    {
        var revision = 1 + await db.InterestPostings
            .Where(posting => posting.AccountId == accountId && posting.PostingDate == today)
            .MaxAsync(posting => (int?)posting.Revision, cancellationToken) ?? 1;
        db.InterestPostings.Add(new InterestPosting
        {
            ProductCode = deposit.ProductCode,
            AccountId = accountId,
            PostingDate = today,
            Revision = revision,
            BusinessDate = today,
            Credit = -reckoned.Penalty,
            Arranged = 0,
            Unarranged = 0,
            Tax = -reckoned.TaxReturned,
            IsBooked = true,
        });
        db.TaxesWithheld.AddRange(reckoned.TaxesReturned.Select(tax => new TaxWithheld
        {
            AccountId = accountId,
            PostingDate = today,
            Revision = revision,
            Code = tax.Code,
            Amount = -tax.Amount,
        }));
    }
}
