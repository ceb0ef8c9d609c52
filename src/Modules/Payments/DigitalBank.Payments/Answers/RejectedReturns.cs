using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Payments.Booking;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Incoming;
using DigitalBank.Platform;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Answers;

/// <summary>Incoming payments that we sent back, and that the other bank does not take: the money waits on the suspense account for a person.</summary>
internal sealed class RejectedReturns(
    PaymentsDbContext db, OnceOnlyPosting ledger, BankLedgerAccounts ledgerAccounts, NostroBook nostros, IBusinessCalendar calendar, TimeProvider clock)
{
    /// <summary>Event of the entry: the correspondent did not book the return, and shows neither line.</summary>
    public const string NeverTaken = "incoming-return-rejected";

    /// <summary>Books it and saves. May be repeated after a crash, and for a message that brought nothing back, or has its money here already.</summary>
    /// <param name="messageIds">Of pacs.004 of ours.</param>
    /// <param name="why">Whether the other bank is known not to have the money.</param>
    /// <returns>Why some are still where they were, or null.</returns>
    public async Task<Failure?> TakeBackAsync(
        IReadOnlyCollection<string> messageIds, string reasonCode, HoldReason why, CancellationToken cancellationToken)
    {
        var payments = await db.IncomingPayments
            .Where(payment => payment.Status == IncomingPaymentStatus.Returned && messageIds.Contains(payment.ReturnMessageId!))
            .OrderBy(payment => payment.Id)
            .ToListAsync(cancellationToken);
        foreach (var payment in payments)
        {
            if (await TakeBackAsync(payment, reasonCode, why, cancellationToken) is { } open)
            {
                return open;
            }
        }

        return null;
    }

    /// <summary>Notes that the other bank does not take a return because it has it already: the money is where it should be.</summary>
    public async Task RemarkAsync(string messageId, string reasonCode, CancellationToken cancellationToken)
    {
        var payments = await db.IncomingPayments.Where(payment => payment.ReturnMessageId == messageId).ToListAsync(cancellationToken);
        payments.ForEach(payment => payment.Remark("return refused as a second one", reasonCode, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<Failure?> TakeBackAsync(IncomingPayment payment, string reasonCode, HoldReason why, CancellationToken cancellationToken)
    {
        var nostro = await ledgerAccounts.NostroAsync(nostros.For(payment.CurrencyCode), cancellationToken);
        var suspense = await ledgerAccounts.SuspenseAsync(payment.CurrencyCode, cancellationToken);
        if ((nostro.Failure ?? suspense.Failure) is { } unopened)
        {
            return unopened;
        }

        var date = await calendar.TodayAsync(cancellationToken);
        var booked = (await ledger.PostAsync(
            [
                new PostJournalEntry(
                    DerivedKey.Of(payment.InThisRound("return-rejected"), payment.Id),
                    PaymentsModule.Source,
                    payment.Id.ToString(),
                    NeverTaken,
                    date,
                    [new Posting(nostro.Value, Side.Debit, payment.Amount, date), new Posting(suspense.Value, Side.Credit, payment.Amount, date)]),
            ],
            cancellationToken))[0];
        if (!booked.IsSuccess)
        {
            return booked.Failure;
        }

        payment.RejectReturn(reasonCode, why, booked.Value.EntryId, clock.GetUtcNow());
        await db.SaveChangesAsync(CancellationToken.None); // the money is back; this must be known
        return null;
    }
}
