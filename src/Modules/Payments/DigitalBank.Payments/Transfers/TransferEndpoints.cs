using DigitalBank.Payments.Orders;
using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Monetary;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Payments.Transfers;

/// <summary>What a customer sends; who pays comes from the log-in.</summary>
/// <param name="RequestedExecutionDate">Leave it out to pay now.</param>
internal sealed record TransferRequest(
    Guid DebtorAccountId,
    TransferCreditor Creditor,
    Money Amount,
    string? RemittanceInformation = null,
    string? EndToEndId = null,
    DateOnly? RequestedExecutionDate = null)
{
    public InitiateTransfer ToCommand(IdempotencyKey key, Guid partyId) => new(
        key.Value,
        partyId,
        DebtorAccountId,
        Creditor.AccountId,
        Creditor.Iban ?? Creditor.Identifier,
        Creditor.Name,
        Creditor.AgentBic,
        Amount,
        RemittanceInformation,
        EndToEndId,
        RequestedExecutionDate);
}

/// <summary>The payee: an account here by its id, or any account by IBAN, or by another number together with its bank.</summary>
internal sealed record TransferCreditor(
    Guid? AccountId = null, string? Iban = null, string? Identifier = null, string? Name = null, string? AgentBic = null);

internal static class TransferEndpoints
{
    public static void Map(BankEndpoints endpoints)
    {
        endpoints.Customer.MapPost("/payments/transfers", PaymentsPermissions.Transfer, InitiateAsync)
            .RequiresIdempotencyKey().Produces<PaymentView>(StatusCodes.Status201Created).WithName("InitiateTransfer");
        endpoints.Customer.MapGet("/payments/transfers/{paymentOrderId:guid}", PaymentsPermissions.Transfer, GetAsync)
            .Produces<PaymentView>().WithName("GetTransfer");
        endpoints.Customer.MapGet("/payments/transfers", PaymentsPermissions.Transfer, ListAsync)
            .Produces<Page<PaymentView>>().WithName("ListTransfers");
    }

    private static async Task<IResult> InitiateAsync(
        TransferRequest body, IdempotencyKey key, IActor actor, IMediator bank, CancellationToken cancellationToken)
    {
        var result = await bank.Send(body.ToCommand(key, actor.PartyId ?? Guid.Empty), cancellationToken);
        return result.ToCreated(payment => $"/api/v1/payments/transfers/{payment.PaymentOrderId}");
    }

    private static async Task<IResult> GetAsync(Guid paymentOrderId, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetPayment(paymentOrderId, actor.PartyId ?? Guid.Empty), cancellationToken)).ToHttp();

    private static async Task<IResult> ListAsync(
        [AsParameters] PageRequest page, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        page.TryAfterId(out var before)
            ? (await bank.Send(
                new ListPayments(actor.PartyId ?? Guid.Empty, Status: null, FileId: null, before, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();
}
