using DigitalBank.Payments.Orders;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Monetary;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Payments.Aliases;

/// <param name="Alias">A telephone number with its country code, an e-mail address, or a handle such as @ada.lovelace.</param>
internal sealed record RegisterAliasRequest(Guid AccountId, string Alias);

internal sealed record ConfirmAliasRequest(string Code);

internal sealed record LookUpAliasRequest(string Alias);

/// <param name="Confirmation">From the look-up that showed the payee.</param>
internal sealed record PayAliasRequest(Guid DebtorAccountId, string Alias, Guid Confirmation, Money Amount, string? RemittanceInformation = null);

internal static class AliasEndpoints
{
    public static void Map(BankEndpoints endpoints)
    {
        var customer = endpoints.Customer;
        customer.MapPost("/payments/aliases", PaymentsPermissions.UseAliases, RegisterAsync)
            .Produces<AliasView>().WithName("RegisterAlias");
        customer.MapPost("/payments/aliases/{aliasId:guid}/confirm", PaymentsPermissions.UseAliases, ConfirmAsync)
            .Produces<AliasView>().WithName("ConfirmAlias");
        customer.MapGet("/payments/aliases", PaymentsPermissions.UseAliases, ListAsync)
            .Produces<Page<AliasView>>().WithName("ListAliases");
        customer.MapDelete("/payments/aliases/{aliasId:guid}", PaymentsPermissions.UseAliases, WithdrawAsync)
            .Produces(StatusCodes.Status204NoContent).WithName("WithdrawAlias");
        customer.MapPost("/payments/alias-look-ups", PaymentsPermissions.Transfer, LookUpAsync)
            .Produces<AliasPayeeView>().WithName("LookUpAlias");
        customer.MapPost("/payments/alias-payments", PaymentsPermissions.Transfer, PayAsync)
            .RequiresIdempotencyKey().Produces<PaymentView>(StatusCodes.Status201Created).WithName("PayAlias");
    }

    private static async Task<IResult> RegisterAsync(RegisterAliasRequest body, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new RegisterAlias(actor.PartyId ?? Guid.Empty, body.AccountId, body.Alias), cancellationToken)).ToHttp();

    private static async Task<IResult> ConfirmAsync(
        Guid aliasId, ConfirmAliasRequest body, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new ConfirmAlias(actor.PartyId ?? Guid.Empty, aliasId, body.Code), cancellationToken)).ToHttp();

    private static async Task<IResult> ListAsync(IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new ListAliases(actor.PartyId ?? Guid.Empty), cancellationToken)).ToHttp();

    private static async Task<IResult> WithdrawAsync(Guid aliasId, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new WithdrawAlias(actor.PartyId ?? Guid.Empty, aliasId), cancellationToken)).ToHttp(_ => TypedResults.NoContent());

    private static async Task<IResult> LookUpAsync(LookUpAliasRequest body, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new LookUpAlias(actor.PartyId ?? Guid.Empty, body.Alias), cancellationToken)).ToHttp();

    private static async Task<IResult> PayAsync(
        PayAliasRequest body, IdempotencyKey key, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(
            new PayAlias(
                key.Value, actor.PartyId ?? Guid.Empty, body.DebtorAccountId, body.Alias, body.Confirmation, body.Amount, body.RemittanceInformation),
            cancellationToken)).ToCreated(payment => $"/api/v1/payments/transfers/{payment.PaymentOrderId}");
}
