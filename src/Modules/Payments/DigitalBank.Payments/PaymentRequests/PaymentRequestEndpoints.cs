using DigitalBank.Payments.Orders;
using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Monetary;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Payments.PaymentRequests;

/// <param name="Payer">An alias, or the IBAN of an account here.</param>
internal sealed record AskForPaymentRequest(Guid AccountId, string Payer, Money Amount, string? RemittanceInformation = null, int? ValidDays = null);

internal sealed record PayRequestRequest(Guid DebtorAccountId);

internal static class PaymentRequestEndpoints
{
    public static void Map(BankEndpoints endpoints)
    {
        var customer = endpoints.Customer;
        customer.MapPost("/payments/requests", PaymentsPermissions.Transfer, AskAsync)
            .RequiresIdempotencyKey().Produces<PaymentRequestView>(StatusCodes.Status201Created).WithName("AskForPayment");
        customer.MapGet("/payments/requests", PaymentsPermissions.Transfer, ListAsync)
            .Produces<Page<PaymentRequestView>>().WithName("ListPaymentRequests");
        customer.MapGet("/payments/requests/{paymentRequestId:guid}", PaymentsPermissions.Transfer, GetAsync)
            .Produces<PaymentRequestView>().WithName("GetPaymentRequest");
        customer.MapDelete("/payments/requests/{paymentRequestId:guid}", PaymentsPermissions.Transfer, WithdrawAsync)
            .Produces(StatusCodes.Status204NoContent).WithName("WithdrawPaymentRequest");
        customer.MapGet("/payments/received-requests", PaymentsPermissions.Transfer, ListReceivedAsync)
            .Produces<Page<ReceivedPaymentRequestView>>().WithName("ListReceivedPaymentRequests");
        customer.MapGet("/payments/received-requests/{paymentRequestId:guid}", PaymentsPermissions.Transfer, GetReceivedAsync)
            .Produces<ReceivedPaymentRequestView>().WithName("GetReceivedPaymentRequest");
        customer.MapPost("/payments/received-requests/{paymentRequestId:guid}/payment", PaymentsPermissions.Transfer, PayAsync)
            .RequiresIdempotencyKey().Produces<PaymentView>(StatusCodes.Status201Created).WithName("PayPaymentRequest");
        customer.MapPost("/payments/received-requests/{paymentRequestId:guid}/refusal", PaymentsPermissions.Transfer, RefuseAsync)
            .Produces(StatusCodes.Status204NoContent).WithName("RefusePaymentRequest");
    }

    private static async Task<IResult> AskAsync(
        AskForPaymentRequest body, IdempotencyKey key, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(
            new AskForPayment(
                key.Value, actor.PartyId ?? Guid.Empty, body.AccountId, body.Payer, body.Amount, body.RemittanceInformation, body.ValidDays),
            cancellationToken)).ToCreated(request => $"/api/v1/payments/requests/{request.PaymentRequestId}");

    private static async Task<IResult> ListAsync(
        [AsParameters] PageRequest page, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        page.TryAfterId(out var before)
            ? (await bank.Send(new ListPaymentRequests(actor.PartyId ?? Guid.Empty, before, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();

    private static async Task<IResult> GetAsync(Guid paymentRequestId, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetPaymentRequest(actor.PartyId ?? Guid.Empty, paymentRequestId), cancellationToken)).ToHttp();

    private static async Task<IResult> WithdrawAsync(Guid paymentRequestId, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new WithdrawPaymentRequest(actor.PartyId ?? Guid.Empty, paymentRequestId), cancellationToken)).ToHttp(_ => TypedResults.NoContent());

    private static async Task<IResult> ListReceivedAsync(
        [AsParameters] PageRequest page, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        page.TryAfterId(out var before)
            ? (await bank.Send(new ListReceivedPaymentRequests(actor.PartyId ?? Guid.Empty, before, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();

    private static async Task<IResult> GetReceivedAsync(Guid paymentRequestId, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetReceivedPaymentRequest(actor.PartyId ?? Guid.Empty, paymentRequestId), cancellationToken)).ToHttp();

    private static async Task<IResult> PayAsync(
        Guid paymentRequestId, PayRequestRequest body, IdempotencyKey key, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(
            new PayPaymentRequest(key.Value, actor.PartyId ?? Guid.Empty, paymentRequestId, body.DebtorAccountId), cancellationToken))
        .ToCreated(payment => $"/api/v1/payments/transfers/{payment.PaymentOrderId}");

    private static async Task<IResult> RefuseAsync(Guid paymentRequestId, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new RefusePaymentRequest(actor.PartyId ?? Guid.Empty, paymentRequestId), cancellationToken)).ToHttp(_ => TypedResults.NoContent());
}
