using DigitalBank.Payments.Answers;
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

/// <summary>camt.029: what the other bank says to our requests. The money itself comes with a pacs.004.</summary>
internal sealed class ResolutionFlow(PaymentsDbContext db, SentOrders orders, TimeProvider clock) : IMessageFlow
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
            if (order is not null)
            {
                await NoteAsync(answer, order, cancellationToken);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        return new FlowOutcome(Answer: null, Remark: null);
    }

    private async Task NoteAsync(ReceivedCancellationAnswer answer, PaymentOrder order, CancellationToken cancellationToken)
    {
        var recall = await db.Recalls.SingleOrDefaultAsync(r => r.PaymentOrderId == order.Id, cancellationToken);
        if (recall is not { Status: RecallStatus.Open })
        {
            return;
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
                recall.Refuse(code, OtherBank, now);
                order.Remark($"recall {recall.Id:N} refused", code, now);
                break;
            default:
                order.Remark($"recall {recall.Id:N} pending", reasonCode: null, now);
                break;
        }
    }
}
