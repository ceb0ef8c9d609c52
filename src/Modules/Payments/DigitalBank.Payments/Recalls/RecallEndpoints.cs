using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Payments.Recalls;

/// <summary>Taking payments back: customers and staff ask other banks, staff decide what other banks ask.</summary>
internal static class RecallEndpoints
{
    /// <summary>Why: an ISO code such as DUPL or FRAD.</summary>
    internal sealed record RecallRequest(string ReasonCode);

    /// <param name="IsAccepted">Whether the payee gives the money back.</param>
    /// <param name="Reason">What the decision rests on.</param>
    internal sealed record RecallDecision(bool IsAccepted, string Reason);

    public static void Map(BankEndpoints endpoints)
    {
        endpoints.Customer.MapPost("/payments/transfers/{paymentOrderId:guid}/recall", PaymentsPermissions.Transfer, AskAsCustomerAsync)
            .Produces<RecallView>().WithName("RecallTransfer");
        endpoints.Staff.MapPost("/payments/orders/{paymentOrderId:guid}/recall", PaymentsPermissions.Recall, AskAsync)
            .Produces<RecallView>().WithName("RecallPaymentOrder");
        endpoints.Staff.MapGet("/payments/recalls", PaymentsPermissions.View, ListAsync)
            .Produces<Page<RecallView>>().WithName("ListRecalls");
        endpoints.Staff.MapPost("/payments/recalls/{recallId:guid}/decision", PaymentsPermissions.DecideIncoming, DecideAsync)
            .Produces<RecallView>().WithName("DecideRecall");
    }

    private static async Task<IResult> AskAsCustomerAsync(
        Guid paymentOrderId, RecallRequest body, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new RecallPayment(paymentOrderId, actor.PartyId ?? Guid.Empty, body.ReasonCode), cancellationToken)).ToHttp();

    private static async Task<IResult> AskAsync(Guid paymentOrderId, RecallRequest body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new RecallPayment(paymentOrderId, OrderingPartyId: null, body.ReasonCode), cancellationToken)).ToHttp();

    private static async Task<IResult> ListAsync(
        RecallStatus? status, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken) =>
        page.TryAfterId(out var before)
            ? (await bank.Send(new ListRecalls(status, before, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();

    private static async Task<IResult> DecideAsync(Guid recallId, RecallDecision body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new DecideRecall(recallId, body.IsAccepted, body.Reason), cancellationToken)).ToHttp();
}
