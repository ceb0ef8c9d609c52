using DigitalBank.Payments.Booking;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.DirectDebits.Collections;
using DigitalBank.Payments.Gateway;
using DigitalBank.Payments.Incoming;
using DigitalBank.Payments.Iso20022;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Pacs002;
using DigitalBank.Payments.Iso20022.Reading;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform.Iso20022;
using DigitalBank.SharedKernel.Results;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Answers;

/// <summary>pacs.002 about payments and collections that we sent: settled, rejected with the money back to the payer, or still on their way.</summary>
internal sealed class StatusFlow(
    PaymentsDbContext db,
    SentOrders orders,
    RefusedPayments refusedPayments,
    RejectedReturns returns,
    CollectionAnswers collections,
    OrderDesk desk,
    TimeProvider clock,
    IOptions<PaymentsOptions> options) : IMessageFlow
{
    private const string Rejected = "RJCT";

    private const string CreditTransfer = "pacs.008";

    private const string Return = "pacs.004";

    public string Family => "pacs.002.001";

    public MessageExamination Examine(Stream content, XmlLimits limits) => Pacs002Reader.Reader.Examine(content, limits);

    public async Task<Result<FlowOutcome>> TakeAsync(ReceivedMessage message, CancellationToken cancellationToken)
    {
        var unknown = 0;
        foreach (var page in Pacs002Reader.Reader.Items(message.Content, message.Limits).Chunk(options.Value.InFlight))
        {
            if (await TakeReturnsBackAsync(page, cancellationToken) is { } waiting)
            {
                return waiting;
            }

            if (await collections.ApplyAsync([.. page.Where(item => item.IsAcceptable).Select(item => item.Content).Where(CollectionAnswers.IsAbout)], message.Examination.Items, cancellationToken) is { } unbooked)
            {
                return unbooked;
            }

            var statuses = await SpreadAsync(page, message.Examination.Items, cancellationToken);
            var found = await orders.FindAsync([.. statuses.Select(status => status.Original)], cancellationToken);
            if (!found.IsSuccess)
            {
                return found.Failure;
            }

            unknown += found.Value.Count(order => order is null);
            var known = statuses.Zip(found.Value).Where(pair => pair.Second is not null).Select(pair => (Status: pair.First, Order: pair.Second!)).DistinctBy(pair => pair.Order.Id);
            if (await ApplyAsync([.. known], message.Message.MessageId, cancellationToken) is { } open)
            {
                return open;
            }

            db.ChangeTracker.Clear();
        }

        return new FlowOutcome(Answer: null, unknown == 0 ? null : FormattableString.Invariant($"{unknown} about payments that are none of ours"));
    }

    /// <summary>
    /// Each pacs.004 of ours brings back one payment, so whatever is rejected of it is that one. While the return may still be offered
    /// again, the message waits: nobody asks about returns, so its word must not be lost.
    /// </summary>
    private async Task<Failure?> TakeReturnsBackAsync(IReadOnlyList<Received<ReceivedStatus>> page, CancellationToken cancellationToken)
    {
        foreach (var status in page.Where(item => item.IsAcceptable).Select(item => item.Content)
            .Where(status => status.Status == Rejected && status.Original.MessageName?.StartsWith(Return, StringComparison.Ordinal) == true))
        {
            if (status.Original.MessageId is not { } messageId || await orders.DeliveryOfAsync(messageId, cancellationToken) is not { IsOffered: true } delivery)
            {
                continue; // it was never offered: whatever this is about, it is none of ours
            }

            if (delivery.IsQueued)
            {
                return PaymentsErrors.MessageWaits;
            }

            var reason = ReasonOf(status) ?? ReasonCodes.NotSpecifiedByAgent;
            if (delivery.IsKnownByRepetition(reason))
            {
                await returns.RemarkAsync(messageId, reason, cancellationToken);
            }
            else if (await returns.TakeBackAsync([messageId], reason, HoldReason.ReturnRejected, cancellationToken) is { } open)
            {
                return open;
            }
        }

        return null;
    }

    /// <summary>A status of the whole message is one of each payment in it, where it names none of them.</summary>
    private async Task<IReadOnlyList<ReceivedStatus>> SpreadAsync(
        IReadOnlyList<Received<ReceivedStatus>> page, long items, CancellationToken cancellationToken)
    {
        // What is said about other messages of ours than payments moves no payment.
        if (items == 1 && page is [{ Content: { IsOfGroup: true, Original.MessageId: { } messageId } group }])
        {
            return [.. (await orders.OfMessageAsync(messageId, cancellationToken)).Select(original => group with { Original = original })];
        }

        return
        [
            .. page.Where(item => item.IsAcceptable).Select(item => item.Content)
                .Where(status => !status.IsOfGroup && status.Original.MessageName?.StartsWith(CreditTransfer, StringComparison.Ordinal) != false),
        ];
    }

    private async Task<Failure?> ApplyAsync(
        IReadOnlyList<(ReceivedStatus Status, PaymentOrder Order)> page, string messageId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var (status, order) in page.Where(pair => pair.Status.Status is not (null or Rejected) && pair.Order.Status == PaymentOrderStatus.Sent))
        {
            if (status.Status is "ACSC" or "ACCC" or "ACWC")
            {
                order.ConfirmSettlement(messageId, now);
            }
            else
            {
                order.Remark(status.Status!, ReasonOf(status), now);
            }
        }

        var refused = await DefiniteAsync([.. page.Where(pair => pair.Status.Status == Rejected && pair.Order.Status == PaymentOrderStatus.Sent)], now, cancellationToken);
        var (rejected, open) = await refusedPayments.GiveBackAsync(refused, cancellationToken);
        await desk.RecordAsync(rejected, CancellationToken.None); // the money is back; this must be known
        return open;
    }

    /// <summary>
    /// Rejections that are a definite no. While our message waits to be delivered, the other bank may only say that it does not know the
    /// payment, and get it later; after a second offer, "duplicate" says that it has the first. Both are noted, and it is asked again.
    /// </summary>
    private async Task<IReadOnlyList<(PaymentOrder Order, string ReasonCode)>> DefiniteAsync(
        IReadOnlyList<(ReceivedStatus Status, PaymentOrder Order)> refused, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var deliveries = await orders.DeliveriesAsync([.. refused.Select(pair => pair.Order)], cancellationToken);
        var definite = new List<(PaymentOrder, string)>(refused.Count);
        foreach (var (status, order) in refused)
        {
            var reason = ReasonOf(status) ?? ReasonCodes.NotSpecifiedByAgent;
            if (deliveries.GetValueOrDefault(order.BatchId!.Value) is { } delivery && (delivery.IsQueued || delivery.IsKnownByRepetition(reason)))
            {
                order.Remark(Rejected, reason, now);
            }
            else
            {
                definite.Add((order, reason));
            }
        }

        return definite;
    }

    // A code of the scheme's own may be longer than ISO's four characters.
    private static string? ReasonOf(ReceivedStatus status) => status.Reasons.Count == 0 ? null
        : status.Reasons[0].Code is { Length: <= 4 } code ? code
        : ReasonCodes.Narrative;
}
