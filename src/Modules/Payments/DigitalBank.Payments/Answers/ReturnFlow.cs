using DigitalBank.Payments.Data;
using DigitalBank.Payments.DirectDebits.Collections;
using DigitalBank.Payments.Gateway;
using DigitalBank.Payments.Iso20022;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Pacs002;
using DigitalBank.Payments.Iso20022.Pacs004;
using DigitalBank.Payments.Iso20022.Reading;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform;
using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Iso20022;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Answers;

/// <summary>pacs.004: money of payments that we sent comes back to their payers, and that of collections goes back to the debtors. What cannot be applied is rejected with a pacs.002.</summary>
internal sealed class ReturnFlow(
    PaymentsDbContext db,
    SentOrders orders,
    MoneyBack moneyBack,
    CollectionAnswers collections,
    KnownCollections known,
    TimeProvider clock,
    IOptions<BankSettings> us,
    IOptions<PaymentsOptions> options) : IMessageFlow
{
    public string Family => "pacs.004.001";

    public MessageExamination Examine(Stream content, XmlLimits limits) => Pacs004Reader.Reader.Examine(content, limits);

    public async Task<Result<FlowOutcome>> TakeAsync(ReceivedMessage message, CancellationToken cancellationToken)
    {
        var statuses = new List<InterbankPaymentStatus>();
        foreach (var page in Pacs004Reader.Reader.Items(message.Content, message.Limits).Chunk(options.Value.InFlight))
        {
            var found = await orders.FindAsync([.. page.Select(item => item.Content.Original)], cancellationToken);
            if (!found.IsSuccess)
            {
                return found.Failure;
            }

            var collected = await known.FindAsync([.. page.Select(item => item.Content.Original)], cancellationToken);
            foreach (var (item, order, collection) in page.Zip(found.Value, collected))
            {
                var taken = item.IsAcceptable && order is null && collection is not null
                    ? (await collections.ReturnAsync(collection, item.Content, SourceOf(item.Content, message.Message.MessageId), cancellationToken)).Map(answer => StatusOf(item, answer))
                    : await TakeAsync(item, order, message.Message.MessageId, cancellationToken);
                if (!taken.IsSuccess)
                {
                    return taken.Failure;
                }

                statuses.Add(taken.Value);
            }

            await db.SaveChangesAsync(CancellationToken.None); // the money is back; this must be known
            db.ChangeTracker.Clear();
        }

        return new FlowOutcome(AnswerTo(message, statuses), Remark: null);
    }

    private async Task<Result<InterbankPaymentStatus>> TakeAsync(
        Received<ReceivedReturn> item, PaymentOrder? order, string messageId, CancellationToken cancellationToken)
    {
        var note = NoteOf(item.Content, messageId);
        var refusal = await RefusalAsync(item, order, note, cancellationToken);
        if (refusal is not null)
        {
            return StatusOf(item, ReportedStatus.Rejected, refusal);
        }

        if (order!.Status != PaymentOrderStatus.Returned)
        {
            var entry = (await moneyBack.GiveAsync(MoneyBack.CameBack, [(order, item.Content.Amount!.Value)], cancellationToken))[0];
            if (!entry.IsSuccess)
            {
                return entry.Failure;
            }

            if (entry.Value.CameBack != item.Content.Amount!.Value)
            {
                // Another return was booked before a crash; its own message is taken up again, and brings the order to its end.
                return StatusOf(item, ReportedStatus.Rejected, ReasonCodes.Duplication);
            }

            order.Return(ReasonOf(item.Content), note, clock.GetUtcNow());
            moneyBack.Note(order, entry.Value);
        }

        return StatusOf(item, ReportedStatus.AcceptedSettlementCompleted, reasonCode: null);
    }

    /// <returns>ISO reason why the return cannot be applied; null when it can, or was by an earlier attempt of this message.</returns>
    private async Task<string?> RefusalAsync(
        Received<ReceivedReturn> item, PaymentOrder? order, string note, CancellationToken cancellationToken)
    {
        if (!item.IsAcceptable)
        {
            return item.Findings[0].ReasonCode;
        }

        return order switch
        {
            null => ReasonCodes.NotSpecifiedByAgent,
            { Status: PaymentOrderStatus.Returned } => await IsOursAsync(order, note, cancellationToken) ? null : ReasonCodes.Duplication,
            { Status: not (PaymentOrderStatus.Sent or PaymentOrderStatus.Settled) } => ReasonCodes.Duplication,
            _ when item.Content.Amount is not { IsPositive: true } amount || amount.Currency != order.Amount.Currency || amount > order.Amount || MoneyBack.IsTooLittle(order, amount) => ReasonCodes.WrongAmount,
            _ => null,
        };
    }

    private Task<bool> IsOursAsync(PaymentOrder order, string note, CancellationToken cancellationToken) =>
        db.OrderSteps.AnyAsync(
            step => step.PaymentOrderId == order.Id && step.Status == PaymentOrderStatus.Returned && step.Note == note, cancellationToken);

    private static string NoteOf(ReceivedReturn returned, string messageId) => $"{messageId} {returned.ReturnId} {returned.Amount}";

    private static string SourceOf(ReceivedReturn returned, string messageId) => $"{messageId} {returned.ReturnId}";

    private static InterbankPaymentStatus StatusOf(Received<ReceivedReturn> item, ReturnAnswer answer) =>
        StatusOf(item, answer.ReasonCode is null ? ReportedStatus.AcceptedSettlementCompleted : ReportedStatus.Rejected, answer.ReasonCode);

    private static string ReasonOf(ReceivedReturn returned) =>
        returned.Reasons.Count > 0 && returned.Reasons[0].Code.Length <= 4 ? returned.Reasons[0].Code : ReasonCodes.Narrative;

    private static InterbankPaymentStatus StatusOf(Received<ReceivedReturn> item, ReportedStatus status, string? reasonCode) => new(
        StatusId: FormattableString.Invariant($"{item.Number}"),
        item.Content.Original,
        status,
        reasonCode is null ? [] : [new StatusReason(reasonCode)]);

    private AnswerMessage AnswerTo(ReceivedMessage received, List<InterbankPaymentStatus> statuses)
    {
        var header = received.Examination.Header!;
        var id = DerivedKey.Of("status", received.Message.Id).ToString("N");
        return new AnswerMessage(Pacs002Writer.MessageName, id, statuses.Count, stream => Pacs002Writer.Write(stream, new InterbankStatusReport(
            id,
            received.Message.CreatedAt,
            new AgentIdentification(us.Value.Bic),
            header.InstructingAgent,
            header.MessageId,
            header.MessageName,
            GroupStatus: null,
            [],
            statuses)));
    }
}
