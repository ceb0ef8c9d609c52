using DigitalBank.Lending.Changes;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Loans;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Servicing;

/// <summary>Staff note what happened to a loan, or agree with the customer what shall.</summary>
internal sealed record RecordLoanEvent(Guid IdempotencyKey, Guid LoanId, LoanEventDraft Happened) : IIdempotentCommand, ICommand<LoanView>;

/// <summary>A page of a loan's events in the order in which they became known.</summary>
/// <param name="PartyId">Only if the loan is theirs; null for staff.</param>
/// <param name="After">The last number of the page before; 0 for the first page.</param>
internal sealed record ListLoanEvents(Guid LoanId, Guid? PartyId, int After, int Limit) : IQuery<IReadOnlyList<LoanEventView>>;

/// <param name="Date">The day on which it counts; of a charge the day on which it falls due.</param>
/// <param name="BookingDate">The business date on which it became known.</param>
/// <param name="Target">The number of the event that it waives, reverses or takes back.</param>
/// <param name="Principal">By how much more of it is owed; below zero for what was paid.</param>
/// <param name="Cash">What came from the customer's account; below zero for what went there.</param>
internal sealed record LoanEventView(
    int Number,
    LoanEventKind Kind,
    DateOnly Date,
    DateOnly BookingDate,
    Money Amount,
    int? Target,
    LoanEventDetails Details,
    string? Reason,
    Money Principal,
    Money Interest,
    Money Fees,
    Money Penalties,
    Money Cash,
    bool IsReversed)
{
    /// <param name="withReason">Staff write reasons for each other, not for the customer.</param>
    public static LoanEventView Of(LoanEvent happened, Currency currency, bool withReason) => new(
        happened.Number,
        happened.Kind,
        happened.Date,
        happened.BookingDate,
        Money.OfMinor(happened.Amount, currency),
        happened.Target,
        happened.ReadDetails(),
        withReason ? happened.Reason : null,
        Money.OfMinor(happened.Change.Principal, currency),
        Money.OfMinor(happened.Change.Owed.Interest, currency),
        Money.OfMinor(happened.Change.Owed.Fees, currency),
        Money.OfMinor(happened.Change.Owed.Penalties, currency),
        Money.OfMinor(happened.Cash, currency),
        happened.IsReversed);
}

internal sealed class RecordLoanEventValidator : AbstractValidator<RecordLoanEvent>
{
    private const int LongestName = 70;

    public RecordLoanEventValidator()
    {
        RuleFor(c => c.Happened.Reason).Must(reason => reason is { Length: > 0 and <= LendingDbContext.LongestReason })
            .WithErrorCode(ServicingErrors.ReasonMissing.Code).WithMessage(ServicingErrors.ReasonMissing.Message);
        RuleFor(c => c.Happened.Amount).Must(amount => amount is null or { IsPositive: true })
            .WithErrorCode(ServicingErrors.RepaymentNotPositive.Code).WithMessage(ServicingErrors.RepaymentNotPositive.Message);
        RuleFor(c => c.Happened).Must(IsCharge).When(c => c.Happened.Kind == LoanEventKind.Charge)
            .WithErrorCode(ServicingErrors.ChargeInvalid.Code).WithMessage(ServicingErrors.ChargeInvalid.Message);
    }

    private static bool IsCharge(LoanEventDraft draft) =>
        draft.Details is { Component: Component.Fee or Component.Penalty, Name: { Length: > 0 and <= LongestName } };
}

internal sealed class RecordLoanEventHandler(LendingDbContext db, LoanEventBooking events, ChangeRule rule) : ICommandHandler<RecordLoanEvent, LoanView>
{
    public async Task<Result<LoanView>> Handle(RecordLoanEvent command, CancellationToken cancellationToken)
    {
        if (LoanChangeProposal.IsChange(command.Happened.Kind)
            && await db.Loans.AsNoTracking().SingleOrDefaultAsync(l => l.Id == command.LoanId, cancellationToken) is { } loan
            && await rule.NeedsTwoAsync(loan, cancellationToken))
        {
            return ChangeErrors.TwoNeeded;
        }

        return await events.HappenAsync(command, command.LoanId, partyId: null, command.Happened, cancellationToken);
    }
}

internal sealed class ListLoanEventsHandler(LendingDbContext db) : IQueryHandler<ListLoanEvents, IReadOnlyList<LoanEventView>>
{
    public async Task<Result<IReadOnlyList<LoanEventView>>> Handle(ListLoanEvents query, CancellationToken cancellationToken)
    {
        var currency = await db.Loans.AsNoTracking()
            .Where(l => l.Id == query.LoanId && (query.PartyId == null || l.PartyId == query.PartyId))
            .Select(l => l.CurrencyCode)
            .SingleOrDefaultAsync(cancellationToken);
        if (currency is null)
        {
            return ServicingErrors.UnknownLoan;
        }

        var events = await db.Events.AsNoTracking()
            .Where(e => e.LoanId == query.LoanId && e.IsBooked && e.Number > query.After)
            .OrderBy(e => e.Number)
            .Take(query.Limit)
            .ToListAsync(cancellationToken);
        return events.ConvertAll(happened => LoanEventView.Of(happened, Currency.Of(currency), withReason: query.PartyId is null));
    }
}
