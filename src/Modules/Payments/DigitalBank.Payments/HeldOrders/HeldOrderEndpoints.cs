using DigitalBank.Payments.Orders;
using DigitalBank.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Payments.HeldOrders;

internal sealed record HeldDecisionRequest(string Reason);

internal static class HeldOrderEndpoints
{
    public static void Map(BankEndpoints endpoints)
    {
        endpoints.Staff.MapPost("/payments/orders/{paymentOrderId:guid}/release", PaymentsPermissions.DecideHeld, ReleaseAsync)
            .Produces<PaymentView>().WithName("ReleaseHeldOrder");
        endpoints.Staff.MapPost("/payments/orders/{paymentOrderId:guid}/refusal", PaymentsPermissions.DecideHeld, RefuseAsync)
            .Produces<PaymentView>().WithName("RefuseHeldOrder");
    }

    private static async Task<IResult> ReleaseAsync(
        Guid paymentOrderId, HeldDecisionRequest body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new DecideHeldOrder(paymentOrderId, IsReleased: true, body.Reason), cancellationToken)).ToHttp();

    private static async Task<IResult> RefuseAsync(
        Guid paymentOrderId, HeldDecisionRequest body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new DecideHeldOrder(paymentOrderId, IsReleased: false, body.Reason), cancellationToken)).ToHttp();
}
