using DigitalBank.Lending.CreditLines;
using DigitalBank.Lending.Servicing;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Lending.Lines;

/// <summary>
/// Decides what an event changes: the line is worked out with it, and the difference to what stands in the books is what is booked. So an
/// event that counts for an earlier day, or takes another one back, needs no rules of its own.
/// </summary>
/// <param name="history">The line's events that are booked.</param>
/// <param name="reviewedLimit">Minor units that a review of the borrower allows; null where none has changed it.</param>
internal sealed class LineDecision(
    CreditLineTerms terms, CreditLine line, IReadOnlyList<LineEvent> history, long? reviewedLimit, DateOnly today)
{
    /// <param name="key">Who asks under which key.</param>
    public Result<LineEvent> Decide(LineEventDraft draft, Guid key, string recordedBy, DateTimeOffset now)
    {
        try
        {
            return Refuse(draft) is { } refused ? refused : Effect(Draft(draft, key, recordedBy, now));
        }
        catch (RefusedException impossible)
        {
            return impossible.Failure;
        }
    }

    private Failure? Refuse(LineEventDraft draft)
    {
        if (line.WhyNotOpen is { } closed)
        {
            return closed;
        }

        if (draft.Amount is { } amount && (!amount.IsPositive || amount.Currency.Code != line.CurrencyCode))
        {
            return amount.IsPositive ? LineErrors.OtherCurrency : LineErrors.AmountNotPositive;
        }

        return draft.Date < line.OpenedOn ? LineErrors.BeforeOpening
            : draft.Date > today ? ServicingErrors.InTheFuture
            : draft.Kind switch
            {
                LineEntryKind.Draw => RefuseDraw(draft.Amount!.Value.MinorUnits),
                LineEntryKind.Repayment => draft.Amount!.Value.MinorUnits > Account(history).Balance ? LineErrors.BeyondBalance : null,
                LineEntryKind.Reversal => TargetOf(draft.Target) is null ? LineErrors.UnknownEvent : null,
                _ => null,
            };
    }

    private Failure? RefuseDraw(long amount)
    {
        var account = Account(history);
        var limit = Math.Min(line.Limit, reviewedLimit ?? long.MaxValue);
        return line.IsBlocked ? LineErrors.Blocked
            : today > line.AvailableUntil ? LineErrors.Expired
            : account.PastDue > 0 ? LineErrors.Overdue
            : amount > limit - account.Balance ? LineErrors.BeyondLimit
            : null;
    }

    private LineEvent? TargetOf(int? number) => history.SingleOrDefault(one =>
        one.Number == number && one.Kind is LineEntryKind.Draw or LineEntryKind.Repayment
        && !history.Any(other => other.Kind == LineEntryKind.Reversal && other.Target == number));

    private LineEvent Draft(LineEventDraft draft, Guid key, string recordedBy, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        LineId = line.Id,
        Number = line.LastEvent + 1,
        Key = key,
        Kind = draft.Kind,
        Date = draft.Date ?? today,
        BookingDate = today,
        Amount = draft.Amount?.MinorUnits ?? TargetOf(draft.Target)!.Amount,
        Target = draft.Target,
        Reason = draft.Reason,
        RecordedBy = recordedBy,
        DecidedAt = now,
    };

    private Result<LineEvent> Effect(LineEvent happened)
    {
        var after = Account([.. history, happened]);
        if (after.CreditBalance > 0)
        {
            return LineErrors.Overpaid;
        }

        var earned = LineEvent.IncomeOf(after.Earned);
        happened.Principal = after.Principal - line.Principal;
        happened.Fresh = earned - line.Accrued;
        happened.Owed = LineEvent.IncomeOf(after.Owed) - line.Owed;
        happened.DaysPastDue = after.DaysPastDue;

        // What was worked out must be the money that moves: anything else must not reach the ledger.
        return happened.Cash == CashOf(happened)
            ? happened
            : throw new InvalidOperationException($"Event {happened.Number} of credit line {line.Id} does not balance.");
    }

    private long CashOf(LineEvent happened) => happened.Kind switch
    {
        LineEntryKind.Draw => -happened.Amount,
        LineEntryKind.Repayment => happened.Amount,
        LineEntryKind.Reversal => -CashOf(TargetOf(happened.Target)!),
        _ => 0,
    };

    private CreditLineAccount Account(IEnumerable<LineEvent> events) =>
        CreditLineAccount.Of(line.AgreementOn(terms), events.Select(one => one.ToEntry()), today);
}
