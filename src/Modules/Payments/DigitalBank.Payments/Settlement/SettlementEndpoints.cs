using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Monetary;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Payments.Settlement;

internal sealed record SetParticipantRequest(string Bic, Money DebitCap);

/// <param name="Reference">The payer's own; the same payment with it again gets the first answer.</param>
internal sealed record SubmitObligationRequest(
    string DebtorBic, string CreditorBic, Money Amount, string Reference, OverCap WhenOverCap = OverCap.Refuse);

internal static class SettlementEndpoints
{
    public static void Map(BankEndpoints endpoints)
    {
        endpoints.Staff.MapPut("/payments/settlement/participants", PaymentsPermissions.SetParticipants, SetAsync)
            .Produces<ParticipantView>().WithName("SetSettlementParticipant");
        endpoints.Staff.MapGet("/payments/settlement/participants", PaymentsPermissions.View, ListParticipantsAsync)
            .Produces<Page<ParticipantView>>().WithName("ListSettlementParticipants");
        endpoints.Staff.MapPost("/payments/settlement/obligations", PaymentsPermissions.Settle, SubmitAsync)
            .Produces<ObligationView>(StatusCodes.Status201Created).WithName("SubmitSettlementObligation");
        endpoints.Staff.MapDelete("/payments/settlement/obligations/{obligationId:guid}", PaymentsPermissions.Settle, WithdrawAsync)
            .Produces(StatusCodes.Status204NoContent).WithName("WithdrawSettlementObligation");
        endpoints.Staff.MapGet("/payments/settlement/windows", PaymentsPermissions.View, ListWindowsAsync)
            .Produces<Page<WindowView>>().WithName("ListSettlementWindows");
        endpoints.Staff.MapGet("/payments/settlement/windows/{windowId:guid}", PaymentsPermissions.View, ReportAsync)
            .Produces<WindowReport>().WithName("GetSettlementWindow");
        endpoints.Staff.MapGet("/payments/settlement/windows/{windowId:guid}/obligations", PaymentsPermissions.View, ListObligationsAsync)
            .Produces<Page<ObligationView>>().WithName("ListSettlementObligations");
    }

    private static async Task<IResult> SetAsync(SetParticipantRequest body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new SetParticipant(body.Bic, body.DebitCap), cancellationToken)).ToHttp();

    private static async Task<IResult> ListParticipantsAsync([AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken) =>
        page.TryAfterId(out var after)
            ? (await bank.Send(new ListParticipants(after, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();

    private static async Task<IResult> SubmitAsync(SubmitObligationRequest body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(
            new SubmitObligation(body.DebtorBic, body.CreditorBic, body.Amount, body.Reference, body.WhenOverCap), cancellationToken))
            .ToCreated(view => $"/staff/v1/payments/settlement/windows/{view.WindowId}/obligations");

    private static async Task<IResult> WithdrawAsync(Guid obligationId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new WithdrawObligation(obligationId), cancellationToken)).ToHttp(_ => TypedResults.NoContent());

    private static async Task<IResult> ListWindowsAsync([AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken) =>
        page.TryAfterId(out var before)
            ? (await bank.Send(new ListWindows(before, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();

    private static async Task<IResult> ReportAsync(Guid windowId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetWindowReport(windowId), cancellationToken)).ToHttp();

    private static async Task<IResult> ListObligationsAsync(
        Guid windowId,
        Guid? participantId,
        SettlementObligationStatus? status,
        [AsParameters] PageRequest page,
        IMediator bank,
        CancellationToken cancellationToken) =>
        page.TryAfterId(out var after)
            ? (await bank.Send(new ListObligations(windowId, participantId, status, after, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();
}
