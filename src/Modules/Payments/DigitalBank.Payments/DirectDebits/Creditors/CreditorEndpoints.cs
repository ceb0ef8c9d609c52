using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Monetary;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Payments.DirectDebits.Creditors;

/// <summary>Customers who collect: one member of staff proposes them and their limits, another one agrees.</summary>
internal static class CreditorEndpoints
{
    /// <param name="SchemeId">The creditor identifier.</param>
    /// <param name="MostReturnedBasisPoints">Of ten thousand collections, so many may come back.</param>
    internal sealed record CreditorProposal(
        Guid AccountId, string SchemeId, string Name, Money MostAtOnce, Money MostPerDay, int MostReturnedBasisPoints, string Reason);

    /// <param name="Revision">Of the proposal that was looked at, as the creditor shows it.</param>
    internal sealed record CreditorDecision(bool IsApproved, string Reason, int Revision);

    internal sealed record CreditorStop(string Reason);

    public static void Map(BankEndpoints endpoints)
    {
        endpoints.Staff.MapGet("/payments/creditors", PaymentsPermissions.View, ListAsync)
            .Produces<Page<CreditorView>>().WithName("ListCreditors");
        endpoints.Staff.MapPost("/payments/creditors", PaymentsPermissions.ProposeCreditors, ProposeAsync)
            .Produces<CreditorView>().WithName("ProposeCreditor");
        endpoints.Staff.MapPost("/payments/creditors/{creditorId:guid}/decision", PaymentsPermissions.DecideCreditors, DecideAsync)
            .Produces<CreditorView>().WithName("DecideCreditor");
        endpoints.Staff.MapPost("/payments/creditors/{creditorId:guid}/stop", PaymentsPermissions.ProposeCreditors, StopAsync)
            .Produces<CreditorView>().WithName("StopCreditor");
        endpoints.Customer.MapGet("/payments/creditors", PaymentsPermissions.Collect, ListOwnAsync)
            .Produces<Page<CreditorView>>().WithName("ListOwnCreditors");
    }

    private static Task<IResult> ListAsync([AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken) =>
        PageAsync(partyId: null, page, bank, cancellationToken);

    private static Task<IResult> ListOwnAsync([AsParameters] PageRequest page, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        PageAsync(actor.PartyId ?? Guid.Empty, page, bank, cancellationToken);

    private static async Task<IResult> PageAsync(Guid? partyId, PageRequest page, IMediator bank, CancellationToken cancellationToken) =>
        page.TryAfterId(out var after)
            ? (await bank.Send(new ListCreditors(partyId, after, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();

    private static async Task<IResult> ProposeAsync(CreditorProposal body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(
            new ProposeCreditor(body.AccountId, body.SchemeId, body.Name, body.MostAtOnce, body.MostPerDay, body.MostReturnedBasisPoints, body.Reason),
            cancellationToken)).ToHttp();

    private static async Task<IResult> DecideAsync(Guid creditorId, CreditorDecision body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new DecideCreditor(creditorId, body.Revision, body.IsApproved, body.Reason), cancellationToken)).ToHttp();

    private static async Task<IResult> StopAsync(Guid creditorId, CreditorStop body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new StopCreditor(creditorId, body.Reason), cancellationToken)).ToHttp();
}
