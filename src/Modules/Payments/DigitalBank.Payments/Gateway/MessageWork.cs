using DigitalBank.Payments.Data;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Pacs002;
using DigitalBank.Payments.Iso20022.Reading;
using DigitalBank.Platform;
using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Iso20022;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Gateway;

/// <summary>Takes a kept message to its end: outcome and answer are saved together.</summary>
internal sealed partial class MessageWork(
    PaymentsDbContext db, MessageDesk desk, IOptions<BankSettings> us, TimeProvider clock, ILogger<MessageWork> logger)
{
    public async Task<Result<ReceivedMessageView>> FinishAsync(
        IMessageFlow flow, ReceivedMessage received, bool answerIsHandedOver, CancellationToken cancellationToken)
    {
        var outcome = await flow.TakeAsync(received, cancellationToken);
        if (!outcome.IsSuccess)
        {
            // The message is kept and not finished: whatever stood in its way, it is taken up again.
            return outcome.Failure with { Kind = FailureKind.Unavailable };
        }

        // What the message asked for is done. A flow reads in pages and forgets them, so the message is read again.
        db.ChangeTracker.Clear();
        var message = await db.GatewayMessages.SingleAsync(m => m.Id == received.Message.Id, CancellationToken.None);
        if (message.IsDone)
        {
            return await ViewAsync(message, isRepetition: true, CancellationToken.None);
        }

        message.Finish(outcome.Value.Remark, clock.GetUtcNow());
        return await SaveAsync(message, outcome.Value.Answer, answerIsHandedOver);
    }

    /// <summary>Refuses a message as a whole and answers with the first reason.</summary>
    public async Task<Result<ReceivedMessageView>> RefuseAsync(
        GatewayMessage message,
        MessageExamination examination,
        IReadOnlyList<MessageFinding> findings,
        bool answerIsHandedOver,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        db.GatewayMessages.Add(message);
        message.Refuse(findings[0].ReasonCode, string.Join("; ", findings.Take(5).Select(PlaceOf)), clock.GetUtcNow());
        return await SaveAsync(message, Refusal(message, examination.Header!, findings), answerIsHandedOver);
    }

    public async Task<ReceivedMessageView> ViewAsync(GatewayMessage message, bool isRepetition, CancellationToken cancellationToken)
    {
        var answer = await db.GatewayMessages.AsNoTracking().FirstOrDefaultAsync(m => m.AnswersId == message.Id, cancellationToken);
        return new ReceivedMessageView(
            GatewayMessageView.Of(message), isRepetition, answer is null ? null : GatewayMessageView.Of(answer), answer is { IsErased: false } ? answer.Content : null);
    }

    private async Task<Result<ReceivedMessageView>> SaveAsync(GatewayMessage message, AnswerMessage? answer, bool answerIsHandedOver)
    {
        var queued = answer is null ? null : desk.Queue(answer, message.Counterparty, message.Id);
        if (answerIsHandedOver)
        {
            queued?.Deliver(clock.GetUtcNow());
        }

        await db.SaveChangesAsync(CancellationToken.None);
        LogDone(message.Id, message.Name, message.Status, message.ReasonCode);
        return new ReceivedMessageView(
            GatewayMessageView.Of(message), IsRepetition: false, queued is null ? null : GatewayMessageView.Of(queued), queued?.Content);
    }

    // The answer quotes what was wrong, to whoever wrote it. What stays on the list names the place alone: the value may be a name or an account.
    private static string PlaceOf(MessageFinding finding) => finding.Path.Length == 0
        ? finding.ReasonCode
        : FormattableString.Invariant($"{finding.ReasonCode} {finding.Path}, line {finding.Line}");

    private AnswerMessage Refusal(GatewayMessage message, MessageHeader header, IReadOnlyList<MessageFinding> findings)
    {
        var id = DerivedKey.Of("refusal", message.Id).ToString("N");
        return new AnswerMessage(Pacs002Writer.MessageName, id, Items: 0, stream => Pacs002Writer.Write(stream, new InterbankStatusReport(
            id,
            message.CreatedAt,
            new AgentIdentification(us.Value.Bic),
            header.InstructingAgent,
            header.MessageId,
            header.MessageName,
            ReportedStatus.Rejected,
            [.. findings.Take(5).Select(finding => new StatusReason(finding.ReasonCode, finding.Message))],
            [])));
    }

    [LoggerMessage(LogLevel.Information, "Message {MessageRowId}, a {MessageName}, is {Status} {ReasonCode}")]
    private partial void LogDone(Guid messageRowId, string messageName, GatewayMessageStatus status, string? reasonCode);
}
