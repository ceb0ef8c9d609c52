using DigitalBank.Payments.Data;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Recalls;

/// <summary>A page of requests to take payments back, newest first.</summary>
/// <param name="Status">Null for all.</param>
internal sealed record ListRecalls(RecallStatus? Status, Guid? Before, int Limit) : IQuery<Page<RecallView>>;

/// <param name="IsOurs">We want a payment back; otherwise the other bank does.</param>
/// <param name="AnswerCode">ISO reason of a refusal.</param>
/// <param name="Reason">What the member of staff who decided said.</param>
/// <param name="JoinsRecallId">An earlier request for the same payment, which is decided for both.</param>
internal sealed record RecallView(
    Guid RecallId,
    bool IsOurs,
    RecallStatus Status,
    Guid? PaymentOrderId,
    Guid? IncomingPaymentId,
    string? Counterparty,
    string ReasonCode,
    string? AnswerCode,
    string RequestedBy,
    string? DecidedBy,
    string? Reason,
    Guid? JoinsRecallId,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DecidedAt)
{
    public static RecallView Of(Recall recall) => new(
        recall.Id,
        recall.IsOurs,
        recall.Status,
        recall.PaymentOrderId,
        recall.IncomingPaymentId,
        recall.Counterparty,
        recall.ReasonCode,
        recall.AnswerCode,
        recall.RequestedBy,
        recall.DecidedBy,
        recall.Reason,
        recall.JoinsId,
        recall.CreatedAt,
        recall.DecidedAt);
}

internal sealed class ListRecallsHandler(PaymentsDbContext db) : IQueryHandler<ListRecalls, Page<RecallView>>
{
    public async Task<Result<Page<RecallView>>> Handle(ListRecalls request, CancellationToken cancellationToken)
    {
        var recalls = db.Recalls.AsNoTracking();
        if (request.Status is { } status)
        {
            recalls = recalls.Where(recall => recall.Status == status);
        }

        if (request.Before is { } before)
        {
            recalls = recalls.Where(recall => recall.Id < before);
        }

        var page = await recalls.OrderByDescending(recall => recall.Id).Take(request.Limit).ToListAsync(cancellationToken);
        return Page.Of(page.ConvertAll(RecallView.Of), request.Limit, recall => recall.RecallId.ToString());
    }
}
