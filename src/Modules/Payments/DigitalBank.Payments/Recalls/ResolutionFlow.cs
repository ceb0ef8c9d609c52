using DigitalBank.Payments.Answers;
using DigitalBank.Payments.Booking;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Gateway;
using DigitalBank.Payments.Iso20022;
using DigitalBank.Payments.Iso20022.Camt029;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Reading;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform.Iso20022;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Recalls;

/// <summary>
/// camt.029: what the other bank says to our requests. The money itself comes with a pacs.004; only where the other bank says that it never
/// had a payment (NOOR), and our message was with it or refused before we asked, there is nothing to come, and the payer has the money back.
/// </summary>
internal sealed class ResolutionFlow(PaymentsDbContext db, SentOrders orders, RefusedPayments refused, OrderDesk desk, TimeProvider clock) : IMessageFlow
{
    private const string OtherBank = "other bank";

    public string Family => "camt.029.001";

    public MessageExamination Examine(Stream content, XmlLimits limits) => Camt029Reader.Reader.Examine(content, limits);

    public async Task<Result<FlowOutcome>> TakeAsync(ReceivedMessage message, CancellationToken cancellationToken)
    {
        var items = Camt029Reader.Reader.Items(message.Content, message.Limits).Where(item => item.IsAcceptable).Select(item => item.Content).ToList();
        var found = await orders.FindAsync([.. items.Select(item => item.Original)], cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Failure;
        }

        foreach (var (answer, order) in items.Zip(found.Value))
        {
            if (order is not null && await NoteAsync(answer, order, cancellationToken) is { } open)
            {
                return open;
            }
        }

        return new FlowOutcome(Answer: null, Remark: null);
    }

    private async Task<Failure?> NoteAsync(ReceivedCancellationAnswer answer, PaymentOrder order, CancellationToken cancellationToken)
    {
        var recall = await db.Recalls.SingleOrDefaultAsync(r => r.PaymentOrderId == order.Id, cancellationToken);
        if (recall is not { Status: RecallStatus.Open })
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var code = answer.Reasons.Count > 0 && answer.Reasons[0].Code.Length <= 4 ? answer.Reasons[0].Code : ReasonCodes.Narrative;
        switch (answer.Outcome)
        {
            case CancellationOutcome.Accepted:
                recall.Accept(now);
                order.Remark($"recall {recall.Id:N} accepted", reasonCode: null, now);
                break;
            case CancellationOutcome.Rejected:
                var (rejected, open) = await GiveBackAsync(answer, order, recall, cancellationToken);
                if (open is not null)
                {
                    return open; // the request stays open, so that the message finds it when it is taken up again
                }

                recall.Refuse(code, OtherBank, now);
                if (rejected.Count == 0)
                {
                    order.Remark($"recall {recall.Id:N} refused", code, now);
                }

                await desk.RecordAsync(rejected, CancellationToken.None); // the money is back; this must be known
                return null;
            default:
                order.Remark($"recall {recall.Id:N} pending", reasonCode: null, now);
                break;
        }

        await db.SaveChangesAsync(cancellationToken);
        return null;
    }

    private async Task<(IReadOnlyList<PaymentOrder> Rejected, Failure? Open)> GiveBackAsync(
        ReceivedCancellationAnswer answer, PaymentOrder order, Recall recall, CancellationToken cancellationToken) =>
        answer.Reasons.Any(reason => reason.Code == RecallCodes.NoOriginalTransactionReceived)
        && order.Status == PaymentOrderStatus.Sent
        && await HadItWhenAskedAsync(order, recall, cancellationToken)
            ? await refused.GiveBackAsync([(order, ReasonCodes.NotSpecifiedByAgent)], cancellationToken)
            : ([], null);

    // A message that arrives after our request for the payment does so after the other bank has said that it never had it.
    private Task<bool> HadItWhenAskedAsync(PaymentOrder order, Recall recall, CancellationToken cancellationToken) =>
        db.GatewayMessages.AnyAsync(
            message => message.Direction == MessageDirection.Out
                && (message.Status == GatewayMessageStatus.Delivered || message.Status == GatewayMessageStatus.Refused)
                && db.OutgoingBatches.Any(batch => batch.Id == order.BatchId && batch.MessageId == message.MessageId)
                && db.GatewayMessages.Any(request => request.Direction == MessageDirection.Out && request.MessageId == recall.CaseId
                    && request.Status == GatewayMessageStatus.Delivered && request.DoneAt >= message.DoneAt),
            cancellationToken);
}
