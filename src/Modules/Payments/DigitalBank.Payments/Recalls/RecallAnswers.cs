using DigitalBank.Payments.Data;
using DigitalBank.Payments.Gateway;
using DigitalBank.Payments.Incoming;
using DigitalBank.Payments.Iso20022.Camt029;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Platform;
using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Recalls;

/// <summary>Gives back incoming payments that another bank asked for, and words what we answer.</summary>
internal sealed class RecallAnswers(
    PaymentsDbContext db, IncomingBooker booker, MessageDesk desk, IBusinessCalendar calendar, TimeProvider clock, IOptions<BankSettings> us)
{
    /// <summary>Saves that the payment goes back, before the ledger is asked.</summary>
    /// <param name="reason">Of the member of staff who decided; null where nobody had to.</param>
    public async Task BeginReturnAsync(
        Recall recall, IncomingPayment payment, string decidedBy, string? reason, CancellationToken cancellationToken)
    {
        recall.BeginReturn(decidedBy, reason);
        payment.BeginReturn(
            RecallCodes.FollowingCancellationRequest, await calendar.TodayAsync(cancellationToken), $"recall {recall.Id:N} accepted", clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Takes a recall that is Returning to its end. May be called again after a crash.</summary>
    /// <returns>Null, or why it is still where it was.</returns>
    public async Task<Failure?> FinishAsync(Recall recall, CancellationToken cancellationToken)
    {
        var payment = await db.IncomingPayments.SingleAsync(p => p.Id == recall.IncomingPaymentId, cancellationToken);
        if (await booker.BookAsync([payment], cancellationToken) is { } open)
        {
            return open;
        }

        if (payment.Status == IncomingPaymentStatus.Returned)
        {
            recall.Accept(clock.GetUtcNow());
        }
        else
        {
            // The payee has spent it, or the account takes no debits: the bank does not pay from its own pocket.
            recall.Refuse(RecallCodes.InsufficientFunds, recall.DecidedBy!, clock.GetUtcNow());
        }

        await EndAsync(recall, payment, CancellationToken.None);
        return null;
    }

    /// <summary>Saves what was decided, for the request and those that joined it, with the second answer to each that was told to wait.</summary>
    public async Task EndAsync(Recall recall, IncomingPayment payment, CancellationToken cancellationToken)
    {
        var joined = await db.Recalls.Where(other => other.JoinsId == recall.Id && other.Status == RecallStatus.Open).ToListAsync(cancellationToken);
        joined.ForEach(other => other.EndAs(recall, clock.GetUtcNow()));
        foreach (var told in joined.Append(recall).Where(one => one.IsPutToPayee))
        {
            desk.Queue(Word(FinalAnswerIdOf(told), [(told, ReturnMessages.OriginalOf(payment))]), told.Counterparty);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <param name="id">Of the message, at most 35 characters.</param>
    /// <param name="answered">Recalls of one message and what each asks for.</param>
    public AnswerMessage Word(string id, IReadOnlyList<(Recall Recall, OriginalPayment Original)> answered)
    {
        var first = answered[0].Recall;
        var assigned = new CancellationCase(
            id,
            clock.GetUtcNow(),
            new AgentIdentification(us.Value.Bic),
            new AgentIdentification(first.Counterparty),
            first.CaseId,
            new AgentIdentification(first.Counterparty));
        List<CancellationAnswer> answers = [.. answered.Select(one => AnswerTo(one.Recall, one.Original))];
        return new AnswerMessage(Camt029Writer.MessageName, id, answers.Count, stream => Camt029Writer.Write(stream, assigned, answers));
    }

    /// <summary>The id of the answer that comes once a person has decided.</summary>
    public static string FinalAnswerIdOf(Recall recall) => DerivedKey.Of("recall-decided", recall.Id).ToString("N");

    private static CancellationAnswer AnswerTo(Recall recall, OriginalPayment original) => new(
        recall.Id.ToString("N"),
        original,
        recall.Status switch
        {
            RecallStatus.Accepted => CancellationOutcome.Accepted,
            RecallStatus.Refused => CancellationOutcome.Rejected,
            _ => CancellationOutcome.Pending,
        },
        recall.AnswerCode is { } code ? [new StatusReason(code)] : []);
}
