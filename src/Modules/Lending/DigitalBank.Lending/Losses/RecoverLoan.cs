using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Servicing;
using DigitalBank.Platform;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Losses;

/// <summary>Books money that comes for a loan which was given up, from the customer's account to which the loan was paid out.</summary>
/// <param name="Amount">At most what was lost and has not come back yet.</param>
/// <param name="Reason">On what the bank debits the account: the customer's order, or a court's.</param>
internal sealed record RecoverLoan(Guid IdempotencyKey, Guid LoanId, Money Amount, string Reason) : IIdempotentCommand, ICommand<LoanView>;

internal sealed class RecoverLoanValidator : AbstractValidator<RecoverLoan>
{
    public RecoverLoanValidator()
    {
        RuleFor(c => c.Amount).Must(amount => amount.IsPositive)
            .WithErrorCode(ServicingErrors.RepaymentNotPositive.Code).WithMessage(ServicingErrors.RepaymentNotPositive.Message);
        RuleFor(c => c.Reason)
            .NotEmpty().WithErrorCode("lending.reason_missing")
            .MaximumLength(ProposeLossValidator.LongestReason).WithErrorCode("lending.reason_too_long");
    }
}

internal sealed class RecoverLoanHandler(
    LendingDbContext db, RecoveryBooking booking, IBusinessCalendar calendar, IActor actor, TimeProvider clock)
    : ICommandHandler<RecoverLoan, LoanView>
{
    public async Task<Result<LoanView>> Handle(RecoverLoan command, CancellationToken cancellationToken)
    {
        var loan = await db.Loans.SingleOrDefaultAsync(l => l.Id == command.LoanId, cancellationToken);
        if (loan is null)
        {
            return ServicingErrors.UnknownLoan;
        }

        var key = DerivedKey.Of("recovery", actor.Subject, command.IdempotencyKey.ToString());
        var recovery = await db.Recoveries.SingleOrDefaultAsync(r => r.Key == key, cancellationToken);
        if (recovery is null)
        {
            if (command.Amount.Currency.Code != loan.CurrencyCode)
            {
                return ServicingErrors.OtherCurrency;
            }

            if (loan.Recover(command.Amount.MinorUnits) is { } refused)
            {
                return refused;
            }

            recovery = new LoanRecovery
            {
                Id = Guid.CreateVersion7(),
                LoanId = loan.Id,
                Key = key,
                AccountId = loan.AccountId,
                Date = await calendar.TodayAsync(cancellationToken),
                Amount = command.Amount.MinorUnits,
                Reason = command.Reason,
                RecordedBy = actor.Subject,
                RecordedAt = clock.GetUtcNow(),
            };

            // Saved before the ledger is asked, with the loan, so that two at once cannot recover more than was lost.
            db.Recoveries.Add(recovery);
            await db.SaveChangesAsync(cancellationToken);
        }
        else if (recovery.LoanId != loan.Id || recovery.Amount != command.Amount.MinorUnits)
        {
            return PlatformErrors.IdempotencyKeyReused;
        }

        return await booking.BookAsync(loan, recovery, command, cancellationToken) is { } failure ? failure : LoanView.Of(loan);
    }
}

/// <summary>Books a recovery that was decided. May be repeated.</summary>
internal sealed class RecoveryBooking(LendingDbContext db, LossLedger ledger, LoanLedger loans, IMediator bank)
{
    /// <returns>Why not, or null. A recovery that the ledger refuses is given up.</returns>
    public async Task<Failure?> BookAsync(GrantedLoan loan, LoanRecovery recovery, RecoverLoan? command, CancellationToken cancellationToken)
    {
        if (!recovery.IsBooked)
        {
            var account = await bank.Send(new GetAccount(recovery.AccountId), cancellationToken);
            var refused = account.Failure ?? await ledger.BookRecoveryAsync(loan, recovery, account.Value.LedgerAccountId, cancellationToken);
            if (refused is not null)
            {
                if (refused.Kind == FailureKind.Unavailable)
                {
                    return refused;
                }

                // Another worker may have booked it after this one was refused: then the money has moved.
                var found = await loans.FindAsync(LossLedger.KeyOf(recovery), cancellationToken);
                if (!found.IsSuccess || found.Value.Entry is null)
                {
                    return found.Failure ?? await GiveUpAsync(loan, recovery, refused);
                }
            }

            recovery.IsBooked = true;
        }

        // The money has moved: what says so is saved even when the caller has left.
        if (command is not null)
        {
            db.Remember(command, LoanView.Of(loan));
        }

        await db.SaveChangesAsync(CancellationToken.None);
        return null;
    }

    private async Task<Failure> GiveUpAsync(GrantedLoan loan, LoanRecovery recovery, Failure refused)
    {
        loan.NotRecovered(recovery.Amount);
        db.Recoveries.Remove(recovery);
        await db.SaveChangesAsync(CancellationToken.None);
        return refused;
    }
}
