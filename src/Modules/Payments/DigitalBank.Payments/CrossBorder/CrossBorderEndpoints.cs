using DigitalBank.Payments.Orders;
using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Monetary;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Payments.CrossBorder;

/// <param name="Amount">In the currency to be paid in: what the payee is to get. In the account's: what is to be spent, without charges.</param>
/// <param name="Currency">The currency to be paid in.</param>
internal sealed record QuoteRequest(
    Guid DebtorAccountId,
    QuoteCreditor Creditor,
    Money Amount,
    string Currency,
    ChargeBearer ChargeBearer = ChargeBearer.Sha,
    string? RemittanceInformation = null,
    string? EndToEndId = null);

/// <param name="Account">IBAN or another account number.</param>
internal sealed record QuoteCreditor(string Name, string Account, string AgentBic);

/// <param name="Fingerprint">As the quote has it: it stands for payee, amounts, rate and charges.</param>
internal sealed record AcceptQuoteRequest(string Fingerprint);

internal sealed record SetTermsRequest(
    PaymentDirection Direction, string AccountCurrency, string PaymentCurrency, DateOnly ValidFrom, IReadOnlyList<TermsBand> Bands);

internal sealed record SetRouteRequest(string Currency, string Country, string NostroCode, string? IntermediaryBic = null);

internal static class CrossBorderEndpoints
{
    public static void Map(BankEndpoints endpoints)
    {
        MapCustomer(endpoints.Customer);
        endpoints.Staff.MapPut("/payments/cross-border/terms", PaymentsPermissions.SetTerms, SetTermsAsync)
            .Produces<CrossBorderTermsView>().WithName("SetCrossBorderTerms");
        endpoints.Staff.MapGet("/payments/cross-border/terms", PaymentsPermissions.View, ListTermsAsync)
            .Produces<Page<CrossBorderTermsView>>().WithName("ListCrossBorderTerms");
        endpoints.Staff.MapPut("/payments/cross-border/routes", PaymentsPermissions.SetTerms, SetRouteAsync)
            .Produces<CorrespondentRouteView>().WithName("SetCorrespondentRoute");
        endpoints.Staff.MapGet("/payments/cross-border/routes", PaymentsPermissions.View, ListRoutesAsync)
            .Produces<Page<CorrespondentRouteView>>().WithName("ListCorrespondentRoutes");
        endpoints.Staff.MapGet("/payments/tracking/{uetr}", PaymentsPermissions.View, TrackAsync)
            .Produces<TrackedPayment>().WithName("TrackPayment");
    }

    private static void MapCustomer(SurfaceEndpoints customer)
    {
        customer.MapPost("/payments/cross-border/quotes", PaymentsPermissions.Transfer, QuoteAsync)
            .Produces<QuoteView>(StatusCodes.Status201Created).WithName("QuotePayment");
        customer.MapGet("/payments/cross-border/quotes/{quoteId:guid}", PaymentsPermissions.Transfer, GetQuoteAsync)
            .Produces<QuoteView>().WithName("GetQuote");
        customer.MapPost("/payments/cross-border/quotes/{quoteId:guid}/acceptance", PaymentsPermissions.Transfer, AcceptAsync)
            .RequiresIdempotencyKey().Produces<PaymentView>(StatusCodes.Status201Created).WithName("AcceptQuote");
        customer.MapGet("/payments/tracking/{uetr}", PaymentsPermissions.Transfer, TrackOwnAsync)
            .Produces<TrackedPayment>().WithName("TrackOwnPayment");
    }

    private static async Task<IResult> QuoteAsync(QuoteRequest body, IActor actor, IMediator bank, CancellationToken cancellationToken)
    {
        var quote = await bank.Send(
            new QuotePayment(
                actor.PartyId ?? Guid.Empty,
                body.DebtorAccountId,
                body.Creditor.Name,
                body.Creditor.Account,
                body.Creditor.AgentBic,
                body.Amount,
                body.Currency,
                body.ChargeBearer,
                body.RemittanceInformation,
                body.EndToEndId),
            cancellationToken);
        return quote.ToCreated(view => $"/api/v1/payments/cross-border/quotes/{view.QuoteId}");
    }

    private static async Task<IResult> GetQuoteAsync(Guid quoteId, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetQuote(quoteId, actor.PartyId ?? Guid.Empty), cancellationToken)).ToHttp();

    private static async Task<IResult> AcceptAsync(
        Guid quoteId, AcceptQuoteRequest body, IdempotencyKey key, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new AcceptQuote(key.Value, actor.PartyId ?? Guid.Empty, quoteId, body.Fingerprint), cancellationToken))
            .ToCreated(payment => $"/api/v1/payments/transfers/{payment.PaymentOrderId}");

    private static async Task<IResult> TrackOwnAsync(string uetr, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new TrackPayment(uetr, actor.PartyId ?? Guid.Empty), cancellationToken)).ToHttp();

    private static async Task<IResult> TrackAsync(string uetr, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new TrackPayment(uetr, PartyId: null), cancellationToken)).ToHttp();

    private static async Task<IResult> SetTermsAsync(SetTermsRequest body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(
            new SetCrossBorderTerms(body.Direction, body.AccountCurrency, body.PaymentCurrency, body.ValidFrom, body.Bands), cancellationToken)).ToHttp();

    private static async Task<IResult> ListTermsAsync([AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken) =>
        page.TryAfterId(out var after)
            ? (await bank.Send(new ListCrossBorderTerms(after, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();

    private static async Task<IResult> SetRouteAsync(SetRouteRequest body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(
            new SetCorrespondentRoute(body.Currency, body.Country, body.NostroCode, body.IntermediaryBic), cancellationToken)).ToHttp();

    private static async Task<IResult> ListRoutesAsync([AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken) =>
        page.TryAfterId(out var after)
            ? (await bank.Send(new ListCorrespondentRoutes(after, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();
}
