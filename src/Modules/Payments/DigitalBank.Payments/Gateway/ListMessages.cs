using System.Linq.Expressions;
using DigitalBank.Payments.Data;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Gateway;

/// <summary>A page of messages in and out, newest first, without their contents.</summary>
/// <param name="Direction">Null for both.</param>
/// <param name="Status">Null for all.</param>
/// <param name="Before">The last id of the page before; null for the first.</param>
internal sealed record ListMessages(MessageDirection? Direction, GatewayMessageStatus? Status, Guid? Before, int Limit) : IQuery<Page<GatewayMessageView>>;

/// <summary>One message with its content.</summary>
internal sealed record GetMessageContent(Guid MessageId) : IQuery<byte[]>;

internal sealed record GatewayMessageView(
    Guid Id,
    MessageDirection Direction,
    string Name,
    string MessageId,
    string? Counterparty,
    GatewayMessageStatus Status,
    long Items,
    int Attempts,
    string? ReasonCode,
    string? Remark,
    Guid? AnswersId,
    string? HandedInBy,
    string? HandedInReason,
    string? DecidedBy,
    string? DecisionReason,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DoneAt)
{
    /// <summary>For queries, so that a list does not read the contents.</summary>
    public static readonly Expression<Func<GatewayMessage, GatewayMessageView>> Columns = message => new GatewayMessageView(
        message.Id,
        message.Direction,
        message.Name,
        message.MessageId,
        message.Counterparty,
        message.Status,
        message.Items,
        message.Attempts,
        message.ReasonCode,
        message.Remark,
        message.AnswersId,
        message.HandedInBy,
        message.HandedInReason,
        message.DecidedBy,
        message.DecisionReason,
        message.CreatedAt,
        message.DoneAt);

    private static readonly Func<GatewayMessage, GatewayMessageView> Read = Columns.Compile();

    public static GatewayMessageView Of(GatewayMessage message) => Read(message);
}

internal sealed class ListMessagesHandler(PaymentsDbContext db) : IQueryHandler<ListMessages, Page<GatewayMessageView>>
{
    public async Task<Result<Page<GatewayMessageView>>> Handle(ListMessages request, CancellationToken cancellationToken)
    {
        var messages = db.GatewayMessages.AsNoTracking();
        if (request.Direction is { } direction)
        {
            messages = messages.Where(message => message.Direction == direction);
        }

        if (request.Status is { } status)
        {
            messages = messages.Where(message => message.Status == status);
        }

        if (request.Before is { } before)
        {
            messages = messages.Where(message => message.Id < before);
        }

        var page = await messages
            .OrderByDescending(message => message.Id)
            .Take(request.Limit)
            .Select(GatewayMessageView.Columns)
            .ToListAsync(cancellationToken);
        return Page.Of(page, request.Limit, message => message.Id.ToString());
    }
}

internal sealed class GetMessageContentHandler(PaymentsDbContext db) : IQueryHandler<GetMessageContent, byte[]>
{
    public async Task<Result<byte[]>> Handle(GetMessageContent request, CancellationToken cancellationToken)
    {
        var content = await db.GatewayMessages
            .Where(message => message.Id == request.MessageId && !message.IsErased)
            .Select(message => message.Content)
            .SingleOrDefaultAsync(cancellationToken);
        return content is null ? PaymentsErrors.UnknownMessage : content;
    }
}
