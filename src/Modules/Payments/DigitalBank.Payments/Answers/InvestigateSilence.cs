using DigitalBank.Payments.Booking;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Gateway;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Pacs028;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.Recalls;
using DigitalBank.Platform.Configuration;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Answers;

/// <summary>
/// Asks the other bank (pacs.028) about payments that were sent <c>Payments:InvestigateAfterSeconds</c> ago and have no final answer, again
/// after as long, for as long as there is none. Once <c>Payments:InvestigationsBeforeRecall</c> questions had none, it asks for the money
/// back as well (camt.056). The payment is never simply sent again: that could pay twice.
/// </summary>
/// <remarks>Only with a mailbox (<c>Payments:SchemeUrl</c>): a correspondent that is reached by files answers with statements.</remarks>
internal sealed record InvestigateSilence : ICommand<Investigated>;

internal sealed record Investigated(long Asked, long Recalled);

internal sealed class InvestigateSilenceHandler(
    PaymentsDbContext db,
    MessageDesk desk,
    SchemeChannel channel,
    NostroBook nostros,
    IMediator bank,
    TimeProvider clock,
    IOptions<BankSettings> us,
    IOptions<PaymentsOptions> options) : ICommandHandler<InvestigateSilence, Investigated>
{
    private const string TechnicalProblem = "TECH";

    private const int PageSize = 200;

    public async Task<Result<Investigated>> Handle(InvestigateSilence request, CancellationToken cancellationToken)
    {
        var (asked, recalled) = (0L, 0L);
        var last = Guid.Empty;
        while (channel.IsConnected && await NextPageAsync(last, cancellationToken) is { Count: > 0 } page)
        {
            last = page[^1].Id;
            recalled += await RecallAsync(page, cancellationToken);
            asked += await AskAsync(page, cancellationToken);
            db.ChangeTracker.Clear();
        }

        return new Investigated(asked, recalled);
    }

    private Task<List<PaymentOrder>> NextPageAsync(Guid after, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - TimeSpan.FromSeconds(options.Value.InvestigateAfterSeconds);
        return db.Orders
            .Where(order => order.Status == PaymentOrderStatus.Sent && order.Id > after
                && db.OutgoingBatches.Any(batch => batch.Id == order.BatchId && batch.CreatedAt <= before

                    // Asked about what still waits to be delivered, the other bank would say that it never had it, and get it later.
                    && db.GatewayMessages.Any(message => message.Direction == MessageDirection.Out && message.MessageId == batch.MessageId
                        && (message.Status == GatewayMessageStatus.Delivered || message.Status == GatewayMessageStatus.Refused)))
                && !db.StatusInquiries.Any(inquiry => inquiry.PaymentOrderId == order.Id && inquiry.LastAskedAt > before))
            .OrderBy(order => order.Id)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
    }

    private async Task<int> AskAsync(List<PaymentOrder> page, CancellationToken cancellationToken)
    {
        var ids = page.ConvertAll(order => order.Id);
        var inquiries = await db.StatusInquiries.Where(inquiry => ids.Contains(inquiry.PaymentOrderId)).ToDictionaryAsync(inquiry => inquiry.PaymentOrderId, cancellationToken);
        var batchIds = page.Select(order => order.BatchId!.Value).Distinct().ToList();
        var batches = await db.OutgoingBatches.AsNoTracking().Where(batch => batchIds.Contains(batch.Id)).ToDictionaryAsync(batch => batch.Id, cancellationToken);
        var now = clock.GetUtcNow();
        foreach (var ofCurrency in page.GroupBy(order => order.CurrencyCode))
        {
            Queue(nostros.For(ofCurrency.Key), [.. ofCurrency.Select(order => RecallPaymentHandler.OriginalOf(order, batches[order.BatchId!.Value]))], now);
        }

        foreach (var order in page)
        {
            var inquiry = inquiries.GetValueOrDefault(order.Id) ?? db.StatusInquiries.Add(new StatusInquiry { PaymentOrderId = order.Id }).Entity;
            inquiry.Ask(now);
            order.Remark($"status asked, time {inquiry.Asked}", reasonCode: null, now);
        }

        // Question, count and history are one transaction.
        await db.SaveChangesAsync(cancellationToken);
        return page.Count;
    }

    private async Task<int> RecallAsync(List<PaymentOrder> page, CancellationToken cancellationToken)
    {
        var ids = page.ConvertAll(order => order.Id);
        var exhausted = await db.StatusInquiries
            .Where(inquiry => ids.Contains(inquiry.PaymentOrderId)
                && inquiry.Asked >= options.Value.InvestigationsBeforeRecall
                && !db.Recalls.Any(recall => recall.PaymentOrderId == inquiry.PaymentOrderId))
            .Select(inquiry => inquiry.PaymentOrderId)
            .ToListAsync(cancellationToken);
        foreach (var id in exhausted)
        {
            await bank.Send(new RecallPayment(id, OrderingPartyId: null, TechnicalProblem), cancellationToken);
        }

        return exhausted.Count;
    }

    private void Queue(Nostro nostro, IReadOnlyList<OriginalPayment> payments, DateTimeOffset now)
    {
        var messageId = Guid.CreateVersion7(now).ToString("N");
        desk.Queue(
            new AnswerMessage(Pacs028Writer.MessageName, messageId, payments.Count, stream => Pacs028Writer.Write(
                stream, messageId, now, new AgentIdentification(us.Value.Bic), new AgentIdentification(nostro.CorrespondentBic), payments)),
            nostro.CorrespondentBic);
    }
}
