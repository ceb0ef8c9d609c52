using DigitalBank.Lending.Data;
using DigitalBank.Lending.Products;
using DigitalBank.Platform;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Servicing;

/// <summary>Repays a loan from the account it was paid out to. The amount of the pay-off quote ends it; more is refused.</summary>
/// <param name="PartyId">The borrower.</param>
internal sealed record RepayLoan(Guid IdempotencyKey, Guid LoanId, Guid PartyId, Money Amount) : IIdempotentCommand, ICommand<LoanView>;

/// <summary>What would end the loan today.</summary>
/// <param name="PartyId">Only if it is theirs; null for staff.</param>
internal sealed record QuotePayOff(Guid LoanId, Guid? PartyId) : IQuery<PayOffQuote>;

/// <param name="Principal">What is owed of it.</param>
/// <param name="Interest">For the days until then, less what was paid in advance.</param>
/// <param name="ValidOn">The business date: on another day it is another amount.</param>
internal sealed record PayOffQuote(Guid LoanId, Money Amount, Money Principal, Money Interest, DateOnly ValidOn);

internal sealed class RepayLoanValidator : AbstractValidator<RepayLoan>
{
    public RepayLoanValidator() => RuleFor(c => c.Amount).Must(amount => amount.IsPositive)
        .WithErrorCode(ServicingErrors.RepaymentNotPositive.Code).WithMessage(ServicingErrors.RepaymentNotPositive.Message);
}

internal sealed class RepayLoanHandler(
    LendingDbContext db, LoanStandings standings, RepaymentBooking booking, IBusinessCalendar calendar, IActor actor)
    : ICommandHandler<RepayLoan, LoanView>
{
    public async Task<Result<LoanView>> Handle(RepayLoan command, CancellationToken cancellationToken)
    {
        var loan = await db.Loans.SingleOrDefaultAsync(l => l.Id == command.LoanId && l.PartyId == command.PartyId, cancellationToken);
        if (loan is null)
        {
            return ServicingErrors.UnknownLoan;
        }

        var key = DerivedKey.Of("repayment", actor.Subject, command.IdempotencyKey.ToString());
        var repayment = await db.Repayments.SingleOrDefaultAsync(r => r.Key == key, cancellationToken);
        if (repayment is null)
        {
            var decided = await DecideAsync(loan, key, command.Amount, cancellationToken);
            if (!decided.IsSuccess)
            {
                return decided.Failure;
            }

            repayment = decided.Value;
        }
        else if (repayment.LoanId != loan.Id || repayment.Amount != command.Amount.MinorUnits)
        {
            return PlatformErrors.IdempotencyKeyReused;
        }

        return await booking.BookAsync(loan, repayment, command, cancellationToken) is { } failure ? failure : LoanView.Of(loan);
    }

    private async Task<Result<LoanRepayment>> DecideAsync(GrantedLoan loan, Guid key, Money amount, CancellationToken cancellationToken)
    {
        if (loan.WhyNotRunning is { } ended)
        {
            return ended;
        }

        if (amount.Currency.Code != loan.CurrencyCode)
        {
            return ServicingErrors.OtherCurrency;
        }

        if (await db.Repayments.AnyAsync(r => r.LoanId == loan.Id && !r.IsBooked, cancellationToken))
        {
            return ServicingErrors.RepaymentOnTheWay;
        }

        var (today, standing) = (await calendar.TodayAsync(cancellationToken), await standings.OfAsync(loan, cancellationToken));
        var payOff = standing.PayOff(today);
        if (amount > payOff)
        {
            return ServicingErrors.BeyondPayOff;
        }

        var endsLoan = amount == payOff;
        var fresh = endsLoan ? standing.InterestEarned(today).MinorUnits - loan.InterestAccrued : 0;
        var principal = endsLoan ? standing.PrincipalOutstanding : standing.PrincipalOf(today, amount);
        var repayment = new LoanRepayment
        {
            Id = Guid.CreateVersion7(),
            LoanId = loan.Id,
            Number = loan.NextRepayment(),
            Key = key,
            AccountId = loan.AccountId,
            Date = today,
            Amount = amount.MinorUnits,
            Principal = principal.MinorUnits,
            FreshInterest = fresh,
            EndsLoan = endsLoan,
        };

        // Saved before the ledger is asked. The loan's version makes sure that nobody else decides about it at this moment.
        db.Repayments.Add(repayment);
        await db.SaveChangesAsync(cancellationToken);
        return repayment;
    }
}

internal sealed class QuotePayOffHandler(LendingDbContext db, LoanStandings standings, IBusinessCalendar calendar)
    : IQueryHandler<QuotePayOff, PayOffQuote>
{
    public async Task<Result<PayOffQuote>> Handle(QuotePayOff query, CancellationToken cancellationToken)
    {
        var loan = await db.Loans.AsNoTracking()
            .SingleOrDefaultAsync(l => l.Id == query.LoanId && (query.PartyId == null || l.PartyId == query.PartyId), cancellationToken);
        if (loan is null)
        {
            return ServicingErrors.UnknownLoan;
        }

        if (loan.WhyNotRunning is { } ended)
        {
            return ended;
        }

        var (today, standing) = (await calendar.TodayAsync(cancellationToken), await standings.OfAsync(loan, cancellationToken));
        return new PayOffQuote(
            loan.Id,
            standing.PayOff(today),
            standing.PrincipalOutstanding,
            standing.InterestEarned(today) - standing.InterestPaid,
            today);
    }
}

/// <summary>Reads a loan's terms and repayments and lets the engine work them through.</summary>
internal sealed class LoanStandings(LendingDbContext db, LoanCatalogue catalogue)
{
    public async Task<LoanStanding> OfAsync(GrantedLoan loan, CancellationToken cancellationToken)
    {
        var version = await catalogue.VersionAsync(loan.ProductCode, loan.ProductVersion, cancellationToken);
        var repayments = await db.Repayments.AsNoTracking()
            .Where(r => r.LoanId == loan.Id && r.IsBooked)
            .OrderBy(r => r.Number)
            .ToListAsync(cancellationToken);
        return LoanStanding.Of(version.ReadTerms(), loan, repayments);
    }
}
