using DigitalBank.Payments.Booking;
using DigitalBank.Payments.Contracts.Orders;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Gateway;
using DigitalBank.Payments.Iso20022;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Pacs002;
using DigitalBank.Payments.Iso20022.Reading;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform.Iso20022;
using DigitalBank.SharedKernel.Results;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Answers;

/// <summary>pacs.002 about payments that we sent: settled, rejected with the money back to the payer, or still on their way.</summary>
internal sealed class StatusFlow(
    PaymentsDbContext db, SentOrders orders, MoneyBack moneyBack, OrderDesk desk, TimeProvider clock, IOptions<PaymentsOptions> options) : IMessageFlow
{
    private const string Rejected = "RJCT";

    private const string CreditTransfer = "pacs.008";

    public string Family => "pacs.002.001";

    public MessageExamination Examine(Stream content, XmlLimits limits) => Pacs002Reader.Reader.Examine(content, limits);

    public async Task<Result<FlowOutcome>> TakeAsync(ReceivedMessage message, CancellationToken cancellationToken)
    {
        var unknown = 0;
        foreach (var page in Pacs002Reader.Reader.Items(message.Content, message.Limits).Chunk(options.Value.InFlight))
        {
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
        var refused = page.Where(pair => pair.Status.Status == Rejected && pair.Order.Status == PaymentOrderStatus.Sent).ToList();
        var entries = await moneyBack.GiveAsync(MoneyBack.NeverTaken, [.. refused.Select(pair => (pair.Order, pair.Order.Amount))], cancellationToken);
        var now = clock.GetUtcNow();
        for (var i = 0; i < refused.Count; i++)
        {
            if (entries[i].IsSuccess)
            {
                Reject(refused[i].Order, refused[i].Status, entries[i].Value, now);
            }
        }

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

        await desk.RecordAsync([.. refused.Select(pair => pair.Order).Where(order => order.Status == PaymentOrderStatus.Rejected)], CancellationToken.None);
        return entries.Select(entry => entry.Failure).OfType<Failure>().FirstOrDefault();
    }

    private void Reject(PaymentOrder order, ReceivedStatus status, long entryId, DateTimeOffset now)
    {
        var reason = ReasonOf(status) ?? ReasonCodes.NotSpecifiedByAgent;
        order.RejectAfterSending(PaymentsErrors.RejectedElsewhere, reason, entryId, now);
        db.Publish(new PaymentRejected(order.Id, order.DebtorAccountId, PaymentsErrors.RejectedElsewhere.Code, reason));
    }

    // A code of the scheme's own may be longer than ISO's four characters.
    private static string? ReasonOf(ReceivedStatus status) => status.Reasons.Count == 0 ? null
        : status.Reasons[0].Code is { Length: <= 4 } code ? code
        : ReasonCodes.Narrative;
}
