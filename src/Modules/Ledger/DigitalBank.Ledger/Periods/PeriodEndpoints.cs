using System.Globalization;
using DigitalBank.Ledger.Contracts.Periods;
using DigitalBank.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Ledger.Periods;

internal static class PeriodEndpoints
{
    public static void Map(SurfaceEndpoints staff)
    {
        staff.MapGet("/ledger/periods", LedgerPermissions.Read, GetAsync)
            .Produces<PeriodState>()
            .WithSummary("Through which day the books are closed");
        staff.MapGet("/ledger/periods/changes", LedgerPermissions.Read, ListAsync)
            .Produces<Page<PeriodChangeView>>()
            .WithSummary("Who closed and opened what, newest first");
        staff.MapPost("/ledger/periods/close", LedgerPermissions.ClosePeriods, CloseAsync)
            .Produces<PeriodState>()
            .WithSummary("Close the books through a day");
        staff.MapPost("/ledger/periods/reopen", LedgerPermissions.ReopenPeriods, ReopenAsync)
            .Produces<PeriodState>()
            .WithSummary("Open closed days again, with a reason");
        staff.MapPost("/ledger/years/{year:int}/close", LedgerPermissions.ClosePeriods, CloseYearAsync)
            .Produces<YearClose>()
            .WithSummary("Move a year's income and expense to retained earnings");
    }

    private static async Task<IResult> GetAsync(IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetPeriodState(), cancellationToken)).ToHttp();

    private static async Task<IResult> ListAsync([AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        long? before = null;
        if (!string.IsNullOrEmpty(page.After))
        {
            if (!long.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out var after))
            {
                return LedgerErrors.CursorInvalid.ToProblem();
            }

            before = after;
        }

        var changes = await bank.Send(new ListPeriodChanges(before, page.Size), cancellationToken);
        return changes.Map(items => Page.Of(items, page.Size, last => last.Id.ToString(CultureInfo.InvariantCulture))).ToHttp();
    }

    private static async Task<IResult> CloseAsync(ClosePeriod body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(body, cancellationToken)).ToHttp();

    private static async Task<IResult> ReopenAsync(ReopenPeriod body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(body, cancellationToken)).ToHttp();

    private static async Task<IResult> CloseYearAsync(int year, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new CloseYear(year), cancellationToken)).ToHttp();
}
