using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Holding;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Switching;

/// <summary>Which product an account has, and which it had before.</summary>
/// <param name="VisibleTo">Who has to be allowed to see the account; null for staff.</param>
internal sealed record GetProductHistory(Guid AccountId, Guid? VisibleTo) : IQuery<ProductHistoryView>;

/// <param name="Switches">The latest 24, the newest first.</param>
/// <param name="Agreed">What was agreed last for a day to come, also when it has been taken up or cancelled; null when nothing ever was.</param>
internal sealed record ProductHistoryView(
    Guid AccountId, string ProductCode, IReadOnlyList<SwitchView> Switches, AgreedSwitchView? Agreed = null);

/// <param name="SwitchDate">The first day of the new product.</param>
/// <param name="Reason">As staff gave it; null for customers.</param>
/// <param name="SwitchedBy">Null for customers.</param>
internal sealed record SwitchView(DateOnly SwitchDate, string FromProduct, string ToProduct, string? Reason, string? SwitchedBy);

internal sealed class GetProductHistoryHandler(AccountsDbContext db, IMediator bank) : IQueryHandler<GetProductHistory, ProductHistoryView>
{
    private const int Shown = 24;

    public async Task<Result<ProductHistoryView>> Handle(GetProductHistory query, CancellationToken cancellationToken)
    {
        var account = await bank.Send(new GetAccount(query.AccountId, query.VisibleTo), cancellationToken);
        if (!account.IsSuccess)
        {
            return account.Failure;
        }

        var isStaff = query.VisibleTo is null;
        var switches = await db.ProductSwitches.AsNoTracking()
            .Where(one => one.AccountId == query.AccountId)
            .OrderByDescending(one => one.SwitchDate)
            .Take(Shown)
            .Select(one => new SwitchView(
                one.SwitchDate, one.FromProduct, one.ToProduct, isStaff ? one.Reason : null, isStaff ? one.SwitchedBy : null))
            .ToListAsync(cancellationToken);
        var agreed = await db.AgreedSwitches.AsNoTracking().SingleOrDefaultAsync(one => one.AccountId == query.AccountId, cancellationToken);
        return new ProductHistoryView(
            query.AccountId, account.Value.ProductCode, switches, agreed is null ? null : AgreedSwitchView.Of(agreed, isStaff));
    }
}

internal static class SwitchEndpoints
{
    public static void Map(BankEndpoints endpoints)
    {
        endpoints.Customer.MapGet("/accounts/{accountId:guid}/product-history", AccountsPermissions.ReadOwn, GetOwn)
            .Produces<ProductHistoryView>()
            .WithSummary("Which product an account of mine has, and which it had before");
        endpoints.Staff.MapGet("/accounts/{accountId:guid}/product-history", AccountsPermissions.Read, Get)
            .Produces<ProductHistoryView>()
            .WithSummary("Which product an account has, and which it had before");
        endpoints.Staff.MapPost("/accounts/{accountId:guid}/switch", AccountsPermissions.Switch, Switch)
            .Produces<AccountView>()
            .WithSummary("Give an account another product from the business date on");
        endpoints.Staff.MapPost("/accounts/{accountId:guid}/agreed-switch", AccountsPermissions.Switch, Agree)
            .Produces<AgreedSwitchView>()
            .WithSummary("Agree that an account gets another product on a day to come");
        endpoints.Staff.MapPost("/accounts/{accountId:guid}/agreed-switch/cancellation", AccountsPermissions.Switch, Cancel)
            .Produces<AgreedSwitchView>()
            .WithSummary("Cancel the switch that is agreed for an account");
    }

    private static async Task<IResult> GetOwn(Guid accountId, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetProductHistory(accountId, AccountEndpoints.HolderOf(actor)), cancellationToken)).ToHttp();

    private static async Task<IResult> Get(Guid accountId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetProductHistory(accountId, VisibleTo: null), cancellationToken)).ToHttp();

    private static async Task<IResult> Switch(Guid accountId, SwitchBody body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new SwitchProduct(accountId, body.ProductCode, body.Reason), cancellationToken)).ToHttp();

    private static async Task<IResult> Agree(Guid accountId, AgreeSwitchBody body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new AgreeSwitch(accountId, body.ProductCode, body.SwitchDate, body.Reason), cancellationToken)).ToHttp();

    private static async Task<IResult> Cancel(Guid accountId, CancelSwitchBody body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new CancelSwitch(accountId, body.Reason), cancellationToken)).ToHttp();
}

/// <param name="ProductCode">Of the same kind as the product that the account has.</param>
/// <param name="Reason">Why, for the audit trail.</param>
internal sealed record SwitchBody(string ProductCode, string Reason);

/// <param name="ProductCode">Of the same kind as the product that the account has.</param>
/// <param name="SwitchDate">After the business date.</param>
/// <param name="Reason">Why, for the audit trail.</param>
internal sealed record AgreeSwitchBody(string ProductCode, DateOnly SwitchDate, string Reason);

/// <param name="Reason">Why, for the audit trail.</param>
internal sealed record CancelSwitchBody(string Reason);
