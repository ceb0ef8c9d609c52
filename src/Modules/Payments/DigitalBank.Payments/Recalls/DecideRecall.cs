using DigitalBank.Payments.Data;
using DigitalBank.Payments.Gateway;
using DigitalBank.Payments.Incoming;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Recalls;

/// <summary>Decides a request of another bank after the payee was asked. The other bank gets a camt.029, and with a yes a pacs.004.</summary>
/// <param name="IsAccepted">The payee gives the money back.</param>
internal sealed record DecideRecall(Guid RecallId, bool IsAccepted) : ICommand<RecallView>;

internal sealed class DecideRecallHandler(PaymentsDbContext db, RecallAnswers answers, MessageDesk desk, IActor actor, TimeProvider clock)
    : ICommandHandler<DecideRecall, RecallView>
{
    public async Task<Result<RecallView>> Handle(DecideRecall command, CancellationToken cancellationToken)
    {
        var recall = await db.Recalls.SingleOrDefaultAsync(r => r.Id == command.RecallId && r.IncomingPaymentId != null, cancellationToken);
        if (recall is null)
        {
            return PaymentsErrors.UnknownRecall;
        }

        var payment = await db.IncomingPayments.SingleAsync(p => p.Id == recall.IncomingPaymentId, cancellationToken);
        if (recall.Status == RecallStatus.Open && payment.Status is not (IncomingPaymentStatus.Credited or IncomingPaymentStatus.Held))
        {
            return PaymentsErrors.RecallDecided;
        }

        if (recall.Status == RecallStatus.Open && command.IsAccepted)
        {
            await answers.BeginReturnAsync(recall, payment, actor.Subject, cancellationToken);
        }
        else if (recall.Status == RecallStatus.Open)
        {
            recall.Refuse(RecallCodes.CustomerDecision, actor.Subject, clock.GetUtcNow());
            payment.Remark($"recall {recall.Id:N} refused", RecallCodes.CustomerDecision, clock.GetUtcNow());
        }

        if (recall.Status == RecallStatus.Returning && await answers.FinishAsync(recall, cancellationToken) is { } open)
        {
            return open;
        }

        return await AnswerAsync(recall, payment, command.IsAccepted);
    }

    private async Task<Result<RecallView>> AnswerAsync(Recall recall, IncomingPayment payment, bool isAccepted)
    {
        var answerId = RecallAnswers.FinalAnswerIdOf(recall);
        var isAnswered = await db.GatewayMessages.AnyAsync(message => message.MessageId == answerId);
        if (isAnswered)
        {
            return recall.Status == RecallStatus.Accepted == isAccepted ? RecallView.Of(recall) : PaymentsErrors.RecallDecided;
        }

        desk.Queue(answers.Word(answerId, [(recall, ReturnMessages.OriginalOf(payment))]), recall.Counterparty);
        await db.SaveChangesAsync();
        return RecallView.Of(recall);
    }
}
