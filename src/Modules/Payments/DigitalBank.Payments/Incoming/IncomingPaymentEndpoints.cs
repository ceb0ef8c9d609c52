using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Payments.Incoming;

/// <summary>Payments from other banks: customers see what they received, staff see all of it and decide what is held.</summary>
internal static class IncomingPaymentEndpoints
{
    /// <param name="ReasonCode">For the other bank: an ISO return reason such as AC03.</param>
    /// <param name="Reason">What the decision rests on; stays here.</param>
    internal sealed record ReturnRequest(string ReasonCode, string Reason);

    /// <param name="Reason">What the decision rests on.</param>
    internal sealed record ReleaseRequest(string Reason);

    public static void Map(BankEndpoints endpoints)
    {
        endpoints.Customer.MapGet("/payments/incoming", PaymentsPermissions.Transfer, ListOwnAsync)
            .Produces<Page<IncomingPaymentView>>().WithName("ListReceivedPayments");
        endpoints.Staff.MapGet("/payments/incoming", PaymentsPermissions.View, ListAsync)
            .Produces<Page<IncomingPaymentView>>().WithName("ListIncomingPayments");
        endpoints.Staff.MapGet("/payments/incoming/{incomingPaymentId:guid}", PaymentsPermissions.View, GetAsync)
            .Produces<IncomingPaymentDetailsView>().WithName("GetIncomingPayment");
        endpoints.Staff.MapPost("/payments/incoming/{incomingPaymentId:guid}/release", PaymentsPermissions.DecideIncoming, ReleaseAsync)
            .Produces<IncomingPaymentView>().WithName("ReleaseIncomingPayment");
        endpoints.Staff.MapPost("/payments/incoming/{incomingPaymentId:guid}/return", PaymentsPermissions.DecideIncoming, ReturnAsync)
            .Produces<IncomingPaymentView>().WithName("ReturnIncomingPayment");
    }

    private static async Task<IResult> ListOwnAsync(
        [AsParameters] PageRequest page, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        page.TryAfterId(out var before)
            ? (await bank.Send(new ListIncomingPayments(actor.PartyId ?? Guid.Empty, Status: null, before, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();

    private static async Task<IResult> ListAsync(
        IncomingPaymentStatus? status, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken) =>
        page.TryAfterId(out var before)
            ? (await bank.Send(new ListIncomingPayments(CreditorPartyId: null, status, before, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();

    private static async Task<IResult> GetAsync(Guid incomingPaymentId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetIncomingPayment(incomingPaymentId), cancellationToken)).ToHttp();

    private static async Task<IResult> ReleaseAsync(
        Guid incomingPaymentId, ReleaseRequest body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new DecideHeldPayment(incomingPaymentId, ReturnReasonCode: null, body.Reason), cancellationToken)).ToHttp();

    private static async Task<IResult> ReturnAsync(
        Guid incomingPaymentId, ReturnRequest body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new DecideHeldPayment(incomingPaymentId, body.ReasonCode, body.Reason), cancellationToken)).ToHttp();
}
