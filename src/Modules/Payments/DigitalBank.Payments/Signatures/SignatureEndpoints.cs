using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Payments.Signatures;

internal sealed record ProposePaymentRequest(Guid AccountId, ProposedPayment Payment);

/// <param name="Fingerprint">Of the proposal as it was seen.</param>
internal sealed record ChangeProposalRequest(string Fingerprint, ProposedPayment Payment);

/// <param name="Fingerprint">Of the proposal as it was seen: it stands for payee and amount.</param>
internal sealed record SignProposalRequest(string Fingerprint);

internal sealed record SetSigningRulesRequest(IReadOnlyList<SignatoryGroup> Groups, IReadOnlyList<SigningBand> Bands, int ValidHours = 72);

internal static class SignatureEndpoints
{
    public static void Map(BankEndpoints endpoints)
    {
        var customer = endpoints.Customer;
        customer.MapPost("/payments/proposals", PaymentsPermissions.Transfer, ProposeAsync)
            .RequiresIdempotencyKey().Produces<ProposalView>(StatusCodes.Status201Created).WithName("ProposePayment");
        customer.MapGet("/payments/proposals", PaymentsPermissions.Transfer, ListAsync)
            .Produces<Page<ProposalView>>().WithName("ListProposals");
        customer.MapPut("/payments/proposals/{proposalId:guid}", PaymentsPermissions.Transfer, ChangeAsync)
            .Produces<ProposalView>().WithName("ChangeProposal");
        customer.MapDelete("/payments/proposals/{proposalId:guid}", PaymentsPermissions.Transfer, WithdrawAsync)
            .Produces<ProposalView>().WithName("WithdrawProposal");
        customer.MapPost("/payments/proposals/{proposalId:guid}/signatures", PaymentsPermissions.Transfer, SignAsync)
            .Produces<ProposalView>().WithName("SignProposal");
        endpoints.Staff.MapPut("/payments/signing-rules/{accountId:guid}", PaymentsPermissions.SetSigningRules, SetRulesAsync)
            .Produces<SigningRulesView>().WithName("SetSigningRules");
        endpoints.Staff.MapGet("/payments/signing-rules/{accountId:guid}", PaymentsPermissions.View, GetRulesAsync)
            .Produces<SigningRulesView>().WithName("GetSigningRules");
        endpoints.Staff.MapGet("/payments/proposals", PaymentsPermissions.View, ListForStaffAsync)
            .Produces<Page<ProposalView>>().WithName("ListAccountProposals");
    }

    private static async Task<IResult> ProposeAsync(
        ProposePaymentRequest body, IdempotencyKey key, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new ProposePayment(key.Value, actor.PartyId ?? Guid.Empty, body.AccountId, body.Payment), cancellationToken))
            .ToCreated(view => $"/api/v1/payments/proposals?accountId={view.AccountId}");

    private static async Task<IResult> ListAsync(
        Guid accountId, ProposalStatus? status, [AsParameters] PageRequest page, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        page.TryAfterId(out var after)
            ? (await bank.Send(new ListProposals(accountId, actor.PartyId ?? Guid.Empty, status, after, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();

    private static async Task<IResult> ListForStaffAsync(
        Guid accountId, ProposalStatus? status, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken) =>
        page.TryAfterId(out var after)
            ? (await bank.Send(new ListProposals(accountId, PartyId: null, status, after, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();

    private static async Task<IResult> ChangeAsync(
        Guid proposalId, ChangeProposalRequest body, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new ChangeProposal(proposalId, actor.PartyId ?? Guid.Empty, body.Fingerprint, body.Payment), cancellationToken)).ToHttp();

    private static async Task<IResult> WithdrawAsync(Guid proposalId, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new WithdrawProposal(proposalId, actor.PartyId ?? Guid.Empty), cancellationToken)).ToHttp();

    private static async Task<IResult> SignAsync(
        Guid proposalId, SignProposalRequest body, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new SignProposal(proposalId, actor.PartyId ?? Guid.Empty, body.Fingerprint), cancellationToken)).ToHttp();

    private static async Task<IResult> SetRulesAsync(
        Guid accountId, SetSigningRulesRequest body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new SetSigningRules(accountId, body.Groups, body.Bands, body.ValidHours), cancellationToken)).ToHttp();

    private static async Task<IResult> GetRulesAsync(Guid accountId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetSigningRules(accountId), cancellationToken)).ToHttp();
}
