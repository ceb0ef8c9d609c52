using DigitalBank.Payments.Data;
using DigitalBank.Payments.DirectDebits.Collections;
using DigitalBank.Payments.Iso20022;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.DirectDebits;

/// <summary>A customer refuses a direct debit before it is collected (MS02). Refused again, it answers as it is.</summary>
internal sealed record RefuseDebit(Guid PartyId, Guid IncomingDebitId) : ICommand<IncomingDebitView>;

/// <summary>
/// A customer wants a direct debit back: within <c>Payments:DirectDebitRefundDays</c> without a reason (MD06), and within
/// <c>Payments:DirectDebitUnauthorisedMonths</c> where no mandate allowed it (MD01). Asked for again, it answers as it is. In B2B there is
/// none: nothing is collected there that the customer has not allowed with a rule of its own.
/// </summary>
/// <param name="IsUnauthorised">The customer has given the creditor no mandate.</param>
internal sealed record RefundDebit(Guid PartyId, Guid IncomingDebitId, bool IsUnauthorised) : ICommand<IncomingDebitView>;

internal sealed class RefuseDebitHandler(PaymentsDbContext db, DebitOutcomes outcomes, TimeProvider clock) : ICommandHandler<RefuseDebit, IncomingDebitView>
{
    public async Task<Result<IncomingDebitView>> Handle(RefuseDebit command, CancellationToken cancellationToken)
    {
        var debit = await db.IncomingDebits.SingleOrDefaultAsync(
            d => d.Id == command.IncomingDebitId && d.DebtorPartyId == command.PartyId, cancellationToken);
        if (debit is null)
        {
            return PaymentsErrors.UnknownDirectDebit;
        }

        if (debit is { Status: IncomingDebitStatus.Rejected, ReasonCode: ReasonCodes.NotSpecifiedByCustomer })
        {
            return IncomingDebitView.Of(debit);
        }

        if (debit.Status != IncomingDebitStatus.Waiting)
        {
            return PaymentsErrors.DirectDebitNotWaiting;
        }

        debit.Reject(ReasonCodes.NotSpecifiedByCustomer, "refused by the payer", clock.GetUtcNow());
        await outcomes.TellAsync(debit, entryId: null, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return IncomingDebitView.Of(debit);
    }
}

internal sealed class RefundDebitHandler(
    PaymentsDbContext db, DebitBooker booker, IBusinessCalendar calendar, TimeProvider clock, IOptions<PaymentsOptions> options)
    : ICommandHandler<RefundDebit, IncomingDebitView>
{
    public async Task<Result<IncomingDebitView>> Handle(RefundDebit command, CancellationToken cancellationToken)
    {
        var debit = await db.IncomingDebits.SingleOrDefaultAsync(
            d => d.Id == command.IncomingDebitId && d.DebtorPartyId == command.PartyId, cancellationToken);
        if (debit is null)
        {
            return PaymentsErrors.UnknownDirectDebit;
        }

        if (debit is { IsB2B: true, Status: not (IncomingDebitStatus.Refunding or IncomingDebitStatus.Refunded) })
        {
            return CollectingErrors.NoRefundInB2B;
        }

        if (debit.Status is not (IncomingDebitStatus.Refunding or IncomingDebitStatus.Refunded))
        {
            var collection = debit.CollectionId is { } id ? await db.Collections.SingleAsync(c => c.Id == id, cancellationToken) : null;
            if (collection is { Status: not CollectionStatus.Collected })
            {
                return PaymentsErrors.DirectDebitNotCollected; // the creditor has given it back, or is about to
            }

            var today = await calendar.TodayAsync(cancellationToken);
            if (debit.BeginRefund(ReasonFor(command), LastDateFor(command, debit), today, clock.GetUtcNow()) is { } refused)
            {
                return refused;
            }

            // A creditor who gives it back at this moment writes the same row: one of both is refused.
            collection?.Remark("refund asked for", reasonCode: null, clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken); // before the ledger is asked
        }

        if (debit.Status == IncomingDebitStatus.Refunding && await booker.BookAsync([debit], cancellationToken) is { } open)
        {
            return open;
        }

        return debit.Status == IncomingDebitStatus.Refunded ? IncomingDebitView.Of(debit) : PaymentsErrors.CreditorAccountBlocked;
    }

    private static string ReasonFor(RefundDebit command) => command.IsUnauthorised ? ReasonCodes.NoMandate : ReasonCodes.RefundRequestedByDebtor;

    private DateOnly LastDateFor(RefundDebit command, IncomingDebit debit) => debit.CollectedOn is not { } collected ? default
        : command.IsUnauthorised ? collected.AddMonths(options.Value.DirectDebitUnauthorisedMonths)
        : collected.AddDays(options.Value.DirectDebitRefundDays);
}
