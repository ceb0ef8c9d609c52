using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Payments.Orders;

/// <summary>Payments as staff see them: any order, with its history.</summary>
internal static class PaymentEndpoints
{
    public static void Map(BankEndpoints endpoints)
    {
        endpoints.Staff.MapGet("/payments/orders/{paymentOrderId:guid}", PaymentsPermissions.View, GetAsync)
            .Produces<PaymentDetailsView>().WithName("GetPaymentOrder");
        endpoints.Staff.MapGet("/payments/orders", PaymentsPermissions.View, ListAsync)
            .Produces<Page<PaymentView>>().WithName("ListPaymentOrders");
    }

    private static async Task<IResult> GetAsync(Guid paymentOrderId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetPaymentDetails(paymentOrderId), cancellationToken)).ToHttp();

    private static async Task<IResult> ListAsync(
        string? status, Guid? fileId, Guid? partyId, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        PaymentOrderStatus parsed = default;
        if (status is not null && (!Enum.TryParse(status, ignoreCase: true, out parsed) || !Enum.IsDefined(parsed)))
        {
            return PaymentsErrors.StatusUnknown.ToProblem();
        }

        return page.TryAfterId(out var before)
            ? (await bank.Send(
                new ListPayments(partyId, status is null ? null : parsed, fileId, before, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();
    }
}
