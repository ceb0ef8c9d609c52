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
            .Produces<Page<TransactionView>>();
        endpoints.Customer.MapGet("/accounts/{accountId:guid}/transactions/{entryId:long}/receipt", AccountsPermissions.ReadOwn, OwnReceipt)
            .Produces<EntryReceipt>();
        endpoints.Customer
            .MapGet("/accounts/{accountId:guid}/holds", AccountsPermissions.ReadOwn, OwnHolds)
            .Produces<Page<AccountHoldView>>();
        endpoints.Staff.MapGet("/accounts/{accountId:guid}/holds", AccountsPermissions.Read, Holds).Produces<Page<AccountHoldView>>();
        endpoints.Staff.MapGet("/accounts/{accountId:guid}/balance", AccountsPermissions.Read, Balance).Produces<AccountBalanceView>();
        endpoints.Staff.MapGet("/accounts/{accountId:guid}/transactions", AccountsPermissions.Read, Transactions)
            .Produces<Page<TransactionView>>();
        endpoints.Staff.MapGet("/accounts/{accountId:guid}/shared-transactions", AccountsPermissions.ReadShared, SharedTransactions)
            .Produces<Page<TransactionView>>();
    }

    private static async Task<IResult> OwnBalance(Guid accountId, IActor actor, IMediator bank, CancellationToken ct) =>
        (await bank.Send(new GetAccountBalance(accountId, AccountEndpoints.HolderOf(actor)), ct)).ToHttp();

    private static async Task<IResult> Balance(Guid accountId, IMediator bank, CancellationToken ct) =>
        (await bank.Send(new GetAccountBalance(accountId, Holder: null), ct)).ToHttp();

    private static async Task<IResult> OwnTransactions(
        Guid accountId, DateOnly? from, DateOnly? to, [AsParameters] PageRequest page, IActor actor, IMediator bank, CancellationToken ct) =>
        (await bank.Send(new GetTransactions(accountId, AccountEndpoints.HolderOf(actor), from, to, page.After, page.Size), ct)).ToHttp();

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
        DateOnly? from,
        DateOnly? to,
        [AsParameters] PageRequest page,
        [FromHeader(Name = "Consent-Receipt")] string? receipt,
        IMediator bank,
        CancellationToken ct) =>
        (await bank.Send(new GetSharedTransactions(accountId, receipt, from, to, page.After, page.Size), ct)).ToHttp();

    private static async Task<IResult> Transactions(
        Guid accountId, DateOnly? from, DateOnly? to, [AsParameters] PageRequest page, IMediator bank, CancellationToken ct) =>
        (await bank.Send(new GetTransactions(accountId, Holder: null, from, to, page.After, page.Size), ct)).ToHttp();
}
