using DigitalBank.Payments.Data;
using DigitalBank.Payments.Gateway;
using DigitalBank.Payments.Iso20022;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.Outgoing;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Answers;

/// <summary>Finds our payments that a message of another bank is about.</summary>
internal sealed class SentOrders(PaymentsDbContext db, BatchSender sender)
{
    /// <summary>
    /// The payments by our transaction id, else by our message and the UETR, end-to-end id or instruction id in it. A payment whose batch a crash left half noted is noted as sent
    /// first: the other bank has it, or it would not talk about it.
    /// </summary>
    /// <returns>
    /// One for each, in their order, tracked; null for what is none of ours. A failure where a batch cannot be noted as sent now: the message
    /// has to wait, because what it says cannot be applied to an order that has not left.
    /// </returns>
    public async Task<Result<List<PaymentOrder?>>> FindAsync(IReadOnlyList<OriginalPayment> originals, CancellationToken cancellationToken)
    {
        var found = await LookUpAsync(originals, cancellationToken);
        var halfNoted = found.Where(order => order is { Status: PaymentOrderStatus.Booked, BatchId: not null }).Select(order => order!.BatchId!.Value).Distinct().ToList();
        if (halfNoted.Count == 0)
        {
            return found;
        }

        foreach (var batchId in halfNoted)
        {
            var sent = await sender.SendAsync(batchId, cancellationToken);
            if (!sent.IsSuccess)
            {
                return sent.Failure;
            }
        }

        db.ChangeTracker.Clear();
        return await LookUpAsync(originals, cancellationToken);
    }

    /// <summary>All payments of one of our messages.</summary>
    public async Task<IReadOnlyList<OriginalPayment>> OfMessageAsync(string messageId, CancellationToken cancellationToken) =>
        [
            .. (await db.Orders
                .Where(order => db.OutgoingBatches.Any(batch => batch.MessageId == messageId && batch.Id == order.BatchId))
                .OrderBy(order => order.Id)
                .Select(order => order.Id)
                .ToListAsync(cancellationToken))
            .Select(id => new OriginalPayment(messageId, null, null, null, id.ToString("N"), null, null, null)),
        ];

    /// <returns>How far the messages with which payments left have come, by batch.</returns>
    public async Task<IReadOnlyDictionary<Guid, Delivery>> DeliveriesAsync(IReadOnlyList<PaymentOrder> payments, CancellationToken cancellationToken)
    {
        var batches = payments.Select(order => order.BatchId).OfType<Guid>().Distinct().ToList();
        return batches.Count == 0 ? new Dictionary<Guid, Delivery>() : await (
            from batch in db.OutgoingBatches
            join message in db.GatewayMessages on batch.MessageId equals message.MessageId
            where batches.Contains(batch.Id) && message.Direction == MessageDirection.Out
            select new { batch.Id, Delivery = new Delivery(message.Status, message.Attempts) })
            .ToDictionaryAsync(one => one.Id, one => one.Delivery, cancellationToken);
    }

    /// <returns>How far a message of ours has come; null for none of ours.</returns>
    public Task<Delivery?> DeliveryOfAsync(string messageId, CancellationToken cancellationToken) => db.GatewayMessages
        .Where(message => message.Direction == MessageDirection.Out && message.MessageId == messageId)
        .Select(message => new Delivery(message.Status, message.Attempts))
        .FirstOrDefaultAsync(cancellationToken);

    private async Task<List<PaymentOrder?>> LookUpAsync(IReadOnlyList<OriginalPayment> originals, CancellationToken cancellationToken)
    {
        var ids = originals.Select(IdOf).OfType<Guid>().ToList();
        var byId = await db.Orders.Where(order => ids.Contains(order.Id) && order.IsOutgoing).ToDictionaryAsync(order => order.Id, cancellationToken);
        var ofMessages = await OfMessagesAsync([.. originals.Where(original => IdOf(original) is null && original.MessageId is not null)], cancellationToken);
        return
        [
            .. originals.Select(original =>
            {
                var order = IdOf(original) is { } id ? byId.GetValueOrDefault(id) : Only(ofMessages[original.MessageId ?? string.Empty], original);
                return order is not null && original.Uetr is not null && original.Uetr != order.Uetr ? null : order;
            }),
        ];
    }

    private async Task<ILookup<string, PaymentOrder>> OfMessagesAsync(IReadOnlyList<OriginalPayment> originals, CancellationToken cancellationToken)
    {
        var messages = originals.Select(original => original.MessageId!).Distinct().ToList();
        var uetrs = originals.Select(original => original.Uetr).OfType<string>().ToList();
        var endToEndIds = originals.Where(original => original.Uetr is null).Select(original => original.EndToEndId).OfType<string>().ToList();
        var instructionIds = originals.Where(original => original.Uetr is null).Select(original => original.InstructionId).OfType<string>().ToList();
        var found = messages.Count == 0 ? [] : await (
            from batch in db.OutgoingBatches
            join order in db.Orders on batch.Id equals order.BatchId
            where messages.Contains(batch.MessageId)
                && (uetrs.Contains(order.Uetr) || endToEndIds.Contains(order.EndToEndId)
                    || (order.InstructionId != null && instructionIds.Contains(order.InstructionId)))
            select new { batch.MessageId, Order = order }).ToListAsync(cancellationToken);
        return found.ToLookup(one => one.MessageId, one => one.Order);
    }

    /// <summary>A payment of the message that is called so; where more than one is, nobody can tell which one is meant.</summary>
    private static PaymentOrder? Only(IEnumerable<PaymentOrder> ofMessage, OriginalPayment original)
    {
        var named = ofMessage.Where(order => IsNamed(original, order)).Take(2).ToList();
        return named.Count == 1 ? named[0] : null;
    }

    /// <summary>Every reference that is given has to be the payment's, and one that tells payments apart has to be given.</summary>
    private static bool IsNamed(OriginalPayment original, PaymentOrder order) => original.Uetr is { } uetr
        ? uetr == order.Uetr
        : (original.EndToEndId is not null || original.InstructionId is not null)
            && (original.EndToEndId is null || original.EndToEndId == order.EndToEndId)
            && (original.InstructionId is null || original.InstructionId == order.InstructionId);

    private static Guid? IdOf(OriginalPayment original) => Guid.TryParseExact(original.TransactionId, "N", out var id) ? id : null;
}

/// <summary>How far a message of ours has come.</summary>
/// <param name="Attempts">How often somebody began to deliver it.</param>
internal sealed record Delivery(GatewayMessageStatus Status, int Attempts)
{
    /// <summary>It will be offered, perhaps once more.</summary>
    public bool IsQueued => Status == GatewayMessageStatus.Queued;

    public bool IsOffered => !IsQueued || Attempts > 0;

    /// <summary>Offered more than once, and called a duplicate: the other bank says that it has it already.</summary>
    public bool IsKnownByRepetition(string reasonCode) =>
        Attempts > 1 && reasonCode is (ReasonCodes.DuplicateMessage or ReasonCodes.Duplication);
}
