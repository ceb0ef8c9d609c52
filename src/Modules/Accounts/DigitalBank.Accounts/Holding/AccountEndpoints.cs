using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Messaging;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Accounts.Holding;

internal static class AccountEndpoints
{
    public static void Map(BankEndpoints endpoints)
    {
        endpoints.Customer.MapGet("/accounts", AccountsPermissions.ReadOwn, ListOwn).Produces<Page<AccountView>>();
        endpoints.Customer.MapGet("/accounts/{accountId:guid}", AccountsPermissions.ReadOwn, GetOwn).Produces<AccountView>();

        var staff = endpoints.Staff;
        staff.MapGet("/accounts", AccountsPermissions.Read, List).Produces<Page<AccountView>>();
        staff.MapGet("/accounts/{accountId:guid}", AccountsPermissions.Read, Get).Produces<AccountView>();
        staff.MapGet("/accounts/by-identifier/{identifier}", AccountsPermissions.Read, Find).Produces<IReadOnlyList<AccountView>>();
        staff.MapPost("/accounts", AccountsPermissions.Open, Open)
            .Produces<AccountView>(StatusCodes.Status201Created)
            .RequiresIdempotencyKey();
        staff.MapPost("/accounts/{accountId:guid}/close", AccountsPermissions.Close, Close).Produces<AccountView>();
    }

    private static async Task<IResult> ListOwn(
        [AsParameters] PageRequest page, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        await PageOf((after, size) => new ListVisibleAccounts(HolderOf(actor), after, size), page, bank, cancellationToken);

    private static async Task<IResult> GetOwn(Guid accountId, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetAccount(accountId, HolderOf(actor)), cancellationToken)).ToHttp();

    private static async Task<IResult> List(
        Guid? holder, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken) =>
        await PageOf((after, size) => new ListAccounts(holder, after, size), page, bank, cancellationToken);

    private static async Task<IResult> Get(Guid accountId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetAccount(accountId), cancellationToken)).ToHttp();

    private static async Task<IResult> Find(string identifier, IMediator bank, CancellationToken cancellationToken)
    {
        var found = await bank.Send(new FindAccounts([identifier]), cancellationToken);
        return found.Map(accounts => accounts.GetValueOrDefault(identifier, [])).ToHttp();
    }

    private static async Task<IResult> Open(
        NewAccount body, IdempotencyKey key, IMediator bank, CancellationToken cancellationToken)
    {
        var opened = await bank.Send(
            new OpenAccount(key.Value, body.HolderPartyId, body.ProductCode, body.CurrencyCode), cancellationToken);
        return opened.ToHttp(account => TypedResults.Created($"/staff/v1/accounts/{account.AccountId}", account));
    }

    private static async Task<IResult> Close(Guid accountId, Closing body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new CloseAccount(accountId, body.Reason, body.PayOutAccountId), cancellationToken)).ToHttp();

    /// <summary>Whose accounts a customer sees. A log-in without a party sees those of nobody.</summary>
    public static Guid HolderOf(IActor actor) => actor.PartyId ?? Guid.Empty;

    private static async Task<IResult> PageOf(
        Func<Guid?, int, IQuery<IReadOnlyList<AccountView>>> query, PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        if (!page.TryAfterId(out var after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var accounts = await bank.Send(query(after, page.Size), cancellationToken);
        return accounts.Map(items => Page.Of(items, page.Size, account => account.AccountId.ToString())).ToHttp();
    }
}

/// <param name="ProductCode"><c>current</c> or <c>savings</c>.</param>
/// <param name="CurrencyCode">ISO 4217.</param>
internal sealed record NewAccount(Guid HolderPartyId, string ProductCode, string CurrencyCode);

/// <param name="Reason">Why, for the audit trail.</param>
/// <param name="PayOutAccountId">Where what is left goes; without it, only an account with a balance of zero is closed.</param>
internal sealed record Closing(string Reason, Guid? PayOutAccountId = null);
