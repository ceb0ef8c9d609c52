using DigitalBank.Payments.Booking;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Gateway;
using DigitalBank.Payments.Iso20022.Camt056;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Pacs008;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.Outgoing;
using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Recalls;

/// <summary>Asks the other bank to give back a payment that we sent. Asked again, it answers with the request there is.</summary>
/// <param name="OrderingPartyId">The customer who asks; null for staff and the bank itself.</param>
/// <param name="ReasonCode">One of <see cref="RecallCodes.Reasons"/>.</param>
internal sealed record RecallPayment(Guid PaymentOrderId, Guid? OrderingPartyId, string ReasonCode) : ICommand<RecallView>;

internal sealed class RecallPaymentValidator : AbstractValidator<RecallPayment>
{
    public RecallPaymentValidator() =>
        RuleFor(c => c.ReasonCode).Must(code => RecallCodes.Reasons.Contains(code))
            .WithErrorCode("payments.recall_reason_unknown")
            .WithMessage($"Say why, in a code of ISO 20022: {string.Join(", ", RecallCodes.Reasons)}.");
}

internal sealed class RecallPaymentHandler(
    PaymentsDbContext db, MessageDesk desk, NostroBook nostros, IActor actor, TimeProvider clock, IOptions<BankSettings> us)
    : ICommandHandler<RecallPayment, RecallView>
{
    public async Task<Result<RecallView>> Handle(RecallPayment command, CancellationToken cancellationToken)
    {
        var order = await db.Orders.SingleOrDefaultAsync(
            o => o.Id == command.PaymentOrderId && (command.OrderingPartyId == null || o.OrderingPartyId == command.OrderingPartyId), cancellationToken);
        if (order is null)
        {
            return PaymentsErrors.UnknownPayment;
        }

        if (await db.Recalls.AsNoTracking().SingleOrDefaultAsync(recall => recall.PaymentOrderId == order.Id, cancellationToken) is { } known)
        {
            return RecallView.Of(known);
        }

        if (!order.IsOutgoing || order.Status is not (PaymentOrderStatus.Sent or PaymentOrderStatus.Settled))
        {
            return PaymentsErrors.NotToRecall;
        }

        var batch = await db.OutgoingBatches.AsNoTracking().SingleAsync(b => b.Id == order.BatchId, cancellationToken);
        var recall = Open(command, order, await CounterpartyAsync(order, batch, cancellationToken));
        db.Recalls.Add(recall);
        order.Remark($"recall {recall.Id:N} asked", command.ReasonCode, clock.GetUtcNow());
        Queue(recall, order, batch);
        await db.SaveChangesAsync(cancellationToken);
        return RecallView.Of(recall);
    }

    /// <summary>The bank that has the payment: routes may have changed since it left.</summary>
    private async Task<string> CounterpartyAsync(PaymentOrder order, OutgoingBatch batch, CancellationToken cancellationToken) =>
        await db.GatewayMessages
            .Where(message => message.Direction == MessageDirection.Out && message.MessageId == batch.MessageId)
            .Select(message => message.Counterparty)
            .FirstOrDefaultAsync(cancellationToken)
        ?? nostros.LeftThrough(order.CurrencyCode, order.NostroCode).CorrespondentBic;

    private Recall Open(RecallPayment command, PaymentOrder order, string counterparty)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var recall = new Recall
        {
            Id = id,
            PaymentOrderId = order.Id,
            CaseId = id.ToString("N"),
            Counterparty = counterparty,
            ReasonCode = command.ReasonCode,
            RequestedBy = actor.Subject,
            CreatedAt = now,
        };
        recall.Open();
        return recall;
    }

    private void Queue(Recall recall, PaymentOrder order, OutgoingBatch batch)
    {
        var ours = new AgentIdentification(us.Value.Bic);
        var opened = new CancellationCase(recall.CaseId, recall.CreatedAt, ours, new AgentIdentification(recall.Counterparty), recall.CaseId, ours);
        var request = new PaymentCancellation(recall.CaseId, OriginalOf(order, batch), [new StatusReason(recall.ReasonCode)]);
        desk.Queue(
            new AnswerMessage(Camt056Writer.MessageName, recall.CaseId, Items: 1, stream => Camt056Writer.Write(stream, opened, [request])),
            recall.Counterparty);
    }

    /// <summary>A payment of ours with every reference under which it left.</summary>
    internal static OriginalPayment OriginalOf(PaymentOrder order, OutgoingBatch batch) => new(
        batch.MessageId,
        Pacs008Writer.MessageName,
        order.InstructionId,
        order.EndToEndId,
        OutgoingMessage.TransactionIdOf(order),
        order.Uetr,
        order.Amount,
        batch.BookingDate);
}
