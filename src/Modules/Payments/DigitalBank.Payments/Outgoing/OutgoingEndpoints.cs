using DigitalBank.Payments.Data;
using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Outgoing;

/// <summary>Outgoing files for staff.</summary>
internal static class OutgoingEndpoints
{
    public static void Map(BankEndpoints endpoints)
    {
        endpoints.Staff.MapPost("/payments/outgoing-batches", PaymentsPermissions.Send, SendAsync)
            .Produces<SentPayments>().WithName("SendOutgoingPayments");
        endpoints.Staff.MapGet("/payments/outgoing-batches", PaymentsPermissions.View, ListAsync)
            .Produces<Page<OutgoingBatchView>>().WithName("ListOutgoingBatches");
    }

    private static async Task<IResult> SendAsync(IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new SendOutgoingPayments(), cancellationToken)).ToHttp();

    private static async Task<IResult> ListAsync(
        [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken) =>
        page.TryAfterId(out var before)
            ? (await bank.Send(new ListOutgoingBatches(before, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();
}

/// <summary>A page of outgoing files, newest first.</summary>
internal sealed record ListOutgoingBatches(Guid? Before, int Limit) : IQuery<Page<OutgoingBatchView>>;

internal sealed record OutgoingBatchView(
    Guid BatchId,
    string CurrencyCode,
    string MessageId,
    string FileName,
    OutgoingBatchStatus Status,
    DateOnly BookingDate,
    DateTimeOffset CreatedAt,
    long Payments);

internal sealed class ListOutgoingBatchesHandler(PaymentsDbContext db) : IQueryHandler<ListOutgoingBatches, Page<OutgoingBatchView>>
{
    public async Task<Result<Page<OutgoingBatchView>>> Handle(ListOutgoingBatches request, CancellationToken cancellationToken)
    {
        var batches = db.OutgoingBatches.AsNoTracking();
        if (request.Before is { } before)
        {
            batches = batches.Where(batch => batch.Id < before);
        }

        var page = await batches
            .OrderByDescending(batch => batch.Id)
            .Take(request.Limit)
            .ToListAsync(cancellationToken);
        return Page.Of(page.ConvertAll(ViewOf), request.Limit, batch => batch.BatchId.ToString());
    }

    private static OutgoingBatchView ViewOf(OutgoingBatch batch) => new(
        batch.Id, batch.CurrencyCode, batch.MessageId, batch.FileName, batch.Status, batch.BookingDate, batch.CreatedAt, batch.Payments);
}
