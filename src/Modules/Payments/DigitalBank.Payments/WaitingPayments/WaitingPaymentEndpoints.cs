using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Monetary;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Payments.WaitingPayments;

/// <param name="Alias">A telephone number with its country code, or an e-mail address.</param>
internal sealed record PayToWaitingAliasRequest(Guid DebtorAccountId, string Alias, Money Amount, string? RemittanceInformation = null);

internal static class WaitingPaymentEndpoints
{
    public static void Map(BankEndpoints endpoints)
    {
        var customer = endpoints.Customer;
        customer.MapPost("/payments/waiting-payments", PaymentsPermissions.Transfer, PayAsync)
            .RequiresIdempotencyKey().Produces<WaitingPaymentView>(StatusCodes.Status201Created).WithName("PayToWaitingAlias");
        customer.MapGet("/payments/waiting-payments", PaymentsPermissions.Transfer, ListOwnAsync)
            .Produces<Page<WaitingPaymentView>>().WithName("ListWaitingPayments");
        customer.MapPost("/payments/waiting-payments/{waitingPaymentId:guid}/cancellation", PaymentsPermissions.Transfer, CancelAsync)
            .Produces<WaitingPaymentView>().WithName("CancelWaitingPayment");
        endpoints.Staff.MapGet("/payments/waiting-payments", PaymentsPermissions.View, ListAsync)
            .Produces<Page<WaitingPaymentView>>().WithName("ListAllWaitingPayments");
    }

    private static async Task<IResult> PayAsync(
        PayToWaitingAliasRequest body, IdempotencyKey key, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(
            new PayToWaitingAlias(
                key.Value, actor.PartyId ?? Guid.Empty, body.DebtorAccountId, body.Alias, body.Amount, body.RemittanceInformation),
            cancellationToken)).ToCreated(payment => $"/api/v1/payments/transfers/{payment.PaymentOrderId}");

    private static async Task<IResult> ListOwnAsync(
        WaitingPaymentStatus? status, [AsParameters] PageRequest page, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        page.TryAfterId(out var before)
            ? (await bank.Send(new ListWaitingPayments(actor.PartyId ?? Guid.Empty, status, before, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();

    private static async Task<IResult> CancelAsync(Guid waitingPaymentId, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new CancelWaitingPayment(actor.PartyId ?? Guid.Empty, waitingPaymentId), cancellationToken)).ToHttp();

    private static async Task<IResult> ListAsync(
        WaitingPaymentStatus? status, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken) =>
        page.TryAfterId(out var before)
            ? (await bank.Send(new ListWaitingPayments(PayerPartyId: null, status, before, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();
}
