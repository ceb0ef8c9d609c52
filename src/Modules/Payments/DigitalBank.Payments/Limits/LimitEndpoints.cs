using DigitalBank.Payments.Orders;
using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Monetary;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Payments.Limits;

/// <param name="PartyId">Leave it out for the bank's limit.</param>
/// <param name="Channel">transfer, file, qrCode, consumerCode, paymentRequest, waitingPayment, standingOrder, refund or crossBorder; for the scope channel.</param>
internal sealed record SetLimitRequest(
    LimitScope Scope, LimitPeriod Period, string Currency, Guid? PartyId = null, PaymentOrigin? Channel = null, Money? MaxAmount = null, int? MaxCount = null);

internal static class LimitEndpoints
{
    public static void Map(BankEndpoints endpoints)
    {
        endpoints.Customer.MapGet("/payments/limits", PaymentsPermissions.Transfer, OwnAsync)
            .Produces<IReadOnlyList<OwnLimitView>>().WithName("GetOwnPaymentLimits");
        endpoints.Staff.MapPut("/payments/limits", PaymentsPermissions.SetLimits, SetAsync)
            .Produces<LimitView>().WithName("SetPaymentLimit");
        endpoints.Staff.MapGet("/payments/limits", PaymentsPermissions.View, ListAsync)
            .Produces<Page<LimitView>>().WithName("ListPaymentLimits");
        endpoints.Staff.MapDelete("/payments/limits/{limitId:guid}", PaymentsPermissions.SetLimits, RemoveAsync)
            .Produces(StatusCodes.Status204NoContent).WithName("RemovePaymentLimit");
    }

    private static async Task<IResult> OwnAsync(IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetOwnLimits(actor.PartyId ?? Guid.Empty), cancellationToken)).ToHttp();

    private static async Task<IResult> SetAsync(SetLimitRequest body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(
            new SetLimit(body.PartyId, body.Scope, body.Channel, body.Period, body.Currency, body.MaxAmount, body.MaxCount), cancellationToken)).ToHttp();

    private static async Task<IResult> ListAsync(
        Guid? partyId, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken) =>
        page.TryAfterId(out var after)
            ? (await bank.Send(new ListLimits(partyId, after, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();

    private static async Task<IResult> RemoveAsync(Guid limitId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new RemoveLimit(limitId), cancellationToken)).ToHttp(_ => TypedResults.NoContent());
}
