using System.Globalization;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Holding;
using DigitalBank.Accounts.Statements.Cycles;
using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Accounts.Statements;

internal static class StatementEndpoints
{
    /// <summary>What the audit trail says where customers decide for themselves.</summary>
    private const string ByHolder = "Chosen by the holder";

    public static void Map(BankEndpoints endpoints)
    {
        var (customer, staff) = (endpoints.Customer, endpoints.Staff);
        MapDocuments(customer, AccountsPermissions.ReadOwn, GetOwn, ListOwn, GetOwnIssued);
        MapDocuments(staff, AccountsPermissions.Read, Get, List, GetIssued);
        customer.MapGet("/accounts/{accountId:guid}/statement-plan", AccountsPermissions.ReadOwn, GetOwnPlan)
            .Produces<StatementPlanView>().WithSummary("How often the account gets statements, and in which formats");
        customer.MapPut("/accounts/{accountId:guid}/statement-plan", AccountsPermissions.ArrangeOwn, ChooseOwn)
            .Produces<StatementPlanView>().WithSummary("Choose how often, and in which formats");
        staff.MapGet("/accounts/{accountId:guid}/statement-plan", AccountsPermissions.Read, GetPlan)
            .Produces<StatementPlanView>().WithSummary("How often an account gets statements, and in which formats");
        staff.MapPut("/accounts/{accountId:guid}/statement-plan", AccountsPermissions.Subscribe, Choose)
            .Produces<StatementPlanView>().WithSummary("Choose for the holder how often, and in which formats");
    }

    private static void MapDocuments(SurfaceEndpoints surface, Permission permission, Delegate onDemand, Delegate list, Delegate issued)
    {
        surface.MapGet("/accounts/{accountId:guid}/statement", permission, onDemand)
            .Produces<Stream>(StatusCodes.Status200OK, "application/pdf", "application/xml", "text/csv")
            .WithSummary("A statement of any period, made now");
        surface.MapGet("/accounts/{accountId:guid}/statements", permission, list)
            .Produces<Page<IssuedStatementView>>()
            .WithSummary("Statements that the account was given, the newest first");
        surface.MapGet("/accounts/{accountId:guid}/statements/{number:int}", permission, issued)
            .Produces<Stream>(StatusCodes.Status200OK, "application/pdf", "application/xml", "text/csv")
            .WithSummary("One of them, in any format");
    }

    private static Task<IResult> GetOwn(
        Guid accountId, DateOnly from, DateOnly to, string format, IActor actor, IMediator bank, StatementDocuments documents, CancellationToken ct) =>
        WriteAsync(AccountEndpoints.HolderOf(actor), accountId, bank, account => documents.OnDemandAsync(account, from, to, format, ct), ct);

    private static Task<IResult> Get(
        Guid accountId, DateOnly from, DateOnly to, string format, IMediator bank, StatementDocuments documents, CancellationToken ct) =>
        WriteAsync(holder: null, accountId, bank, account => documents.OnDemandAsync(account, from, to, format, ct), ct);

    private static Task<IResult> GetOwnIssued(
        Guid accountId, int number, string format, IActor actor, IMediator bank, StatementDocuments documents, CancellationToken ct) =>
        WriteAsync(AccountEndpoints.HolderOf(actor), accountId, bank, account => documents.IssuedAsync(account, number, format, ct), ct);

    private static Task<IResult> GetIssued(
        Guid accountId, int number, string format, IMediator bank, StatementDocuments documents, CancellationToken ct) =>
        WriteAsync(holder: null, accountId, bank, account => documents.IssuedAsync(account, number, format, ct), ct);

    private static Task<IResult> ListOwn(Guid accountId, [AsParameters] PageRequest page, IActor actor, IMediator bank, CancellationToken ct) =>
        ListAsync(AccountEndpoints.HolderOf(actor), accountId, page, bank, ct);

    private static Task<IResult> List(Guid accountId, [AsParameters] PageRequest page, IMediator bank, CancellationToken ct) =>
        ListAsync(holder: null, accountId, page, bank, ct);

    private static async Task<IResult> GetOwnPlan(Guid accountId, IActor actor, IMediator bank, CancellationToken ct) =>
        (await bank.Send(new GetStatementPlan(accountId, AccountEndpoints.HolderOf(actor)), ct)).ToHttp();

    private static async Task<IResult> GetPlan(Guid accountId, IMediator bank, CancellationToken ct) =>
        (await bank.Send(new GetStatementPlan(accountId, Holder: null), ct)).ToHttp();

    private static async Task<IResult> ChooseOwn(Guid accountId, OwnStatementWish body, IActor actor, IMediator bank, CancellationToken ct) =>
        (await bank.Send(new ChooseStatements(accountId, AccountEndpoints.HolderOf(actor), body.Cycle, body.Formats ?? [], ByHolder), ct)).ToHttp();

    private static async Task<IResult> Choose(Guid accountId, StatementWish body, IMediator bank, CancellationToken ct) =>
        (await bank.Send(new ChooseStatements(accountId, Holder: null, body.Cycle, body.Formats ?? [], body.Reason), ct)).ToHttp();

    private static async Task<IResult> ListAsync(Guid? holder, Guid accountId, PageRequest page, IMediator bank, CancellationToken ct)
    {
        var isNumber = int.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out var before);
        if (!isNumber && !string.IsNullOrEmpty(page.After))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var statements = await bank.Send(new ListStatements(accountId, holder, isNumber ? before : null, page.Size), ct);
        return statements.Map(items => Page.Of(items, page.Size, item => item.Number.ToString(CultureInfo.InvariantCulture))).ToHttp();
    }

    private static async Task<IResult> WriteAsync(
        Guid? holder, Guid accountId, IMediator bank, Func<AccountView, Task<Result<StatementDocument>>> find, CancellationToken ct)
    {
        var account = await bank.Send(new GetAccount(accountId, holder), ct);
        if (!account.IsSuccess)
        {
            return AccountsErrors.UnknownAccount.ToProblem();
        }

        var document = await find(account.Value);
        return document.IsSuccess
            ? TypedResults.File(document.Value.Content, document.Value.Format.ContentType, document.Value.FileName)
            : document.Failure.ToProblem();
    }
}

/// <param name="Cycle">none, daily, weekly, monthly, quarterly or yearly.</param>
/// <param name="Formats">pdf, csv, camt053, camt053.02; may be missing when there is no cycle.</param>
internal sealed record OwnStatementWish(StatementCycle Cycle, IReadOnlyList<string>? Formats);

/// <param name="Cycle">none, daily, weekly, monthly, quarterly or yearly.</param>
/// <param name="Formats">pdf, csv, camt053, camt053.02; may be missing when there is no cycle.</param>
/// <param name="Reason">Why, for the audit trail.</param>
internal sealed record StatementWish(StatementCycle Cycle, IReadOnlyList<string>? Formats, string Reason);
