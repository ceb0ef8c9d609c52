using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Holding;
using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Fees;

/// <summary>A page of fees by id: of an account, or those of all accounts that the ledger refused.</summary>
/// <param name="AccountId">Null for what waits on all accounts.</param>
/// <param name="VisibleTo">Who has to be allowed to see the account; null for staff.</param>
internal sealed record ListFees(Guid? AccountId, Guid? VisibleTo, Guid? After, int Limit) : IQuery<IReadOnlyList<FeeView>>;

/// <summary>Tries the fees of an account again that are due.</summary>
internal sealed record CollectFees(Guid AccountId) : ICommand<IReadOnlyList<FeeView>>;

internal sealed class ListFeesHandler(AccountsDbContext db, IMediator bank) : IQueryHandler<ListFees, IReadOnlyList<FeeView>>
{
    public async Task<Result<IReadOnlyList<FeeView>>> Handle(ListFees query, CancellationToken cancellationToken)
    {
        if (query.AccountId is { } id)
        {
            var account = await bank.Send(new GetAccount(id, query.VisibleTo), cancellationToken);
            if (!account.IsSuccess)
            {
                return account.Failure;
            }
        }

        var charges = query.AccountId is { } only
            ? db.FeeCharges.Where(charge => charge.AccountId == only)
            : db.FeeCharges.Where(charge => charge.Status == FeeStatus.Due && charge.FailureCode != null);
        var rows = await charges.AsNoTracking()
            .Where(charge => query.After == null || charge.Id.CompareTo(query.After.Value) > 0)
            .OrderBy(charge => charge.Id)
            .Take(query.Limit)
            .Join(db.Accounts, charge => charge.AccountId, account => account.Id, (charge, account) => new { charge, account.CurrencyCode })
            .OrderBy(row => row.charge.Id)
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => row.charge.View(row.CurrencyCode));
    }
}

internal sealed class CollectFeesHandler(FeeCollection collection, IBusinessCalendar calendar, IMediator bank)
    : ICommandHandler<CollectFees, IReadOnlyList<FeeView>>
{
    private const int Shown = 200;

    public async Task<Result<IReadOnlyList<FeeView>>> Handle(CollectFees command, CancellationToken cancellationToken)
    {
        await collection.CollectAsync(await calendar.TodayAsync(cancellationToken), command.AccountId, cancellationToken);
        return await bank.Send(new ListFees(command.AccountId, VisibleTo: null, After: null, Shown), cancellationToken);
    }
}

internal static class FeeEndpoints
{
    public static void Map(BankEndpoints endpoints)
    {
        endpoints.Customer.MapGet("/accounts/{accountId:guid}/fees", AccountsPermissions.ReadOwn, ListOwn)
            .Produces<Page<FeeView>>()
            .WithSummary("Fees of an account of mine");
        var staff = endpoints.Staff;
        staff.MapGet("/accounts/{accountId:guid}/fees", AccountsPermissions.Read, List).Produces<Page<FeeView>>();
        staff.MapGet("/accounts/fee-failures", AccountsPermissions.Read, ListFailures)
            .Produces<Page<FeeView>>()
            .WithSummary("Fees that could not be booked, with the reason");
        staff.MapPost("/accounts/{accountId:guid}/fees", AccountsPermissions.Fees, Charge)
            .Produces<FeeView>(StatusCodes.Status201Created)
            .RequiresIdempotencyKey()
            .WithSummary("Charge an event's fee");
        staff.MapPost("/accounts/{accountId:guid}/fees/collect", AccountsPermissions.Fees, Collect)
            .Produces<Page<FeeView>>()
            .WithSummary("Try the fees again that are due");
        staff.MapPost("/accounts/{accountId:guid}/fees/{feeId:guid}/waive", AccountsPermissions.Fees, Waive)
            .Produces<FeeView>()
            .WithSummary("Let the account off a fee that is due");
        staff.MapPost("/accounts/{accountId:guid}/fees/{feeId:guid}/reverse", AccountsPermissions.Fees, Reverse)
            .Produces<FeeView>()
            .WithSummary("Give back a fee that was booked");
    }

    private static Task<IResult> ListOwn(
        Guid accountId, [AsParameters] PageRequest page, IActor actor, IMediator bank, CancellationToken ct) =>
        PageOf(accountId, AccountEndpoints.HolderOf(actor), page, bank, ct);

    private static Task<IResult> List(Guid accountId, [AsParameters] PageRequest page, IMediator bank, CancellationToken ct) =>
        PageOf(accountId, visibleTo: null, page, bank, ct);

    private static Task<IResult> ListFailures([AsParameters] PageRequest page, IMediator bank, CancellationToken ct) =>
        PageOf(accountId: null, visibleTo: null, page, bank, ct);

    private static async Task<IResult> PageOf(Guid? accountId, Guid? visibleTo, PageRequest page, IMediator bank, CancellationToken ct)
    {
        if (!page.TryAfterId(out var after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var fees = await bank.Send(new ListFees(accountId, visibleTo, after, page.Size), ct);
        return fees.Map(items => Page.Of(items, page.Size, fee => fee.FeeId.ToString())).ToHttp();
    }

    private static async Task<IResult> Charge(Guid accountId, NewFee body, IdempotencyKey key, IMediator bank, CancellationToken ct)
    {
        var charged = await bank.Send(new ChargeFee(key.Value, accountId, body.Code), ct);
        return charged.ToHttp(fee => TypedResults.Created($"/staff/v1/accounts/{accountId}/fees", fee));
    }

    private static async Task<IResult> Collect(Guid accountId, IMediator bank, CancellationToken ct) =>
        (await bank.Send(new CollectFees(accountId), ct)).Map(fees => new Page<FeeView>(fees, Next: null)).ToHttp();

    private static async Task<IResult> Waive(Guid accountId, Guid feeId, FeeRelief body, IMediator bank, CancellationToken ct) =>
        (await bank.Send(new WaiveFee(accountId, feeId, body.Reason), ct)).ToHttp();

    private static async Task<IResult> Reverse(Guid accountId, Guid feeId, FeeRelief body, IMediator bank, CancellationToken ct) =>
        (await bank.Send(new ReverseFee(accountId, feeId, body.Reason), ct)).ToHttp();
}

/// <param name="Code">One of the fees for events in the product's terms.</param>
internal sealed record NewFee(string Code);

/// <param name="Reason">Why, for the audit trail.</param>
internal sealed record FeeRelief(string Reason);
