using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Holding;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Accounts.Statements;

internal static class StatementEndpoints
{
    /// <summary>A leap year: what somebody may want for the tax office. Longer periods are exported on the command line.</summary>
    private const int LongestPeriod = 366;

    public static void Map(BankEndpoints endpoints)
    {
        endpoints.Customer.MapGet("/accounts/{accountId:guid}/statement", AccountsPermissions.ReadOwn, GetOwn)
            .Produces<Stream>(StatusCodes.Status200OK, "application/xml", "text/csv");
        endpoints.Staff.MapGet("/accounts/{accountId:guid}/statement", AccountsPermissions.Read, Get)
            .Produces<Stream>(StatusCodes.Status200OK, "application/xml", "text/csv");
        endpoints.Staff.MapPut("/accounts/{accountId:guid}/daily-statement", AccountsPermissions.Subscribe, Subscribe).Produces<AccountView>();
    }

    private static async Task<IResult> GetOwn(
        Guid accountId, DateOnly from, DateOnly to, string format, IActor actor, IMediator bank, StatementReader reader, CancellationToken ct)
    {
        var account = await bank.Send(new GetAccount(accountId, AccountEndpoints.HolderOf(actor)), ct);
        return await WriteAsync(account, from, to, format, reader, ct);
    }

    private static async Task<IResult> Get(
        Guid accountId, DateOnly from, DateOnly to, string format, IMediator bank, StatementReader reader, CancellationToken ct) =>
        await WriteAsync(await bank.Send(new GetAccount(accountId), ct), from, to, format, reader, ct);

    private static async Task<IResult> Subscribe(
        Guid accountId, DailyStatementWish body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new SubscribeToDailyStatements(accountId, body.Wanted, body.Reason), cancellationToken)).ToHttp();

    private static async Task<IResult> WriteAsync(
        SharedKernel.Results.Result<AccountView> account, DateOnly from, DateOnly to, string formatName, StatementReader reader, CancellationToken ct)
    {
        if (from > to || to.DayNumber - from.DayNumber >= LongestPeriod)
        {
            return AccountsErrors.PeriodInvalid.ToProblem();
        }

        if (StatementFormat.Find(formatName) is not { } format)
        {
            return AccountsErrors.FormatUnknown.ToProblem();
        }

        if (!account.IsSuccess)
        {
            return account.Failure.ToProblem();
        }

        var statement = await reader.ReadAsync(account.Value, from, to, sequenceNumber: null, ct);
        if (!statement.IsSuccess)
        {
            return statement.Failure.ToProblem();
        }

        // Written whole before the first byte goes out: half a statement must never look like one.
        var file = TemporaryFile.Create();
        await format.WriteAsync(statement.Value, file, ct);
        file.Position = 0;
        return TypedResults.File(file, format.ContentType, $"{StatementFile.SafeName(account.Value)}-{from:yyyyMMdd}-{to:yyyyMMdd}.{format.Extension}");
    }
}

/// <param name="Reason">Why, for the audit trail.</param>
internal sealed record DailyStatementWish(bool Wanted, string Reason);
