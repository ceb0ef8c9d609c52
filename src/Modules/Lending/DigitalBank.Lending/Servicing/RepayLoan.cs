using DigitalBank.Lending.Data;
using DigitalBank.Lending.Products;
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
/// <param name="Fees">That are due by then, less what was paid in advance.</param>
/// <param name="ValidOn">The business date: on another day it is another amount.</param>
internal sealed record PayOffQuote(
    Guid LoanId, Money Amount, Money Principal, Money Interest, Money Fees, Money Penalties, DateOnly ValidOn);

internal sealed class RepayLoanValidator : AbstractValidator<RepayLoan>
{
    public RepayLoanValidator() => RuleFor(c => c.Amount).Must(amount => amount.IsPositive)
        .WithErrorCode(ServicingErrors.RepaymentNotPositive.Code).WithMessage(ServicingErrors.RepaymentNotPositive.Message);
}

internal sealed class RepayLoanHandler(LoanEventBooking events) : ICommandHandler<RepayLoan, LoanView>
{
    public Task<Result<LoanView>> Handle(RepayLoan command, CancellationToken cancellationToken) => events.HappenAsync(
        command,
        command.LoanId,
        command.PartyId,
        new LoanEventDraft(LoanEventKind.Repayment, command.Amount, IsWithinPayOff: true),
        cancellationToken);
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
        var (currency, owed) = (loan.Amount.Currency, standing.Earned(today) - standing.Paid);
        return new PayOffQuote(
            loan.Id,
            Money.OfMinor(standing.PayOff(today), currency),
            Money.OfMinor(standing.Principal, currency),
            Money.OfMinor(owed.Interest, currency),
            Money.OfMinor(owed.Fees, currency),
            Money.OfMinor(owed.Penalties, currency),
            today);
    }
}

/// <summary>Reads a loan's terms and events and lets the engine work them through.</summary>
internal sealed class LoanStandings(LendingDbContext db, LoanCatalogue catalogue)
{
    public async Task<LoanStanding> OfAsync(GrantedLoan loan, CancellationToken cancellationToken)
    {
        var version = await catalogue.VersionAsync(loan.ProductCode, loan.ProductVersion, cancellationToken);
        var events = await db.Events.AsNoTracking()
            .Where(e => e.LoanId == loan.Id && e.IsBooked)
            .OrderBy(e => e.Number)
            .ToListAsync(cancellationToken);
        return LoanStanding.Of(version.ReadTerms(), loan, events);
    }
}
