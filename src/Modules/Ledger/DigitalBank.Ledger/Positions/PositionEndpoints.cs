using DigitalBank.Ledger.Contracts.Positions;
using DigitalBank.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Ledger.Positions;

internal static class PositionEndpoints
{
    public static void Map(SurfaceEndpoints staff)
    {
        staff.MapGet("/ledger/positions", LedgerPermissions.Read, GetPositionsAsync)
            .Produces<IReadOnlyList<CurrencyPositionView>>()
            .WithSummary("Currency positions and their value, now or at the end of a bank day; one per currency");
        staff.MapPut("/ledger/positions/{currency}", LedgerPermissions.ManageAccounts, OpenAsync)
            .Produces<CurrencyPositionAccounts>()
            .WithSummary("Open the accounts of a currency position");
        staff.MapGet("/ledger/exchange-rates/{date}", LedgerPermissions.Read, GetRatesAsync)
            .Produces<IReadOnlyList<ExchangeRateView>>()
            .WithSummary("The rates that hold on a day; one per currency");
        staff.MapPut("/ledger/exchange-rates/{date}", LedgerPermissions.SetRates, SetRatesAsync)
            .Produces<IReadOnlyList<ExchangeRateView>>()
            .WithSummary("Enter the rates of a day with their source");
        staff.MapGet("/ledger/revaluations/{date}", LedgerPermissions.Read, GetRevaluationsAsync)
            .Produces<IReadOnlyList<RevaluationView>>()
            .WithSummary("What the revaluation at the close of a day posted; one per currency");
    }

    private static async Task<IResult> GetPositionsAsync(DateOnly? asOf, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetCurrencyPositions(asOf), cancellationToken)).ToHttp();

    private static async Task<IResult> OpenAsync(string currency, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new OpenCurrencyPosition(currency), cancellationToken)).ToHttp();

    private static async Task<IResult> GetRatesAsync(DateOnly date, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetExchangeRates(date), cancellationToken)).ToHttp();

    private static async Task<IResult> SetRatesAsync(DateOnly date, RatesBody body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new SetExchangeRates(date, body.Source, body.Rates), cancellationToken)).ToHttp();

    private static async Task<IResult> GetRevaluationsAsync(DateOnly date, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetRevaluations(date), cancellationToken)).ToHttp();
}

internal sealed record RatesBody(string Source, IReadOnlyList<ExchangeRate> Rates);
