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

/// <param name="Failed">Messages that could not be read, or a mailbox that could not be reached.</param>
internal sealed record ExchangedMessages(long Delivered, long TakenIn, long Failed);

internal sealed partial class ExchangeMessagesHandler(
    PaymentsDbContext db,
    SchemeChannel channel,
    MessageFolder folder,
    IMediator bank,
    PaymentFolders folders,
    TimeProvider clock,
    ILogger<ExchangeMessagesHandler> logger) : ICommandHandler<ExchangeMessages, ExchangedMessages>
{
    private const int PageSize = 50;

    public async Task<Result<ExchangedMessages>> Handle(ExchangeMessages request, CancellationToken cancellationToken)
    {
        try
        {
            var delivered = await DeliverAsync(cancellationToken);
            var (takenIn, failed) = channel.IsConnected ? await FetchAsync(cancellationToken) : await folder.TakeInAsync(cancellationToken);
            return new ExchangedMessages(delivered + await DeliverAsync(cancellationToken), takenIn, failed);
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogNotReached(exception.GetType().Name);
            return PaymentsErrors.SchemeNotReached;
        }
    }

    private async Task<long> DeliverAsync(CancellationToken cancellationToken)
    {
        var delivered = 0L;
        while (await NextPageAsync(cancellationToken) is { Count: > 0 } page)
        {
            foreach (var message in page)
            {
                await DeliverAsync(message, cancellationToken);
                delivered++;
            }
        }

        return delivered;
    }

    private async Task DeliverAsync(GatewayMessage message, CancellationToken cancellationToken)
    {
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
            message.Refuse(Iso20022.ReasonCodes.InvalidFileFormat, "The other side does not take it.", clock.GetUtcNow());
        }

        await db.SaveChangesAsync(CancellationToken.None); // it is out; this must be known
    }

    private Task<List<GatewayMessage>> NextPageAsync(CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        return db.GatewayMessages
            .Where(message => message.Status == GatewayMessageStatus.Queued)
            .OrderBy(message => message.Id)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
    }

    private async Task<(long TakenIn, long Failed)> FetchAsync(CancellationToken cancellationToken)
    {
        var (takenIn, failed) = (0L, 0L);
        while (await channel.FetchAsync(cancellationToken) is { } fetched)
        {
            var received = await bank.Send(new ReceiveMessage(fetched.Content), cancellationToken);
            if (received.Failure is { Kind: FailureKind.Unavailable or FailureKind.Conflict })
            {
                break; // it stays at the other side, and the next run asks again
            }

            if (!received.IsSuccess)
            {
                LogNotTaken(fetched.Number, received.Failure.Code);
                await folder.KeepFailedAsync(FormattableString.Invariant($"mailbox-{fetched.Number}.xml"), fetched.Content, received.Failure, cancellationToken);
                failed++;
            }

            await channel.DeleteAsync(fetched, CancellationToken.None);
            takenIn++;
        }

        return (takenIn, failed);
    }

    [LoggerMessage(LogLevel.Warning, "The scheme's mailbox could not be reached ({Problem}); the next run tries again")]
    private partial void LogNotReached(string problem);

    [LoggerMessage(LogLevel.Warning, "Message {Number} of the scheme's mailbox was not taken: {FailureCode}")]
    private partial void LogNotTaken(long number, string failureCode);
}
