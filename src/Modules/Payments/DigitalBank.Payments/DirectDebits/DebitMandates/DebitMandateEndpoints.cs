using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Payments.DirectDebits.DebitMandates;

/// <summary>The mandates that a creditor has from its debtors.</summary>
internal static class DebitMandateEndpoints
{
    /// <param name="Reference">The creditor's own; unique for it.</param>
    internal sealed record NewDebitMandate(string Reference, DebitScheme Scheme, bool IsOneOff, DateOnly SignedOn, DebtorDetails Debtor);

    public static void Map(BankEndpoints endpoints)
    {
        const string Mandates = "/payments/creditors/{creditorId:guid}/mandates";
        endpoints.Customer.MapGet(Mandates, PaymentsPermissions.Collect, ListAsync)
            .Produces<Page<DebitMandateView>>().WithName("ListDebitMandates");
        endpoints.Customer.MapPost(Mandates, PaymentsPermissions.Collect, RegisterAsync)
            .Produces<DebitMandateView>().WithName("RegisterDebitMandate");
        endpoints.Customer.MapPut(Mandates + "/{mandateId:guid}", PaymentsPermissions.Collect, AmendAsync)
            .Produces<DebitMandateView>().WithName("AmendDebitMandate");
        endpoints.Customer.MapDelete(Mandates + "/{mandateId:guid}", PaymentsPermissions.Collect, CancelAsync)
            .Produces<DebitMandateView>().WithName("CancelDebitMandate");
    }

    private static async Task<IResult> ListAsync(
        Guid creditorId, [AsParameters] PageRequest page, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        page.TryAfterId(out var after)
            ? (await bank.Send(new ListDebitMandates(actor.PartyId ?? Guid.Empty, creditorId, after, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();

    private static async Task<IResult> RegisterAsync(
        Guid creditorId, NewDebitMandate body, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(
            new RegisterDebitMandate(actor.PartyId ?? Guid.Empty, creditorId, body.Reference, body.Scheme, body.IsOneOff, body.SignedOn, body.Debtor),
            cancellationToken)).ToHttp();

    private static async Task<IResult> AmendAsync(
        Guid creditorId, Guid mandateId, DebtorDetails body, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new AmendDebitMandate(actor.PartyId ?? Guid.Empty, creditorId, mandateId, body), cancellationToken)).ToHttp();

    private static async Task<IResult> CancelAsync(
        Guid creditorId, Guid mandateId, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new CancelDebitMandate(actor.PartyId ?? Guid.Empty, creditorId, mandateId), cancellationToken)).ToHttp();
}
