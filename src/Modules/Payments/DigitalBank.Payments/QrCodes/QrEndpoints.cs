using System.Text.Json.Nodes;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Monetary;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DigitalBank.Payments.QrCodes;

/// <param name="Amount">Leave it out for a static code whose payer says how much.</param>
/// <param name="MerchantName">At most 25 characters; the holder's name when left out.</param>
internal sealed record MakeQrCodeRequest(
    Guid AccountId,
    string MerchantCity,
    Money? Amount = null,
    bool IsOneTime = true,
    int? ValidMinutes = null,
    string? Reference = null,
    string? MerchantName = null);

/// <param name="Payload">The text of the code, as the scanner gives it.</param>
internal sealed record PayQrCodeRequest(Guid DebtorAccountId, string Payload, Money? Amount = null);

/// <param name="PaymentOrderId">Needed for a static code.</param>
/// <param name="Amount">Leave it out for the whole payment.</param>
internal sealed record RefundRequest(Guid? PaymentOrderId = null, Money? Amount = null);

internal sealed record ReadQrCodeRequest(string Payload);

internal static class QrEndpoints
{
    public static void Map(BankEndpoints endpoints)
    {
        var customer = endpoints.Customer;
        customer.MapPost("/payments/qr-codes", PaymentsPermissions.Transfer, MakeAsync)
            .RequiresIdempotencyKey().Produces<QrCodeView>(StatusCodes.Status201Created).WithName("MakeQrCode");
        customer.MapGet("/payments/qr-codes", PaymentsPermissions.Transfer, ListAsync)
            .Produces<Page<QrCodeView>>().WithName("ListQrCodes");
        customer.MapGet("/payments/qr-codes/{qrCodeId:guid}", PaymentsPermissions.Transfer, GetAsync)
            .Produces<QrCodeView>().WithName("GetQrCode");
        customer.MapGet("/payments/qr-codes/{qrCodeId:guid}/image", PaymentsPermissions.Transfer, DrawAsync)
            .Produces(StatusCodes.Status200OK, contentType: "image/png").WithName("DrawQrCode");
        customer.MapGet("/payments/qr-codes/{qrCodeId:guid}/payments", PaymentsPermissions.Transfer, PaymentsAsync)
            .Produces<Page<QrPaymentView>>().WithName("ListQrPayments");
        customer.MapPost("/payments/qr-codes/{qrCodeId:guid}/refunds", PaymentsPermissions.Transfer, RefundAsync)
            .RequiresIdempotencyKey().Produces<PaymentView>(StatusCodes.Status201Created).WithName("RefundQrPayment");
        customer.MapPost("/payments/qr-payments", PaymentsPermissions.Transfer, PayAsync)
            .RequiresIdempotencyKey().Produces<PaymentView>(StatusCodes.Status201Created).WithName("PayQrCode");
        customer.MapPost("/payments/qr-readings", PaymentsPermissions.Transfer, Read)
            .Produces<JsonObject>().WithName("ReadQrCode");
    }

    private static async Task<IResult> MakeAsync(
        MakeQrCodeRequest body, IdempotencyKey key, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(
            new MakeQrCode(
                key.Value,
                actor.PartyId ?? Guid.Empty,
                body.AccountId,
                body.Amount,
                body.IsOneTime,
                body.ValidMinutes,
                body.Reference,
                body.MerchantName,
                body.MerchantCity),
            cancellationToken)).ToCreated(code => $"/api/v1/payments/qr-codes/{code.QrCodeId}");

    private static async Task<IResult> ListAsync(
        [AsParameters] PageRequest page, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        page.TryAfterId(out var before)
            ? (await bank.Send(new ListQrCodes(actor.PartyId ?? Guid.Empty, before, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();

    private static async Task<IResult> GetAsync(Guid qrCodeId, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetQrCode(qrCodeId, actor.PartyId ?? Guid.Empty), cancellationToken)).ToHttp();

    /// <param name="format"><c>svg</c>, or PNG when it is left out.</param>
    private static async Task<IResult> DrawAsync(Guid qrCodeId, string? format, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetQrCode(qrCodeId, actor.PartyId ?? Guid.Empty), cancellationToken)).ToHttp(code => format == "svg"
            ? TypedResults.Text(QrImage.Svg(code.Payload), "image/svg+xml")
            : TypedResults.Bytes(QrImage.Png(code.Payload), "image/png"));

    private static async Task<IResult> PaymentsAsync(
        Guid qrCodeId, [AsParameters] PageRequest page, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        page.TryAfterId(out var before)
            ? (await bank.Send(new ListQrPayments(qrCodeId, actor.PartyId ?? Guid.Empty, before, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();

    private static async Task<IResult> RefundAsync(
        Guid qrCodeId, RefundRequest body, IdempotencyKey key, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(
            new RefundQrPayment(key.Value, actor.PartyId ?? Guid.Empty, qrCodeId, body.PaymentOrderId, body.Amount), cancellationToken))
        .ToCreated(Address);

    private static async Task<IResult> PayAsync(
        PayQrCodeRequest body, IdempotencyKey key, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(
            new PayQrCode(key.Value, actor.PartyId ?? Guid.Empty, body.DebtorAccountId, body.Payload, body.Amount), cancellationToken))
        .ToCreated(Address);

    /// <summary>What any merchant-presented code says, for a wallet to show before it pays.</summary>
    private static JsonHttpResult<JsonObject> Read(ReadQrCodeRequest body) => TypedResults.Json(QrCases.Shape(body.Payload), BankJson.Options);

    private static string Address(PaymentView payment) => $"/api/v1/payments/transfers/{payment.PaymentOrderId}";
}
