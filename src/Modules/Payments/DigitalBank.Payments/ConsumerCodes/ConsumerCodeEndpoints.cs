using DigitalBank.Payments.Orders;
using DigitalBank.Payments.QrCodes;
using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Monetary;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Payments.ConsumerCodes;

/// <param name="Most">The most that may be asked with the code; leave it out for the customer's limits.</param>
internal sealed record MakeConsumerCodeRequest(Guid AccountId, Money? Most = null, int? ValidMinutes = null);

/// <param name="Payload">The text of the payer's code, as the scanner gives it.</param>
internal sealed record PresentConsumerCodeRequest(Guid AccountId, string Payload, Money Amount, string? Reference = null);

/// <param name="Amount">Leave it out for the whole payment.</param>
internal sealed record ConsumerRefundRequest(Money? Amount = null);

internal static class ConsumerCodeEndpoints
{
    public static void Map(BankEndpoints endpoints)
    {
        var customer = endpoints.Customer;
        customer.MapPost("/payments/consumer-codes", PaymentsPermissions.Transfer, MakeAsync)
            .RequiresIdempotencyKey().Produces<ConsumerCodeView>(StatusCodes.Status201Created).WithName("MakeConsumerCode");
        customer.MapGet("/payments/consumer-codes", PaymentsPermissions.Transfer, ListAsync)
            .Produces<Page<ConsumerCodeView>>().WithName("ListConsumerCodes");
        customer.MapGet("/payments/consumer-codes/{consumerCodeId:guid}", PaymentsPermissions.Transfer, GetAsync)
            .Produces<ConsumerCodeView>().WithName("GetConsumerCode");
        customer.MapGet("/payments/consumer-codes/{consumerCodeId:guid}/image", PaymentsPermissions.Transfer, DrawAsync)
            .Produces(StatusCodes.Status200OK, contentType: "image/png").WithName("DrawConsumerCode");
        customer.MapPost("/payments/consumer-codes/{consumerCodeId:guid}/approval", PaymentsPermissions.Transfer, ApproveAsync)
            .Produces<ConsumerCodeView>().WithName("ApproveConsumerPayment");
        customer.MapPost("/payments/consumer-codes/{consumerCodeId:guid}/refusal", PaymentsPermissions.Transfer, RefuseAsync)
            .Produces<ConsumerCodeView>().WithName("RefuseConsumerPayment");
        customer.MapPost("/payments/consumer-payments", PaymentsPermissions.Transfer, PresentAsync)
            .RequiresIdempotencyKey().Produces<ConsumerPaymentView>(StatusCodes.Status201Created).WithName("PresentConsumerCode");
        customer.MapGet("/payments/consumer-payments", PaymentsPermissions.Transfer, ListPaymentsAsync)
            .Produces<Page<ConsumerPaymentView>>().WithName("ListConsumerPayments");
        customer.MapGet("/payments/consumer-payments/{consumerCodeId:guid}", PaymentsPermissions.Transfer, GetPaymentAsync)
            .Produces<ConsumerPaymentView>().WithName("GetConsumerPayment");
        customer.MapPost("/payments/consumer-payments/{consumerCodeId:guid}/refunds", PaymentsPermissions.Transfer, RefundAsync)
            .RequiresIdempotencyKey().Produces<PaymentView>(StatusCodes.Status201Created).WithName("RefundConsumerPayment");
    }

    private static async Task<IResult> MakeAsync(
        MakeConsumerCodeRequest body, IdempotencyKey key, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(
            new MakeConsumerCode(key.Value, actor.PartyId ?? Guid.Empty, body.AccountId, body.Most, body.ValidMinutes), cancellationToken))
        .ToCreated(code => $"/api/v1/payments/consumer-codes/{code.ConsumerCodeId}");

    private static async Task<IResult> ListAsync(
        [AsParameters] PageRequest page, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        page.TryAfterId(out var before)
            ? (await bank.Send(new ListConsumerCodes(actor.PartyId ?? Guid.Empty, before, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();

    private static async Task<IResult> GetAsync(Guid consumerCodeId, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetConsumerCode(actor.PartyId ?? Guid.Empty, consumerCodeId), cancellationToken)).ToHttp();

    /// <param name="format"><c>svg</c>, or PNG when it is left out.</param>
    private static async Task<IResult> DrawAsync(
        Guid consumerCodeId, string? format, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetConsumerCode(actor.PartyId ?? Guid.Empty, consumerCodeId), cancellationToken)).ToHttp(code => format == "svg"
            ? TypedResults.Text(QrImage.Svg(code.Payload), "image/svg+xml")
            : TypedResults.Bytes(QrImage.Png(code.Payload), "image/png"));

    private static async Task<IResult> ApproveAsync(Guid consumerCodeId, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new DecideConsumerPayment(actor.PartyId ?? Guid.Empty, consumerCodeId, Pay: true), cancellationToken)).ToHttp();

    private static async Task<IResult> RefuseAsync(Guid consumerCodeId, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new DecideConsumerPayment(actor.PartyId ?? Guid.Empty, consumerCodeId, Pay: false), cancellationToken)).ToHttp();

    private static async Task<IResult> PresentAsync(
        PresentConsumerCodeRequest body, IdempotencyKey key, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(
            new PresentConsumerCode(key.Value, actor.PartyId ?? Guid.Empty, body.AccountId, body.Payload, body.Amount, body.Reference), cancellationToken))
        .ToCreated(payment => $"/api/v1/payments/consumer-payments/{payment.ConsumerCodeId}");

    private static async Task<IResult> ListPaymentsAsync(
        [AsParameters] PageRequest page, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        page.TryAfterId(out var before)
            ? (await bank.Send(new ListConsumerPayments(actor.PartyId ?? Guid.Empty, before, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();

    private static async Task<IResult> GetPaymentAsync(Guid consumerCodeId, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetConsumerPayment(actor.PartyId ?? Guid.Empty, consumerCodeId), cancellationToken)).ToHttp();

    private static async Task<IResult> RefundAsync(
        Guid consumerCodeId, ConsumerRefundRequest body, IdempotencyKey key, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new RefundConsumerPayment(key.Value, actor.PartyId ?? Guid.Empty, consumerCodeId, body.Amount), cancellationToken))
        .ToCreated(payment => $"/api/v1/payments/transfers/{payment.PaymentOrderId}");
}
