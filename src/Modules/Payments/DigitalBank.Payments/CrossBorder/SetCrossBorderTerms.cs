using DigitalBank.Payments.Data;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.CrossBorder;

/// <summary>
/// Sets spread and charges of payments between two currencies from a business date on. Those of the same day are replaced; quotes already given
/// keep theirs. No bands at all means that such payments are not offered any more.
/// </summary>
internal sealed record SetCrossBorderTerms(
    PaymentDirection Direction, string AccountCurrency, string PaymentCurrency, DateOnly ValidFrom, IReadOnlyList<TermsBand> Bands)
    : ICommand<CrossBorderTermsView>;

internal sealed record CrossBorderTermsView(
    Guid TermsId, PaymentDirection Direction, string AccountCurrency, string PaymentCurrency, DateOnly ValidFrom, IReadOnlyList<TermsBand> Bands)
{
    public static CrossBorderTermsView Of(CrossBorderTerms terms) => new(
        terms.Id, terms.Direction, terms.AccountCurrency, terms.PaymentCurrency, terms.ValidFrom, terms.ReadBands());
}

internal sealed class SetCrossBorderTermsValidator : AbstractValidator<SetCrossBorderTerms>
{
    private const int MostBands = 20;

    /// <summary>A fifth; more is a percentage that somebody took for basis points.</summary>
    private const int WidestSpread = 2_000;

    public SetCrossBorderTermsValidator()
    {
        RuleFor(c => c.Direction).IsInEnum()
            .WithErrorCode("payments.terms_direction_invalid").WithMessage("The direction is outgoing or incoming.");
        RuleFor(c => c).Must(c => Currency.TryOf(c.AccountCurrency, out _) && Currency.TryOf(c.PaymentCurrency, out _))
            .WithErrorCode("payments.terms_currency_invalid").WithMessage("Both currencies are of ISO 4217.").OverridePropertyName("paymentCurrency");
        RuleFor(c => c.Bands).Must((c, bands) => bands is { Count: <= MostBands } && bands.All(band => IsRight(band, c.PaymentCurrency))
                && bands.DistinctBy(band => band.From.MinorUnits).Count() == bands.Count)
            .WithErrorCode("payments.terms_bands_invalid")
            .WithMessage("At most 20 bands, each from another amount on, spreads of 0 to 2000 basis points, no charge below zero, all in the currency to be paid in.");
    }

    private static bool IsRight(TermsBand band, string currencyCode) =>
        band.SpreadBasisPoints is >= 0 and <= WidestSpread
        && new[] { band.From, band.BankCharge, band.CorrespondentCharge }.All(amount => !amount.IsNegative && amount.Currency?.Code == currencyCode);
}

internal sealed class SetCrossBorderTermsHandler(PaymentsDbContext db, IBusinessCalendar calendar, TimeProvider clock)
    : ICommandHandler<SetCrossBorderTerms, CrossBorderTermsView>
{
    public async Task<Result<CrossBorderTermsView>> Handle(SetCrossBorderTerms command, CancellationToken cancellationToken)
    {
        if (command.ValidFrom < await calendar.TodayAsync(cancellationToken))
        {
            return CrossBorderErrors.TermsInThePast;
        }

        var terms = await db.CrossBorderTerms.SingleOrDefaultAsync(
            row => row.Direction == command.Direction && row.AccountCurrency == command.AccountCurrency
                && row.PaymentCurrency == command.PaymentCurrency && row.ValidFrom == command.ValidFrom,
            cancellationToken);
        if (terms is null)
        {
            terms = new CrossBorderTerms
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                Direction = command.Direction,
                AccountCurrency = command.AccountCurrency,
                PaymentCurrency = command.PaymentCurrency,
                ValidFrom = command.ValidFrom,
            };
            db.CrossBorderTerms.Add(terms);
        }

        terms.Set(command.Bands);
        await db.SaveChangesAsync(cancellationToken);
        return CrossBorderTermsView.Of(terms);
    }
}

/// <summary>A page of terms, past and to come, oldest first.</summary>
internal sealed record ListCrossBorderTerms(Guid? After, int Limit) : IQuery<Page<CrossBorderTermsView>>;

internal sealed class ListCrossBorderTermsHandler(PaymentsDbContext db) : IQueryHandler<ListCrossBorderTerms, Page<CrossBorderTermsView>>
{
    public async Task<Result<Page<CrossBorderTermsView>>> Handle(ListCrossBorderTerms request, CancellationToken cancellationToken)
    {
        var terms = db.CrossBorderTerms.AsNoTracking();
        if (request.After is { } after)
        {
            terms = terms.Where(row => row.Id > after);
        }

        var page = await terms.OrderBy(row => row.Id).Take(request.Limit).ToListAsync(cancellationToken);
        return Page.Of(page.ConvertAll(CrossBorderTermsView.Of), request.Limit, row => row.TermsId.ToString());
    }
}

internal static class CrossBorderTermsQueries
{
    /// <returns>The latest terms that have begun by the date; null where there are none.</returns>
    public static Task<CrossBorderTerms?> HoldingOn(
        this IQueryable<CrossBorderTerms> terms,
        DateOnly date,
        PaymentDirection direction,
        string accountCurrency,
        string paymentCurrency,
        CancellationToken cancellationToken) => terms
            .Where(row => row.Direction == direction && row.AccountCurrency == accountCurrency
                && row.PaymentCurrency == paymentCurrency && row.ValidFrom <= date)
            .OrderByDescending(row => row.ValidFrom)
            .FirstOrDefaultAsync(cancellationToken);
}
