using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Holding;
using DigitalBank.Accounts.LifeCycle;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Accruals;

/// <summary>
/// Posts an account's interest up to the business date before its period is over, so that the account can be paid out and closed. Again on
/// the same day it changes nothing.
/// </summary>
internal sealed record SettleInterest(Guid AccountId, string Reason) : ICommand<InterestView>;

internal sealed class SettleInterestValidator : AbstractValidator<SettleInterest>
{
    public SettleInterestValidator() => RuleFor(command => command.Reason).IsReason();
}

internal sealed class SettleInterestHandler(
    AccountsDbContext db,
    InterestRuns runs,
    AccrueInterest accrual,
    CapitaliseInterest capitalisation,
    IBusinessCalendar calendar,
    IMediator bank) : ICommandHandler<SettleInterest, InterestView>
{
    public async Task<Result<InterestView>> Handle(SettleInterest command, CancellationToken cancellationToken)
    {
        var found = await db.FindForAsync(command.AccountId, AccountCommand.SettleInterest, cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Failure;
        }

        var products = await ProductTimelines.ReadAsync(db, cancellationToken);
        var account = await runs.FindAsync(products, command.AccountId, cancellationToken);
        if (account is null)
        {
            return await bank.Send(new GetInterest(command.AccountId), cancellationToken);
        }

        var today = await calendar.TodayAsync(cancellationToken);
        var run = await runs.WithNewsAsync(new InterestRun { BusinessDate = today, ThroughEntryId = 0, Until = today }, cancellationToken);
        if ((await accrual.ReckonAndBookAsync([account], run, products, cancellationToken)).Failed > 0)
        {
            // Posting what was reckoned before would leave out what has come since.
            return AccrualErrors.NotSettled.Because("The account's interest cannot be reckoned: see the list of interest failures.");
        }

        await capitalisation.BookWhatWaitsAsync(run, products, [account.AccountId], cancellationToken);
        if (
            await db.InterestAccounts.AnyAsync(row => row.AccountId == account.AccountId
                && row.AccruedUntil > row.OpenedPeriodOn, cancellationToken))
        {
            await capitalisation.PostDueAsync([account], run, products, cancellationToken);
        }

        return await bank.Send(new GetInterest(command.AccountId), cancellationToken);
    }
}

/// <summary>Whether an account may be closed as far as its interest is concerned.</summary>
internal sealed class UnsettledInterest(AccountsDbContext db)
{
    /// <summary>
    /// Ends the account's interest with the next save, which is refused where it has been reckoned on meanwhile. So nothing is booked as
    /// accrued for an account that closes.
    /// </summary>
    /// <returns>Why it cannot be ended, or null.</returns>
    public async Task<Failure?> EndAsync(Guid accountId, CancellationToken cancellationToken)
    {
        if (await db.InterestAccounts.SingleOrDefaultAsync(r => r.AccountId == accountId, cancellationToken) is not { } row)
        {
            return null;
        }

        // Whoever pays a deposit out has read the row before, and its last interest has been posted since.
        await db.Entry(row).ReloadAsync(cancellationToken);
        if (row is { BookedCredit: not 0 } or { BookedDebit: not 0 }
            || await db.InterestPostings.AnyAsync(posting => posting.AccountId == accountId && !posting.IsBooked, cancellationToken))
        {
            return AccrualErrors.NotSettled;
        }

        row.End();
        return null;
    }

    /// <returns>Why not, or null. Less than half a minor unit is given up.</returns>
    public async Task<Failure?> RefuseClosingAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var isOwed = await db.InterestAccounts.AnyAsync(
            row => row.AccountId == accountId && (row.BookedCredit != 0 || row.BookedDebit != 0), cancellationToken);
        return isOwed || await db.InterestPostings.AnyAsync(posting => posting.AccountId == accountId
            && !posting.IsBooked, cancellationToken)
            ? AccrualErrors.NotSettled
            : null;
    }
}
