using DigitalBank.Payments.Booking;
using DigitalBank.Payments.Data;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Identifiers;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.CrossBorder;

/// <summary>The routing table.</summary>
internal sealed class CorrespondentRoutes(PaymentsDbContext db)
{
    /// <returns>The country's own route, else the one for any country; null sends through the currency's first nostro.</returns>
    public async Task<CorrespondentRoute?> ForAsync(string currencyCode, string countryCode, CancellationToken cancellationToken)
    {
        var routes = await db.CorrespondentRoutes.AsNoTracking()
            .Where(route => route.CurrencyCode == currencyCode
                && (route.CountryCode == countryCode || route.CountryCode == CorrespondentRoute.AnyCountry))
            .ToListAsync(cancellationToken);
        return routes.Find(route => route.CountryCode == countryCode) ?? routes.FirstOrDefault();
    }
}

/// <summary>Sets the route of payments in a currency to banks of a country; the one there is is replaced. Quotes already given keep theirs.</summary>
/// <param name="CountryCode">ISO 3166-1 alpha-2, or * for every country without a route of its own.</param>
internal sealed record SetCorrespondentRoute(string CurrencyCode, string CountryCode, string NostroCode, string? IntermediaryBic)
    : ICommand<CorrespondentRouteView>;

internal sealed record CorrespondentRouteView(
    Guid RouteId, string CurrencyCode, string CountryCode, string NostroCode, string CorrespondentBic, string? IntermediaryBic);

internal sealed class SetCorrespondentRouteValidator : AbstractValidator<SetCorrespondentRoute>
{
    public SetCorrespondentRouteValidator()
    {
        RuleFor(c => c.CurrencyCode).Must(code => Currency.TryOf(code, out _))
            .WithErrorCode("payments.route_currency_invalid").WithMessage("The currency is one of ISO 4217.");
        RuleFor(c => c.CountryCode).Must(code => code == CorrespondentRoute.AnyCountry || code is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'])
            .WithErrorCode("payments.route_country_invalid").WithMessage("The country is one of ISO 3166 in two capital letters, or * for all others.");
        RuleFor(c => c.IntermediaryBic).Must(bic => bic is null || Bic.TryParse(bic, out _))
            .WithErrorCode("payments.bic_invalid").WithMessage("A BIC has 8 or 11 capital letters and digits.");
    }
}

internal sealed class SetCorrespondentRouteHandler(PaymentsDbContext db, NostroBook nostros, TimeProvider clock)
    : ICommandHandler<SetCorrespondentRoute, CorrespondentRouteView>
{
    public async Task<Result<CorrespondentRouteView>> Handle(SetCorrespondentRoute command, CancellationToken cancellationToken)
    {
        if (nostros.For(command.CurrencyCode, command.NostroCode) is not { } nostro || nostro.Code != command.NostroCode)
        {
            return CrossBorderErrors.UnknownRouteNostro;
        }

        var route = await db.CorrespondentRoutes.SingleOrDefaultAsync(
            row => row.CurrencyCode == command.CurrencyCode && row.CountryCode == command.CountryCode, cancellationToken);
        if (route is null)
        {
            route = new CorrespondentRoute
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                CurrencyCode = command.CurrencyCode,
                CountryCode = command.CountryCode,
            };
            db.CorrespondentRoutes.Add(route);
        }

        route.Set(command.NostroCode, Bic.TryParse(command.IntermediaryBic, out var bic) ? bic.ToString() : null);
        await db.SaveChangesAsync(cancellationToken);
        return new CorrespondentRouteView(
            route.Id, route.CurrencyCode, route.CountryCode, route.NostroCode, nostro.CorrespondentBic, route.IntermediaryBic);
    }
}

/// <summary>A page of routes, oldest first.</summary>
internal sealed record ListCorrespondentRoutes(Guid? After, int Limit) : IQuery<Page<CorrespondentRouteView>>;

internal sealed class ListCorrespondentRoutesHandler(PaymentsDbContext db, NostroBook nostros)
    : IQueryHandler<ListCorrespondentRoutes, Page<CorrespondentRouteView>>
{
    public async Task<Result<Page<CorrespondentRouteView>>> Handle(ListCorrespondentRoutes request, CancellationToken cancellationToken)
    {
        var routes = db.CorrespondentRoutes.AsNoTracking();
        if (request.After is { } after)
        {
            routes = routes.Where(route => route.Id > after);
        }

        var page = await routes.OrderBy(route => route.Id).Take(request.Limit).ToListAsync(cancellationToken);
        return Page.Of(
            page.ConvertAll(route => new CorrespondentRouteView(
                route.Id,
                route.CurrencyCode,
                route.CountryCode,
                route.NostroCode,
                nostros.For(route.CurrencyCode, route.NostroCode).CorrespondentBic,
                route.IntermediaryBic)),
            request.Limit,
            route => route.RouteId.ToString());
    }
}
