using DigitalBank.Payments.Data;
using DigitalBank.Payments.Incoming;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Recalls;

/// <summary>
/// Decides a request of another bank after the payee was asked, and those that joined it. The other bank gets a camt.029, and with a yes a
/// pacs.004. What the bank has decided by itself is not decided again.
/// </summary>
/// <param name="IsAccepted">The payee gives the money back.</param>
/// <param name="Reason">How the payee was asked and what the answer rests on, for whoever reads it years later.</param>
internal sealed record DecideRecall(Guid RecallId, bool IsAccepted, string Reason) : ICommand<RecallView>;

internal sealed class DecideRecallValidator : AbstractValidator<DecideRecall>
{
    public DecideRecallValidator() => RuleFor(c => c.Reason).IsAReason();
}

internal sealed class DecideRecallHandler(PaymentsDbContext db, RecallAnswers answers, IActor actor, TimeProvider clock)
    : ICommandHandler<DecideRecall, RecallView>
{
    public async Task<Result<RecallView>> Handle(DecideRecall command, CancellationToken cancellationToken)
    {
        var recall = await db.Recalls.SingleOrDefaultAsync(r => r.Id == command.RecallId && r.IncomingPaymentId != null, cancellationToken);
        if (recall?.JoinsId is { } joined)
        {
            recall = await db.Recalls.SingleAsync(r => r.Id == joined, cancellationToken);
        }

        if (recall is null)
        {
            return PaymentsErrors.UnknownRecall;
        }

        if (!recall.IsPutToPayee)
        {
            return PaymentsErrors.RecallDecided;
        }

        if (recall.Status == RecallStatus.Open && await DecideAsync(recall, command, cancellationToken) is { } notNow)
        {
            return notNow;
        }

        if (recall.Status == RecallStatus.Returning && await answers.FinishAsync(recall, cancellationToken) is { } open)
        {
            return open;
        }

        // A yes may end as a no, where the money is not there any more; asked for again, the yes gets the same answer.
        var isSame = recall.Status == RecallStatus.Accepted || recall.AnswerCode == RecallCodes.InsufficientFunds ? command.IsAccepted : !command.IsAccepted;
        return isSame || recall.AnswerCode is RecallCodes.AlreadyReturned or RecallCodes.NoOriginalTransactionReceived ? RecallView.Of(recall) : PaymentsErrors.RecallDecided;
    }

    /// <returns>Null, or why nothing can be decided at this moment.</returns>
    private async Task<Failure?> DecideAsync(Recall recall, DecideRecall command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var payment = await db.IncomingPayments.SingleAsync(p => p.Id == recall.IncomingPaymentId, cancellationToken);
        if (payment.Status is IncomingPaymentStatus.Returned or IncomingPaymentStatus.Rejected)
        {
            // It went back meanwhile, by another request, or was not taken in the end: nothing is left to decide, and the other bank hears it.
            var code = payment.Status == IncomingPaymentStatus.Returned ? RecallCodes.AlreadyReturned : RecallCodes.NoOriginalTransactionReceived;
            recall.Refuse(code, actor.Subject, now, command.Reason);
            await answers.EndAsync(recall, payment, cancellationToken);
        }
        else if (payment.Status is not (IncomingPaymentStatus.Credited or IncomingPaymentStatus.Held))
        {
            return PaymentsErrors.RecallInProgress;
        }
        else if (command.IsAccepted)
        {
            await answers.BeginReturnAsync(recall, payment, actor.Subject, command.Reason, cancellationToken);
        }
        else
        {
            recall.Refuse(RecallCodes.CustomerDecision, actor.Subject, now, command.Reason);
            payment.Remark($"recall {recall.Id:N} refused", RecallCodes.CustomerDecision, now);
            await answers.EndAsync(recall, payment, cancellationToken);
        }

        return null;
    }
}
