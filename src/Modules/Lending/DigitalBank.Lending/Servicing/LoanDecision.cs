using DigitalBank.Lending.Collections;
using DigitalBank.Lending.Loans;
using DigitalBank.Lending.Products;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Lending.Servicing;

/// <summary>
/// Decides what an event changes: the loan is worked through without it and with it, and the difference to what stands in the books is what is
/// booked. So an event that counts for an earlier day, or takes another one back, needs no rules of its own.
/// </summary>
/// <param name="history">The loan's events that are booked, in the order of their numbers.</param>
internal sealed class LoanDecision(LoanProductTerms terms, GrantedLoan loan, IReadOnlyList<LoanEvent> history, DateOnly today)
{
    private const int LongestTerm = 480;

    /// <summary>So many days ahead at most falls the first instalment of a re-age.</summary>
    private const int LatestFirstDue = 120;

    /// <param name="key">Who asks under which key.</param>
    public Result<LoanEvent> Decide(LoanEventDraft draft, Guid key, string recordedBy)
    {
        if (Refuse(draft) is { } refused)
        {
            return refused;
        }

        try
        {
            return Effect(draft, Draft(draft, key, recordedBy));
        }
        catch (RefusedException impossible)
        {
            return impossible.Failure;
        }
    }

    private Failure? Refuse(LoanEventDraft draft)
    {
        if (loan.WhyNotRunning is { } ended && (loan.Status != GrantedLoanStatus.Overpaid || draft.Kind != LoanEventKind.Refund))
        {
            return ended;
        }

        if (draft.Amount is { } amount && !amount.IsPositive)
        {
            return ServicingErrors.RepaymentNotPositive;
        }

        return draft.Amount is { } money && money.Currency.Code != loan.CurrencyCode ? ServicingErrors.OtherCurrency
            : draft.Date < loan.StartDate ? LoanErrors.BeforeDisbursement
            : draft.Date > today && draft.Kind != LoanEventKind.Charge ? ServicingErrors.InTheFuture
            : draft.Kind switch
            {
                LoanEventKind.Refund => draft.Amount!.Value.MinorUnits > loan.CreditBalance ? LoanErrors.BeyondCreditBalance : null,
                LoanEventKind.Waiver => RefuseWaiver(TargetOf(draft)),
                LoanEventKind.Reversal => RefuseReversal(TargetOf(draft)),
                LoanEventKind.Chargeback => RefuseChargeback(TargetOf(draft), draft.Amount!.Value.MinorUnits),
                LoanEventKind.Reschedule => RefuseReschedule(draft.Details!),
                LoanEventKind.ReAge => RefuseReAge(draft.Details!),
                LoanEventKind.Pause => RefusePause(draft.Details!.LastDay!.Value),
                LoanEventKind.Resumption => TargetOf(draft) is { Kind: LoanEventKind.Pause } && Running().Any(pause => pause.Number == draft.Target)
                    ? null
                    : CollectionErrors.NoPause,
                _ => null,
            };
    }

    private LoanEvent? TargetOf(LoanEventDraft draft) => history.SingleOrDefault(one => one.Number == draft.Target && !one.IsReversed);

    private Failure? RefuseWaiver(LoanEvent? charge) =>
        charge is not { Kind: LoanEventKind.Charge or LoanEventKind.LatePenalty } ? ServicingErrors.UnknownEvent
        : IsTaken(charge) || !Standing(history).IsUnpaid(charge) ? ServicingErrors.ChargeSettled
        : null;

    private Failure? RefuseReversal(LoanEvent? target) =>
        target is not { Kind: LoanEventKind.Repayment or LoanEventKind.Charge or LoanEventKind.Waiver or LoanEventKind.Chargeback }
            ? ServicingErrors.UnknownEvent
            : IsTaken(target) ? ServicingErrors.ChargeSettled
            : null;

    private Failure? RefuseChargeback(LoanEvent? repayment, long amount)
    {
        if (repayment is not { Kind: LoanEventKind.Repayment })
        {
            return ServicingErrors.UnknownEvent;
        }

        var taken = history.Where(one => one is { Kind: LoanEventKind.Chargeback, IsReversed: false } && one.Target == repayment.Number)
            .Sum(one => one.Amount);
        return amount > repayment.Amount - taken ? ServicingErrors.BeyondRepayment : null;
    }

    private Failure? RefuseReAge(LoanEventDetails details) =>
        details is not { Instalments: >= 1 and <= LongestTerm, AnnualPercent: null or (>= 0 and <= 100) }
            || details.NewDueDate <= today || details.NewDueDate > today.AddDays(LatestFirstDue)
            ? ServicingErrors.ReAgeInvalid
            : null;

    /// <summary>The rate that holds on the business date, in percent.</summary>
    private decimal RateInForce() => history
        .Where(one => one is { Kind: LoanEventKind.Reschedule or LoanEventKind.ReAge, IsReversed: false })
        .Select(one => one.ReadDetails())
        .LastOrDefault(details => details.AnnualPercent is not null && !(details.From > today))?.AnnualPercent ?? terms.AnnualPercent;

    private Failure? RefuseReschedule(LoanEventDetails details)
    {
        if (history.Any(one => one is { Kind: LoanEventKind.ReAge, IsReversed: false }))
        {
            return ServicingErrors.ReAged;
        }

        var first = Standing(history).Instalments.FirstOrDefault(one => one.DueDate == details.From && !one.IsAdditional);
        return first is null || first.DueDate <= today ? ServicingErrors.NoSuchInstalment
            : details is { NewDueDate: null, ExtraInstalments: 0, PrincipalGrace: 0, AnnualPercent: null }
                or { ExtraInstalments: < 0 or > 120 } or { PrincipalGrace: < 0 or > 60 } or { AnnualPercent: < 0 or > 100 }
                || details.NewDueDate <= details.From ? ServicingErrors.RescheduleInvalid
            : null;
    }

    private Failure? RefusePause(DateOnly lastDay) =>
        lastDay < today || lastDay > today.AddDays(ArrearsPause.LongestDays) ? CollectionErrors.PauseInvalid
        : Running().Any() ? CollectionErrors.PauseRunning
        : null;

    private IEnumerable<ArrearsPause> Running() => ArrearsPause.Of(history).Where(pause => pause.LastDay >= today);

    /// <summary>Something that stands rests on the event: a waiver, or money given back.</summary>
    private bool IsTaken(LoanEvent target) => history.Any(one =>
        !one.IsReversed && one.Target == target.Number && one.Kind is LoanEventKind.Waiver or LoanEventKind.Chargeback);

    private LoanEvent Draft(LoanEventDraft draft, Guid key, string recordedBy) => new()
    {
        Id = Guid.CreateVersion7(),
        LoanId = loan.Id,
        Number = loan.LastEvent + 1,
        Key = key,
        Kind = draft.Kind,
        Date = draft.Date ?? today,
        BookingDate = today,
        Amount = draft.Amount?.MinorUnits ?? 0,
        Target = draft.Target,
        Details = DetailsOf(draft).ToJson(),
        Reason = draft.Reason,
        RecordedBy = recordedBy,
        Change = LoanChange.None,
        Fresh = LoanIncome.None,
        DaysPastDue = 0,
        EndsLoan = false,
    };

    /// <summary>A re-age says which rate holds from then on, so that what is agreed later does not change it.</summary>
    private LoanEventDetails DetailsOf(LoanEventDraft draft) => draft switch
    {
        { Kind: LoanEventKind.ReAge, Details: { } details } => details with { AnnualPercent = details.AnnualPercent ?? RateInForce() },
        _ => draft.Details ?? new LoanEventDetails(),
    };

    private Result<LoanEvent> Effect(LoanEventDraft draft, LoanEvent happened)
    {
        if (draft.Kind == LoanEventKind.Refund)
        {
            return With(happened, new LoanChange(0, LoanIncome.None, -happened.Amount), LoanIncome.None, 0, loan.CreditBalance == happened.Amount);
        }

        var before = Standing(history);
        var after = Standing([.. history.Where(one => draft.Kind != LoanEventKind.Reversal || one.Number != draft.Target), happened]);

        // What was planned for later is not owed by a loan that ends, so that a last repayment is held against the pay-off before it.
        var left = draft.Kind == LoanEventKind.Repayment ? before.PayOff(today) - happened.Amount : after.PayOff(today);
        if (left < 0 && draft.IsWithinPayOff)
        {
            return ServicingErrors.BeyondPayOff;
        }

        var ends = left <= 0;
        var reckoned = ends && draft.Kind == LoanEventKind.Repayment ? before : after;
        var fresh = reckoned.Earned(today) - loan.Accrued;
        var change = ends
            ? new LoanChange(-loan.Outstanding, LoanIncome.None - loan.Owed, -left)
            : new LoanChange(after.Principal - loan.Outstanding, after.Earned(today) - after.Paid - loan.Owed, 0);
        return With(happened, change, fresh, ends ? 0 : after.DaysPastDue(today), ends);
    }

    private LoanEvent With(LoanEvent draft, LoanChange change, LoanIncome fresh, int daysPastDue, bool ends)
    {
        var decided = new LoanEvent
        {
            Id = draft.Id,
            LoanId = draft.LoanId,
            Number = draft.Number,
            Key = draft.Key,
            Kind = draft.Kind,
            Date = draft.Date,
            BookingDate = draft.BookingDate,
            Amount = draft.Amount,
            Target = draft.Target,
            Details = draft.Details,
            Reason = draft.Reason,
            RecordedBy = draft.RecordedBy,
            Change = change,
            Fresh = fresh,
            DaysPastDue = daysPastDue,
            EndsLoan = ends,
        };

        // What the engine has worked out must be the money that moves: anything else must not reach the ledger.
        return decided.Cash == CashOf(decided)
            ? decided
            : throw new InvalidOperationException($"Event {decided.Number} of loan {loan.Id} does not balance.");
    }

    private long CashOf(LoanEvent happened) => happened.Kind switch
    {
        LoanEventKind.Repayment => happened.Amount,
        LoanEventKind.Refund or LoanEventKind.Chargeback => -happened.Amount,
        LoanEventKind.Reversal => -CashOf(history.Single(one => one.Number == happened.Target)),
        _ => 0,
    };

    private LoanStanding Standing(IEnumerable<LoanEvent> events) => LoanStanding.Of(terms, loan, events);
}
