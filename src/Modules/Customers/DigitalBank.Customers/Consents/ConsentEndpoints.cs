using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Customers.Consents;

internal static class ConsentEndpoints
{
    public static void Map(BankEndpoints endpoints)
    {
        var customer = endpoints.Customer;
        customer.MapPost("/consents", CustomersPermissions.GiveConsent, Give).Produces<ConsentView>();
        customer.MapGet("/consents", CustomersPermissions.ReadOwn, Own).Produces<Page<ConsentView>>();
        customer.MapPost("/consents/{consentId:guid}/revoke", CustomersPermissions.GiveConsent, RevokeOwn).Produces<ConsentView>();

        var staff = endpoints.Staff;
        staff.MapGet("/customers/{partyId:guid}/consents", CustomersPermissions.Read, List).Produces<Page<ConsentView>>();
        staff.MapPost("/customers/{partyId:guid}/consents/{consentId:guid}/revoke", CustomersPermissions.ManageDueDiligence, Revoke)
            .Produces<ConsentView>();
    }

    private static async Task<IResult> Give(NewConsent body, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        actor.PartyId is { } partyId
            ? (await bank.Send(
                new GiveConsent(partyId, body.Purpose, body.Scope, body.WordingVersion, body.ExpiresAt), cancellationToken)).ToHttp()
            : CustomersErrors.NoPartyOfOwn.ToProblem();

    private static Task<IResult> Own(
        [AsParameters] PageRequest page, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        actor.PartyId is { } partyId
            ? List(partyId, page, bank, cancellationToken)
            : Task.FromResult(CustomersErrors.NoPartyOfOwn.ToProblem());

    private static Task<IResult> RevokeOwn(Guid consentId, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        actor.PartyId is { } partyId
            ? Revoke(partyId, consentId, bank, cancellationToken)
            : Task.FromResult(CustomersErrors.NoPartyOfOwn.ToProblem());

    private static async Task<IResult> List(
        Guid partyId, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        if (!page.TryAfterId(out var after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var consents = await bank.Send(new ListConsents(partyId, after, page.Size), cancellationToken);
        return consents.Map(items => Page.Of(items, page.Size, consent => consent.ConsentId.ToString())).ToHttp();
    }

    private static async Task<IResult> Revoke(Guid partyId, Guid consentId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new RevokeConsent(partyId, consentId), cancellationToken)).ToHttp();
}

/// <param name="Purpose">One purpose, such as <c>credit-bureau</c>.</param>
/// <param name="Scope">What may be read for it, such as <c>accounts.transactions</c>.</param>
/// <param name="WordingVersion">Names the wording that was shown.</param>
/// <param name="ExpiresAt">Null until it is revoked.</param>
internal sealed record NewConsent(string Purpose, IReadOnlyList<string> Scope, string WordingVersion, DateTimeOffset? ExpiresAt);
