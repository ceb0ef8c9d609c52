using DigitalBank.Payments.Booking;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.DirectDebits.Collections;
using DigitalBank.Payments.Gateway;
using DigitalBank.Payments.Incoming;
using DigitalBank.Payments.Iso20022;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform.Data;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Answers;

/// <summary>
/// Messages of ours that the other side refused when they were first offered: it never had anything in them. What left with a pacs.008 or
/// a pacs.004 comes back; the others moved nothing. The money of a pacs.004 comes back after a later offer too, but held for a person to ask.
/// </summary>
internal sealed partial class RefusedMessages(
    PaymentsDbContext db,
    SentOrders sent,
    RefusedPayments payments,
    RejectedReturns returns,
    CollectionAnswers collections,
    OrderDesk desk,
    TimeProvider clock,
    IOptions<PaymentsOptions> options,
    ILogger<RefusedMessages> logger)
{
    /// <summary>Takes each to its end. One that cannot be undone now waits for the next run and stands in no other's way.</summary>
    /// <returns>How many wait on.</returns>
    public async Task<long> UndoAsync(CancellationToken cancellationToken)
    {
        var open = 0L;
        var refused = await db.GatewayMessages
            .Where(message => message.Status == GatewayMessageStatus.Undoing)
            .OrderBy(message => message.Id)
            .Select(message => new { message.Id, message.Name, message.MessageId, message.Attempts })
            .ToListAsync(cancellationToken);
        foreach (var message in refused)
        {
            try
            {
                open += await UndoAsync(message.Id, message.Name, message.MessageId, message.Attempts, cancellationToken) ? 0 : 1;
            }
            catch (DbUpdateException failed) when (failed.IsConflict())
            {
                open++; // somebody else moves one of its payments at this moment; the next run reads again
                db.ChangeTracker.Clear();
            }
        }

        return open;
    }

    private async Task<bool> UndoAsync(Guid id, string name, string messageId, int attempts, CancellationToken cancellationToken)
    {
        var problem = MessageDesk.FamilyOf(name) switch
        {
            "pacs.008.001" => await UndoPaymentsAsync(messageId, cancellationToken),
            "pacs.004.001" => await returns.TakeBackAsync(
                [messageId], ReasonCodes.InvalidFileFormat, attempts > 1 ? HoldReason.ReturnUncertain : HoldReason.ReturnRejected, cancellationToken),
            "pacs.003.001" => await UndoCollectionsAsync(messageId, cancellationToken),
            _ => null,
        };
        db.ChangeTracker.Clear();
        if (problem is not null)
        {
            LogOpen(id, problem.Code);
            return false;
        }

        var message = await db.GatewayMessages.SingleAsync(m => m.Id == id, cancellationToken);
        if (message.Status == GatewayMessageStatus.Undoing)
        {
            message.Undone(clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
        }

        return true;
    }

    private async Task<Failure?> UndoCollectionsAsync(string messageId, CancellationToken cancellationToken)
    {
        await collections.UndoAsync(messageId, cancellationToken);
        return null;
    }

    private async Task<Failure?> UndoPaymentsAsync(string messageId, CancellationToken cancellationToken)
    {
        foreach (var page in (await sent.OfMessageAsync(messageId, cancellationToken)).Chunk(options.Value.InFlight))
        {
            var found = await sent.FindAsync(page, cancellationToken);
            if (!found.IsSuccess)
            {
                return found.Failure;
            }

            var never = found.Value.OfType<PaymentOrder>().Where(order => order.Status == PaymentOrderStatus.Sent);
            var (rejected, open) = await payments.GiveBackAsync([.. never.Select(order => (order, ReasonCodes.InvalidFileFormat))], cancellationToken);
            await desk.RecordAsync(rejected, CancellationToken.None); // the money is back; this must be known
            db.ChangeTracker.Clear();
            if (open is not null)
            {
                return open;
            }
        }

        return null;
    }

    [LoggerMessage(LogLevel.Warning, "What left with the refused message {MessageRowId} is not back yet: {FailureCode}")]
    private partial void LogOpen(Guid messageRowId, string failureCode);
}
