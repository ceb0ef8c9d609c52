using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Blocks;

/// <summary>A page of an account's blocks by id, those in force or all.</summary>
internal sealed record ListBlocks(Guid AccountId, bool OnlyInForce, Guid? After, int Limit) : IQuery<IReadOnlyList<BlockView>>;

internal sealed class ListBlocksHandler(AccountsDbContext db) : IQueryHandler<ListBlocks, IReadOnlyList<BlockView>>
{
    public async Task<Result<IReadOnlyList<BlockView>>> Handle(ListBlocks query, CancellationToken cancellationToken)
    {
        if (!await db.Accounts.AnyAsync(account => account.Id == query.AccountId && account.LedgerAccountId != null, cancellationToken))
        {
            return AccountsErrors.UnknownAccount;
        }

        return await db.Blocks.AsNoTracking()
            .Where(block => block.AccountId == query.AccountId && (!query.OnlyInForce || block.LiftedAt == null))
            .Where(block => query.After == null || block.Id.CompareTo(query.After.Value) > 0)
            .OrderBy(block => block.Id)
            .Take(query.Limit)
            .Select(block => block.View())
            .ToListAsync(cancellationToken);
    }
}

internal static class BlockEndpoints
{
    public static void Map(SurfaceEndpoints staff)
    {
        staff.MapGet("/accounts/{accountId:guid}/blocks", AccountsPermissions.Read, List)
            .Produces<Page<BlockView>>()
            .WithSummary("Why an account is blocked; onlyInForce=false shows lifted blocks, too");
        staff.MapPost("/accounts/{accountId:guid}/blocks", AccountsPermissions.Block, Place)
            .Produces<BlockView>(StatusCodes.Status201Created)
            .RequiresIdempotencyKey()
            .WithSummary("Stop debits, credits or both, beside the blocks there are");
        staff.MapPost("/accounts/{accountId:guid}/blocks/{blockId:guid}/lift", AccountsPermissions.Block, Lift)
            .Produces<BlockView>()
            .WithSummary("Lift one block; the others stay");
    }

    private static async Task<IResult> List(
        Guid accountId, bool? onlyInForce, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        if (!page.TryAfterId(out var after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var blocks = await bank.Send(new ListBlocks(accountId, onlyInForce ?? true, after, page.Size), cancellationToken);
        return blocks.Map(items => Page.Of(items, page.Size, block => block.BlockId.ToString())).ToHttp();
    }

    private static async Task<IResult> Place(
        Guid accountId, NewBlock body, IdempotencyKey key, IMediator bank, CancellationToken cancellationToken)
    {
        var placed = await bank.Send(new PlaceBlock(key.Value, accountId, body.Kind, body.Reason, body.ExpiryDate), cancellationToken);
        return placed.ToHttp(block => TypedResults.Created($"/staff/v1/accounts/{accountId}/blocks", block));
    }

    private static async Task<IResult> Lift(
        Guid accountId, Guid blockId, BlockLifting body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new LiftBlock(accountId, blockId, body.Reason), cancellationToken)).ToHttp();
}

/// <param name="Kind"><c>debits</c>, <c>credits</c> or <c>all</c>.</param>
/// <param name="ExpiryDate">The last business date on which it holds; without it, until somebody lifts it.</param>
internal sealed record NewBlock(AccountBlock Kind, string Reason, DateOnly? ExpiryDate = null);

/// <param name="Reason">Why, for the audit trail.</param>
internal sealed record BlockLifting(string Reason);
