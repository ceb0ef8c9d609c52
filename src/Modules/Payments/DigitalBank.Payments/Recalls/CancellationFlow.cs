using DigitalBank.Payments.Data;
using DigitalBank.Payments.Gateway;
using DigitalBank.Payments.Incoming;
using DigitalBank.Payments.Iso20022;
using DigitalBank.Payments.Iso20022.Camt056;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Reading;
using DigitalBank.Platform;
using DigitalBank.Platform.Iso20022;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Recalls;

/// <summary>
/// camt.056: another bank wants payments back. What the payee has not got yet goes back at once, and so does an evident error; for
/// anything else the payee is asked by a person. Answered with a camt.029; the money goes with a pacs.004 of its own.
/// </summary>
internal sealed class CancellationFlow(PaymentsDbContext db, RecallAnswers answers, TimeProvider clock, IOptions<PaymentsOptions> options) : IMessageFlow
{
    private const string OtherBank = "other bank";

    private const string Automatic = "system";

    public string Family => "camt.056.001";

    public MessageExamination Examine(Stream content, XmlLimits limits) => Camt056Reader.Reader.Examine(content, limits);

    public async Task<Result<FlowOutcome>> TakeAsync(ReceivedMessage message, CancellationToken cancellationToken)
    {
        var answered = new List<(Recall, OriginalPayment)>();
        var position = 0L;
        foreach (var item in Camt056Reader.Reader.Items(message.Content, message.Limits))
        {
            if (item.Content is { IsOfGroup: true, IsWholeGroup: false } && message.Examination.Items > 1)
            {
                continue; // it heads the list of its payments, which follow
            }

            foreach (var original in await OriginalsAsync(message.SenderBic, item.Content, cancellationToken))
            {
                var recall = await TakeAsync(message, item.Content with { Original = original }, ++position, cancellationToken);
                if (recall.Status == RecallStatus.Returning && await answers.FinishAsync(recall, cancellationToken) is { } open)
                {
                    return open;
                }

                answered.Add((recall, original));
            }
        }

        var id = DerivedKey.Of("recall-answer", message.Message.Id).ToString("N");
        return new FlowOutcome(answered.Count == 0 ? null : answers.Word(id, answered), Remark: null);
    }

    /// <summary>
    /// A request for a whole message is one for each payment that came with it, in the order in which they came; where none did, the
    /// request stands for itself and is refused.
    /// </summary>
    private async Task<IReadOnlyList<OriginalPayment>> OriginalsAsync(
        string? senderBic, ReceivedCancellation request, CancellationToken cancellationToken)
    {
        if (!request.IsWholeGroup)
        {
            return [request.Original];
        }

        var ofMessage = await db.IncomingPayments.AsNoTracking()
            .Where(payment => payment.SenderBic == senderBic && payment.MessageId == request.Original.MessageId)
            .OrderBy(payment => payment.Position)
            .ToListAsync(cancellationToken);
        return ofMessage.Count == 0 ? [request.Original] : ofMessage.ConvertAll(ReturnMessages.OriginalOf);
    }

    private async Task<Recall> TakeAsync(
        ReceivedMessage message, ReceivedCancellation request, long position, CancellationToken cancellationToken)
    {
        var known = await db.Recalls.SingleOrDefaultAsync(
            recall => recall.GatewayMessageId == message.Message.Id && recall.Position == position, cancellationToken);
        if (known is not null)
        {
            return known;
        }

        var payment = await FindAsync(message.SenderBic, request.Original, cancellationToken);
        var recall = Open(message, request, position, payment);
        db.Recalls.Add(recall);
        await DecideAsync(recall, payment, cancellationToken);
        return recall;
    }

    private async Task DecideAsync(Recall recall, IncomingPayment? payment, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        switch (payment?.Status)
        {
            case null or IncomingPaymentStatus.Rejected:
                recall.Refuse(RecallCodes.NoOriginalTransactionReceived, Automatic, now);
                break;
            case IncomingPaymentStatus.Waiting:
                payment.Reject(RecallCodes.FollowingCancellationRequest, $"recall {recall.Id:N} accepted", now); // nothing has moved yet
                recall.Accept(now);
                break;
            case IncomingPaymentStatus.Returned or IncomingPaymentStatus.ReturningHeld or IncomingPaymentStatus.ReturningCredited:
                recall.Refuse(RecallCodes.AlreadyReturned, Automatic, now);
                break;
            case IncomingPaymentStatus.Held:
            case IncomingPaymentStatus.Credited when options.Value.RecallReasonsAccepted.Contains(recall.ReasonCode):
                await answers.BeginReturnAsync(recall, payment, Automatic, reason: null, cancellationToken);
                return;
            default:
                await PutToPayeeAsync(recall, payment, cancellationToken);
                break;
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The payee is asked once, however often the other bank asks meanwhile.</summary>
    private async Task PutToPayeeAsync(Recall recall, IncomingPayment payment, CancellationToken cancellationToken)
    {
        var earlier = await db.Recalls.AsNoTracking().FirstOrDefaultAsync(
            other => other.IncomingPaymentId == payment.Id && other.Status == RecallStatus.Open && other.JoinsId == null, cancellationToken);
        if (earlier is null)
        {
            recall.PutToPayee();
        }
        else
        {
            recall.Join(earlier);
        }

        payment.Remark($"recall {recall.Id:N} asked", recall.ReasonCode, clock.GetUtcNow());
    }

    private Task<IncomingPayment?> FindAsync(string? senderBic, OriginalPayment original, CancellationToken cancellationToken)
    {
        var reference = IncomingPayment.ReferenceKeyOf(senderBic, original.TransactionId);
        return db.IncomingPayments
            .Where(payment => payment.SenderBic == senderBic
                && ((original.Uetr != null && payment.UetrKey == original.Uetr) || (reference != null && payment.ReferenceKey == reference)))
            .OrderBy(payment => payment.Id)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private Recall Open(ReceivedMessage message, ReceivedCancellation request, long position, IncomingPayment? payment)
    {
        var now = clock.GetUtcNow();
        var recall = new Recall
        {
            Id = Guid.CreateVersion7(now),
            IncomingPaymentId = payment?.Id,
            GatewayMessageId = message.Message.Id,
            Position = position,
            CaseId = request.CaseId ?? message.Message.MessageId,
            Counterparty = message.SenderBic,
            ReasonCode = request.Reasons.Count > 0 && request.Reasons[0].Code.Length <= 4 ? request.Reasons[0].Code : ReasonCodes.Narrative,
            RequestedBy = OtherBank,
            CreatedAt = now,
        };
        recall.Open();
        return recall;
    }
}
