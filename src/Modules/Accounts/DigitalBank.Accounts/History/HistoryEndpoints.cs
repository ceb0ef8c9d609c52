using DigitalBank.Accounts.Holding;
using DigitalBank.Ledger.Contracts.Proofs;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace DigitalBank.Accounts.History;

internal static class HistoryEndpoints
{
    public static void Map(BankEndpoints endpoints)
    {
        endpoints.Customer.MapGet("/accounts/{accountId:guid}/balance", AccountsPermissions.ReadOwn, OwnBalance).Produces<AccountBalanceView>();
        endpoints.Customer.MapGet("/accounts/{accountId:guid}/transactions", AccountsPermissions.ReadOwn, OwnTransactions)
            .Produces<Page<TransactionView>>()
            .WithSummary("Transactions by date, amount, direction, text and category; a page may be short and still have a next one");
        endpoints.Customer.MapGet("/accounts/{accountId:guid}/transactions/{entryId:long}/receipt", AccountsPermissions.ReadOwn, OwnReceipt)
            .Produces<EntryReceipt>();
        endpoints.Customer
            .MapGet("/accounts/{accountId:guid}/holds", AccountsPermissions.ReadOwn, OwnHolds)
            .Produces<Page<AccountHoldView>>();
        endpoints.Staff.MapGet("/accounts/{accountId:guid}/holds", AccountsPermissions.Read, Holds).Produces<Page<AccountHoldView>>();
        endpoints.Staff.MapGet("/accounts/{accountId:guid}/balance", AccountsPermissions.Read, Balance).Produces<AccountBalanceView>();
        endpoints.Staff.MapGet("/accounts/{accountId:guid}/transactions", AccountsPermissions.Read, Transactions)
            .Produces<Page<TransactionView>>()
            .WithSummary("Transactions by date, amount, direction, text and category; a page may be short and still have a next one");
        endpoints.Staff.MapGet("/accounts/{accountId:guid}/shared-transactions", AccountsPermissions.ReadShared, SharedTransactions)
            .Produces<Page<TransactionView>>();
    }

    private static async Task<IResult> OwnBalance(Guid accountId, IActor actor, IMediator bank, CancellationToken ct) =>
        (await bank.Send(new GetAccountBalance(accountId, AccountEndpoints.HolderOf(actor)), ct)).ToHttp();

    private static async Task<IResult> Balance(Guid accountId, IMediator bank, CancellationToken ct) =>
        (await bank.Send(new GetAccountBalance(accountId, Holder: null), ct)).ToHttp();

    private static async Task<IResult> OwnTransactions(
        Guid accountId, [AsParameters] TransactionSearch search, [AsParameters] PageRequest page, IActor actor, IMediator bank, CancellationToken ct) =>
        await TransactionsAsync(accountId, AccountEndpoints.HolderOf(actor), search, page, bank, ct);

    private static async Task<IResult> OwnHolds(
        Guid accountId, bool? onlyOpen, [AsParameters] PageRequest page, IActor actor, IMediator bank, CancellationToken ct) =>
        (
            await bank.Send(
                new GetAccountHolds(accountId, AccountEndpoints.HolderOf(actor), onlyOpen ?? true, page.After, page.Size), ct)).ToHttp();

    private static async Task<IResult> Holds(
        Guid accountId, bool? onlyOpen, [AsParameters] PageRequest page, IMediator bank, CancellationToken ct) =>
        (await bank.Send(new GetAccountHolds(accountId, Holder: null, onlyOpen ?? true, page.After, page.Size), ct)).ToHttp();

    private static async Task<IResult> OwnReceipt(Guid accountId, long entryId, IActor actor, IMediator bank, CancellationToken ct) =>
        (await bank.Send(new GetTransactionReceipt(accountId, AccountEndpoints.HolderOf(actor), entryId), ct)).ToHttp();

    private static async Task<IResult> SharedTransactions(
        Guid accountId,
        [AsParameters] TransactionSearch search,
        [AsParameters] PageRequest page,
        [FromHeader(Name = "Consent-Receipt")] string? receipt,
        IMediator bank,
        CancellationToken ct)
    {
        var filter = search.ToFilter();
        return filter.IsSuccess
            ? (await bank.Send(new GetSharedTransactions(accountId, receipt, filter.Value, page.After, page.Size), ct)).ToHttp()
            : filter.Failure.ToProblem();
    }

    private static async Task<IResult> Transactions(
        Guid accountId, [AsParameters] TransactionSearch search, [AsParameters] PageRequest page, IMediator bank, CancellationToken ct) =>
        await TransactionsAsync(accountId, holder: null, search, page, bank, ct);

    private static async Task<IResult> TransactionsAsync(
        Guid accountId, Guid? holder, TransactionSearch search, PageRequest page, IMediator bank, CancellationToken ct)
    {
        var filter = search.ToFilter();
        return filter.IsSuccess
            ? (await bank.Send(new GetTransactions(accountId, holder, filter.Value, page.After, page.Size), ct)).ToHttp()
            : filter.Failure.ToProblem();
    }
}
