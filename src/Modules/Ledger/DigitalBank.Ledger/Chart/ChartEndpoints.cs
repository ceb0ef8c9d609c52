using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Ledger.Chart;

internal static class ChartEndpoints
{
    public static void Map(SurfaceEndpoints staff)
    {
        staff.MapGet("/ledger/accounts", LedgerPermissions.Read, ListAsync)
            .Produces<Page<LedgerAccountView>>()
            .WithSummary("The chart of accounts in the order of codes");
        staff.MapGet("/ledger/accounts/by-code/{code}/{currency}", LedgerPermissions.Read, FindAsync)
            .Produces<LedgerAccountView>()
            .WithSummary("An account by code and currency");
        staff.MapPost("/ledger/accounts", LedgerPermissions.ManageAccounts, OpenAsync)
            .Produces<LedgerAccountView>(StatusCodes.Status201Created)
            .WithSummary("Open a detail account; the same code and currency again answers with the one there is");
        staff.MapPut("/ledger/accounts/{ledgerAccountId:long}/status", LedgerPermissions.ManageAccounts, SetStatusAsync)
            .Produces<LedgerAccountView>()
            .WithSummary("Open, block or close an account for posting");
        staff.MapPut("/ledger/accounts/{ledgerAccountId:long}/minimum-balance", LedgerPermissions.ManageAccounts, SetMinimumAsync)
            .Produces<LedgerAccountView>()
            .WithSummary("Change the lowest allowed balance");
        staff.MapPost("/ledger/accounts/headers", LedgerPermissions.ManageAccounts, OpenHeaderAsync)
            .Produces<LedgerAccountView>(StatusCodes.Status201Created)
            .WithSummary("Open a header account, which sums up those below it; the same code again answers with the one there is");
        staff.MapPut("/ledger/accounts/{ledgerAccountId:long}/parent", LedgerPermissions.ManageAccounts, MoveAsync)
            .Produces<LedgerAccountView>()
            .WithSummary("Put a detail account below another header of its class");
        staff.MapPut("/ledger/accounts/{ledgerAccountId:long}/manual-posting", LedgerPermissions.ManageAccounts, AllowManualPostingAsync)
            .Produces<LedgerAccountView>()
            .WithSummary("Say whether staff may book on an account by hand");
        staff.MapDelete("/ledger/accounts/{ledgerAccountId:long}", LedgerPermissions.ManageAccounts, DeleteAsync)
            .Produces(StatusCodes.Status204NoContent)
            .WithSummary("Delete an account that nobody has used");
    }

    private static async Task<IResult> OpenHeaderAsync(OpenHeaderAccount body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(body, cancellationToken)).ToHttp(account =>
            TypedResults.Created($"/staff/v1/ledger/accounts/{account.LedgerAccountId}", account));

    private static async Task<IResult> MoveAsync(long ledgerAccountId, ParentBody body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new MoveLedgerAccount(ledgerAccountId, body.ParentCode), cancellationToken)).ToHttp();

    private static async Task<IResult> AllowManualPostingAsync(
        long ledgerAccountId, ManualPostingBody body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new AllowManualPosting(ledgerAccountId, body.IsAllowed), cancellationToken)).ToHttp();

    private static async Task<IResult> DeleteAsync(long ledgerAccountId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new DeleteLedgerAccount(ledgerAccountId), cancellationToken)).ToHttp(_ => TypedResults.NoContent());

    private static async Task<IResult> ListAsync(long? after, int? limit, IMediator bank, CancellationToken cancellationToken)
    {
        var size = new PageRequest(limit, null).Size;
        var accounts = await bank.Send(new ListLedgerAccounts(after ?? 0, size), cancellationToken);
        return accounts
            .Map(items => Page.Of(items, size, last => last.LedgerAccountId.ToString(System.Globalization.CultureInfo.InvariantCulture)))
            .ToHttp();
    }

    private static async Task<IResult> FindAsync(string code, string currency, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new FindLedgerAccount(code, currency), cancellationToken)).ToHttp();

    private static async Task<IResult> OpenAsync(OpenLedgerAccount body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(body, cancellationToken)).ToHttp(account =>
            TypedResults.Created($"/staff/v1/ledger/accounts/by-code/{Uri.EscapeDataString(account.Code)}/{account.CurrencyCode}", account));

    private static async Task<IResult> SetStatusAsync(
        long ledgerAccountId, StatusBody body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new SetLedgerAccountStatus(ledgerAccountId, body.Status), cancellationToken)).ToHttp();

    private static async Task<IResult> SetMinimumAsync(
        long ledgerAccountId, MinimumBalanceBody body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new SetMinimumBalance(ledgerAccountId, body.MinimumBalance), cancellationToken)).ToHttp();
}

internal sealed record StatusBody(LedgerAccountStatus Status);

/// <param name="MinimumBalance">Minor units on the account's normal side; null never refuses.</param>
internal sealed record MinimumBalanceBody(long? MinimumBalance);

internal sealed record ParentBody(string ParentCode);

internal sealed record ManualPostingBody(bool IsAllowed);
