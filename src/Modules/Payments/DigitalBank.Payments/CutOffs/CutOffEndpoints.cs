using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Payments.CutOffs;

/// <param name="TimeZone">IANA name of the zone of <paramref name="Time"/>, such as Europe/Berlin.</param>
/// <param name="SettlementDays">Business days of the currency until the payee's bank has the money: 0 to 5.</param>
internal sealed record SetCutOffRequest(
    string Currency, PaymentScheme Scheme, DateOnly ValidFrom, TimeOnly Time, string TimeZone, int SettlementDays = 0);

internal sealed record SetClosingDayRequest(string Name);

internal static class CutOffEndpoints
{
    public static void Map(BankEndpoints endpoints)
    {
        endpoints.Customer.MapGet("/payments/value-date", PaymentsPermissions.Transfer, ValueDateAsync)
            .Produces<ValueDateView>().WithName("GetValueDate");
        endpoints.Staff.MapPut("/payments/cut-offs", PaymentsPermissions.SetCalendars, SetAsync)
            .Produces<CutOffView>().WithName("SetCutOff");
        endpoints.Staff.MapGet("/payments/cut-offs", PaymentsPermissions.View, ListAsync)
            .Produces<Page<CutOffView>>().WithName("ListCutOffs");
        endpoints.Staff.MapPut("/payments/closing-days/{currency}/{date}", PaymentsPermissions.SetCalendars, SetDayAsync)
            .Produces<ClosingDayView>().WithName("SetClosingDay");
        endpoints.Staff.MapDelete("/payments/closing-days/{currency}/{date}", PaymentsPermissions.SetCalendars, RemoveDayAsync)
            .Produces(StatusCodes.Status204NoContent).WithName("RemoveClosingDay");
        endpoints.Staff.MapGet("/payments/closing-days", PaymentsPermissions.View, ListDaysAsync)
            .Produces<Page<ClosingDayView>>().WithName("ListClosingDays");
    }

    private static async Task<IResult> ValueDateAsync(
        string currency, PaymentScheme? scheme, DateOnly? executionDate, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetValueDate(currency, scheme ?? PaymentScheme.CreditTransfer, executionDate), cancellationToken)).ToHttp();

    private static async Task<IResult> SetAsync(SetCutOffRequest body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(
            new SetCutOff(body.Currency, body.Scheme, body.ValidFrom, body.Time, body.TimeZone, body.SettlementDays), cancellationToken)).ToHttp();

    private static async Task<IResult> ListAsync([AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken) =>
        page.TryAfterId(out var after)
            ? (await bank.Send(new ListCutOffs(after, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();

    private static async Task<IResult> SetDayAsync(
        string currency, DateOnly date, SetClosingDayRequest body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new SetClosingDay(currency, date, body.Name), cancellationToken)).ToHttp();

    private static async Task<IResult> RemoveDayAsync(string currency, DateOnly date, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new RemoveClosingDay(currency, date), cancellationToken)).ToHttp(_ => TypedResults.NoContent());

    private static async Task<IResult> ListDaysAsync(
        string? currency, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken) =>
        page.TryAfterId(out var after)
            ? (await bank.Send(new ListClosingDays(currency, after, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();
}
