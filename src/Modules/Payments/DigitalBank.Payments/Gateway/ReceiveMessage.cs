using System.Xml;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Files;
using DigitalBank.Payments.Iso20022;
using DigitalBank.Payments.Iso20022.Reading;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Iso20022;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Gateway;

/// <summary>Takes in a message of another bank: keeps it, does what it asks, and answers it.</summary>
/// <param name="Content">Bytes as they came. The same bytes again get the answer that was given first.</param>
/// <param name="AnswerIsHandedOver">The caller gives the answer to the other bank; otherwise it waits in the out-tray.</param>
internal sealed record ReceiveMessage(byte[] Content, bool AnswerIsHandedOver = false) : ICommand<ReceivedMessageView>
{
    /// <summary>A person hands it in: it is kept until a second one agrees. Null where the channel brings it.</summary>
    public HandedIn? HandedIn { get; init; }
}

/// <param name="IsRepetition">The message was here before; nothing was done again.</param>
/// <param name="Answer">Null where nothing is to be said.</param>
internal sealed record ReceivedMessageView(GatewayMessageView Message, bool IsRepetition, GatewayMessageView? Answer, byte[]? AnswerContent);

internal sealed class ReceiveMessageHandler(
    PaymentsDbContext db,
    IEnumerable<IMessageFlow> flows,
    MessageWork work,
    MessageSchemas schemas,
    TimeProvider clock,
    IOptions<PaymentsOptions> options) : ICommandHandler<ReceiveMessage, ReceivedMessageView>
{
    public async Task<Result<ReceivedMessageView>> Handle(ReceiveMessage command, CancellationToken cancellationToken)
    {
        var limits = FileLimits.For(options.Value) with { MaxBytes = options.Value.MaxMessageMegabytes * 1024L * 1024L };
        if (command.Content.Length > limits.MaxBytes)
        {
            return PaymentsErrors.MessageTooLarge;
        }

        var named = NameOf(command.Content, limits);
        if (!named.IsSuccess)
        {
            return named.Failure;
        }

        if (flows.FirstOrDefault(flow => flow.Family == MessageDesk.FamilyOf(named.Value)) is not { } flow)
        {
            return PaymentsErrors.MessageNotTaken;
        }

        using var content = new MemoryStream(command.Content, writable: false);
        var examination = Examine(flow, named.Value, content, limits);
        if (examination.Header is null)
        {
            return Unreadable(examination.Refusals);
        }

        try
        {
            return await TakeAsync(flow, examination, command, content, limits, cancellationToken);
        }
        catch (DbUpdateException failed) when (failed.IsConflict())
        {
            // Somebody else works on the same message at this moment; both do the same, and the one who is later asks again.
            return PaymentsErrors.MessageInProgress;
        }
    }

    private async Task<Result<ReceivedMessageView>> TakeAsync(
        IMessageFlow flow, MessageExamination examination, ReceiveMessage command, MemoryStream content, XmlLimits limits, CancellationToken cancellationToken)
    {
        var message = NewMessage(examination, command.Content);
        var known = await db.GatewayMessages.SingleOrDefaultAsync(m => m.DuplicateKey == message.DuplicateKey, cancellationToken);
        if (command.HandedIn is { } by)
        {
            return await KeepAsync(message, known, examination, by, cancellationToken);
        }

        if (known is { Status: GatewayMessageStatus.HandedIn } && known.ContentHash != message.ContentHash)
        {
            // Saved first: the id has to be free before the message that the other bank did send can have it.
            known.GiveWay(clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
            known = null;
        }

        if (known is { IsDone: true } && known.ContentHash == message.ContentHash)
        {
            return await work.ViewAsync(known, isRepetition: true, cancellationToken);
        }

        if (known is not null && known.ContentHash != message.ContentHash)
        {
            return await work.RefuseAsync(
                NewMessage(examination, command.Content, isDuplicate: true),
                examination,
                [new MessageFinding(ReasonCodes.DuplicateMessage, "Another message of this id came before; nothing of this one was done.")],
                command.AnswerIsHandedOver,
                cancellationToken);
        }

        if (examination.Refusals.Count > 0 && known is null)
        {
            return await work.RefuseAsync(message, examination, examination.Refusals, command.AnswerIsHandedOver, cancellationToken);
        }

        if (known is null)
        {
            db.GatewayMessages.Add(message);
        }

        if (known is { Status: GatewayMessageStatus.HandedIn })
        {
            known.Confirm();
        }

        (known ?? message).Try();
        await db.SaveChangesAsync(cancellationToken);
        return await work.FinishAsync(
            flow, new ReceivedMessage(known ?? message, examination, content, limits), command.AnswerIsHandedOver, cancellationToken);
    }

    private async Task<Result<ReceivedMessageView>> KeepAsync(
        GatewayMessage message, GatewayMessage? known, MessageExamination examination, HandedIn by, CancellationToken cancellationToken)
    {
        if (known is not null)
        {
            return known.ContentHash == message.ContentHash
                ? await work.ViewAsync(known, isRepetition: true, cancellationToken)
                : PaymentsErrors.MessageKnownOtherwise;
        }

        if (examination.Refusals.Count > 0)
        {
            return Unreadable(examination.Refusals);
        }

        message.HandIn(by);
        db.GatewayMessages.Add(message);
        await db.SaveChangesAsync(cancellationToken);
        return await work.ViewAsync(message, isRepetition: false, cancellationToken);
    }

    private MessageExamination Examine(IMessageFlow flow, string messageName, MemoryStream content, XmlLimits limits)
    {
        var examination = flow.Examine(content, limits);
        var found = schemas.Judge(messageName, content, limits);
        content.Position = 0;
        return found.Count == 0 ? examination : examination with { Refusals = [.. found, .. examination.Refusals] };
    }

    private static Result<string> NameOf(byte[] content, XmlLimits limits)
    {
        try
        {
            using var xml = SafeXml.Open(new MemoryStream(content, writable: false), limits);
            return SafeXml.MoveToMessage(xml);
        }
        catch (MessageRefusedException refused)
        {
            return Unreadable([refused.Finding]);
        }
        catch (XmlException problem)
        {
            return Unreadable([SafeXml.Explain(problem)]);
        }
    }

    private static Failure Unreadable(IReadOnlyList<MessageFinding> findings) => PaymentsErrors.MessageUnreadable.Because(
        $"{PaymentsErrors.MessageUnreadable.Message} {string.Join("; ", findings.Take(5))}");

    private GatewayMessage NewMessage(MessageExamination examination, byte[] content, bool isDuplicate = false)
    {
        var header = examination.Header!;
        var sender = header.SenderBic;
        var message = new GatewayMessage
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Direction = MessageDirection.In,
            Name = header.MessageName,
            MessageId = header.MessageId,
            Counterparty = sender,
            Content = content,
            ContentHash = MessageDesk.HashOf(content),
            Items = examination.Items,
            CreatedAt = clock.GetUtcNow(),
        };
        message.Take(isDuplicate ? null : MessageDesk.DuplicateKeyOf(MessageDirection.In, sender, header.MessageName, header.MessageId));
        return message;
    }
}
