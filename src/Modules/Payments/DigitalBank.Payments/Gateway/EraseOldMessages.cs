using DigitalBank.Customers.Contracts.Erasure;
using DigitalBank.Payments.Data;
using DigitalBank.Platform.Jobs;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Gateway;

/// <summary>
/// Erases what messages between banks said, once the books need it no more. One message names many people, so it goes by its own age
/// (<c>Payments:RetentionYears</c>) and not with one of them; it stays while one of ours in it is under a legal hold. Its id and hash stay, so
/// that the same message is still known.
/// </summary>
internal sealed class EraseOldMessages(PaymentsDbContext db, IMediator bank, TimeProvider clock, IOptions<PaymentsOptions> options) : IBankJob
{
    private const int PageSize = 200;

    public string Name => "erase-old-messages";

    public string Description => "Erase the contents of messages between banks that the books need no more";

    public string? DefaultSchedule => "0 20 3 * * ?";

    public async Task<StepReport> RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().AddYears(-options.Value.RetentionYears);
        var (erased, last) = (0L, Guid.Empty);
        while (await NextPageAsync(before, last, cancellationToken) is { Count: > 0 } page)
        {
            last = page[^1];
            var parties = await PartiesOfAsync(page, cancellationToken);
            var held = (await bank.Send(new FindLegalHolds([.. parties.Select(one => one.PartyId).Distinct()]), cancellationToken)).Value.PartyIds;
            var kept = parties.Where(one => held.Contains(one.PartyId)).Select(one => one.MessageId).ToHashSet();
            var free = page.Where(id => !kept.Contains(id)).ToList();
            erased += await db.GatewayMessages
                .Where(message => free.Contains(message.Id))
                .ExecuteUpdateAsync(
                    set => set
                        .SetProperty(message => message.Content, Array.Empty<byte>())
                        .SetProperty(message => message.HandedInReason, (string?)null)
                        .SetProperty(message => message.DecisionReason, (string?)null)
                        .SetProperty(message => message.IsErased, true),
                    cancellationToken);
        }

        return new StepReport(erased);
    }

    private Task<List<Guid>> NextPageAsync(DateTimeOffset before, Guid after, CancellationToken cancellationToken) => db.GatewayMessages
        .Where(message => !message.IsErased && message.CreatedAt < before && message.Id > after
            && (message.Status == GatewayMessageStatus.Processed || message.Status == GatewayMessageStatus.Refused || message.Status == GatewayMessageStatus.Delivered))
        .OrderBy(message => message.Id)
        .Select(message => message.Id)
        .Take(PageSize)
        .ToListAsync(cancellationToken);

    /// <summary>Our customers in messages: payers of direct debits, payees of what came in and went back, and payers of what went out.</summary>
    private async Task<List<Named>> PartiesOfAsync(List<Guid> messages, CancellationToken cancellationToken)
    {
        var came = db.IncomingPayments
            .Where(payment => messages.Contains(payment.GatewayMessageId) && payment.CreditorPartyId != null)
            .Select(payment => new Named(payment.GatewayMessageId, payment.CreditorPartyId!.Value));
        var wentBack =
            from message in db.GatewayMessages
            join payment in db.IncomingPayments on message.MessageId equals payment.ReturnMessageId
            where messages.Contains(message.Id) && payment.CreditorPartyId != null
            select new Named(message.Id, payment.CreditorPartyId!.Value);
        var wentOut =
            from message in db.GatewayMessages
            join batch in db.OutgoingBatches on message.MessageId equals batch.MessageId
            join order in db.Orders on batch.Id equals order.BatchId
            where messages.Contains(message.Id) && order.OrderingPartyId != null
            select new Named(message.Id, order.OrderingPartyId!.Value);
        var debited = db.IncomingDebits
            .Where(debit => messages.Contains(debit.GatewayMessageId) && debit.DebtorPartyId != null)
            .Select(debit => new Named(debit.GatewayMessageId, debit.DebtorPartyId!.Value));
        var collected =
            from message in db.GatewayMessages
            join collection in db.Collections on message.MessageId equals collection.MessageId
            where messages.Contains(message.Id)
            select new Named(message.Id, collection.PartyId);
        return
        [
            .. await collected.Distinct().ToListAsync(cancellationToken),
            .. await debited.Distinct().ToListAsync(cancellationToken),
            .. await came.Distinct().ToListAsync(cancellationToken),
            .. await wentBack.Distinct().ToListAsync(cancellationToken),
            .. await wentOut.Distinct().ToListAsync(cancellationToken),
        ];
    }

    private sealed record Named(Guid MessageId, Guid PartyId);
}
