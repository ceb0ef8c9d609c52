using DigitalBank.Payments.Answers;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Files;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DigitalBank.Payments.Gateway;

/// <summary>
/// Delivers what waits in the out-tray and takes in what waits at the other side: through its mailbox where one is named
/// (<c>Payments:SchemeUrl</c>), else through the folders for messages in and out.
/// </summary>
/// <remarks>Killed at any point, the next run goes on: a message may be delivered or fetched twice, and both sides know it again by its id.</remarks>
internal sealed record ExchangeMessages : ICommand<ExchangedMessages>;

/// <param name="Failed">Messages that could not be taken in, and messages of ours that the other side would not take now.</param>
internal sealed record ExchangedMessages(long Delivered, long TakenIn, long Failed);

internal sealed partial class ExchangeMessagesHandler(
    PaymentsDbContext db,
    SchemeChannel channel,
    MessageFolder folder,
    RefusedMessages refused,
    IMediator bank,
    PaymentFolders folders,
    TimeProvider clock,
    ILogger<ExchangeMessagesHandler> logger) : ICommandHandler<ExchangeMessages, ExchangedMessages>
{
    /// <summary>A mailbox that refuses so many messages in one run is in trouble, not the messages.</summary>
    private const int MostUndelivered = 20;

    public async Task<Result<ExchangedMessages>> Handle(ExchangeMessages request, CancellationToken cancellationToken)
    {
        try
        {
            var (before, _) = await DeliverAsync(cancellationToken);
            var (takenIn, failed) = channel.IsConnected ? await FetchAsync(cancellationToken) : await folder.TakeInAsync(cancellationToken);
            var (after, undelivered) = await DeliverAsync(cancellationToken);
            undelivered += await refused.UndoAsync(cancellationToken);
            return new ExchangedMessages(before + after, takenIn, failed + undelivered);
        }
        catch (Exception exception) when (IsTrouble(exception, cancellationToken))
        {
            LogNotReached(exception.GetType().Name);
            return PaymentsErrors.SchemeNotReached;
        }
    }

    private static bool IsTrouble(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    /// <summary>Tries each message that waits once. One that the other side does not take now waits on, and stands in no other's way.</summary>
    private async Task<(long Delivered, long Undelivered)> DeliverAsync(CancellationToken cancellationToken)
    {
        var (delivered, undelivered) = (0L, 0L);
        var waiting = await db.GatewayMessages
            .Where(message => message.Status == GatewayMessageStatus.Queued)
            .OrderBy(message => message.Id)
            .Select(message => message.Id)
            .ToListAsync(cancellationToken);
        foreach (var id in waiting)
        {
            try
            {
                delivered += await DeliverAsync(id, cancellationToken) ? 1 : 0;
            }
            catch (Exception exception) when (IsTrouble(exception, cancellationToken))
            {
                undelivered++;
                var status = (exception as HttpRequestException)?.StatusCode;
                LogUndelivered(id, status?.ToString() ?? exception.GetType().Name);
                if (status is null || undelivered == MostUndelivered)
                {
                    break;
                }
            }
        }

        return (delivered, undelivered);
    }

    /// <returns>False when another process has delivered it meanwhile, or another message has to go first.</returns>
    private async Task<bool> DeliverAsync(Guid messageId, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear(); // a message may have many megabytes: one at a time
        var message = await db.GatewayMessages.SingleOrDefaultAsync(m => m.Id == messageId && m.Status == GatewayMessageStatus.Queued, cancellationToken);
        if (message is null || await HasToWaitAsync(message, cancellationToken))
        {
            return false;
        }

        await DeliverAsync(message, cancellationToken);
        return true;
    }

    // Before it has the payment, the other bank would answer our request for it that it never had it, and keep what it gets later.
    private async Task<bool> HasToWaitAsync(GatewayMessage message, CancellationToken cancellationToken) =>
        MessageDesk.FamilyOf(message.Name) == "camt.056.001"
        && await (
            from recall in db.Recalls
            join order in db.Orders on recall.PaymentOrderId equals order.Id
            join batch in db.OutgoingBatches on order.BatchId equals batch.Id
            join payment in db.GatewayMessages on batch.MessageId equals payment.MessageId
            where recall.CaseId == message.MessageId && payment.Direction == MessageDirection.Out && payment.Status == GatewayMessageStatus.Queued
            select payment.Id).AnyAsync(cancellationToken);

    private async Task DeliverAsync(GatewayMessage message, CancellationToken cancellationToken)
    {
        // Saved first: should the answer be lost, the next attempt knows that the other side may have it.
        message.BeginDelivery();
        await db.SaveChangesAsync(cancellationToken);
        if (!channel.IsConnected)
        {
            await AtomicFile.WriteAsync(
                Path.Combine(folders.Outgoing, message.FileName), stream => stream.WriteAsync(message.Content, cancellationToken).AsTask(), cancellationToken);
            message.Deliver(clock.GetUtcNow());
        }
        else if (await channel.DeliverAsync(message.Content, cancellationToken))
        {
            message.Deliver(clock.GetUtcNow());
        }
        else
        {
            message.BeRefused(Iso20022.ReasonCodes.InvalidFileFormat, clock.GetUtcNow());
        }

        await db.SaveChangesAsync(CancellationToken.None); // it is out; this must be known
    }

    private async Task<(long TakenIn, long Failed)> FetchAsync(CancellationToken cancellationToken)
    {
        var (takenIn, failed) = (0L, 0L);
        while (await channel.FetchAsync(cancellationToken) is { } fetched)
        {
            var received = fetched.Content is { } content ? await bank.Send(new ReceiveMessage(content), cancellationToken) : PaymentsErrors.MessageTooLarge;
            var isKept = received.Failure?.Code == PaymentsErrors.MessageWaits.Code; // what it waits for may stand behind it
            if (!isKept && received.Failure is { Kind: FailureKind.Unavailable or FailureKind.Conflict })
            {
                break; // it stays at the other side, and the next run asks again
            }

            if (!isKept && !received.IsSuccess)
            {
                LogNotTaken(fetched.Number, received.Failure.Code);
                await folder.KeepFailedAsync(
                    FormattableString.Invariant($"mailbox-{fetched.Number}.xml"),
                    stream => channel.CopyAsync(fetched, stream, cancellationToken),
                    received.Failure,
                    cancellationToken);
                failed++;
            }

            await channel.DeleteAsync(fetched, CancellationToken.None);
            takenIn++;
        }

        return (takenIn, failed);
    }

    [LoggerMessage(LogLevel.Warning, "The scheme's mailbox could not be reached ({Problem}); the next run tries again")]
    private partial void LogNotReached(string problem);

    [LoggerMessage(LogLevel.Warning, "Message {MessageRowId} was not delivered ({Problem}); the next run tries again")]
    private partial void LogUndelivered(Guid messageRowId, string problem);

    [LoggerMessage(LogLevel.Warning, "Message {Number} of the scheme's mailbox was not taken: {FailureCode}")]
    private partial void LogNotTaken(long number, string failureCode);
}
