using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Holding;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Mandates;

/// <summary>Who holds an account.</summary>
/// <param name="VisibleTo">Who has to be allowed to see it; null for staff.</param>
internal sealed record GetHolders(Guid AccountId, Guid? VisibleTo) : IQuery<HoldersView>;

/// <summary>A page of an account's mandates by id, revoked ones included.</summary>
/// <param name="VisibleTo">Who has to be allowed to see it; null for staff.</param>
internal sealed record ListMandates(Guid AccountId, Guid? VisibleTo, Guid? After, int Limit) : IQuery<IReadOnlyList<MandateView>>;

/// <param name="Signing">Whether each holder pays alone or all pay together.</param>
/// <param name="Holders">The one who opened the account first.</param>
internal sealed record HoldersView(Guid AccountId, SigningRule Signing, IReadOnlyList<HolderView> Holders)
{
    public static HoldersView Of(Account account, IEnumerable<JointHolder> joint)
    {
        var others = joint.OrderBy(holder => holder.Since).ThenBy(holder => holder.PartyId).ToList();
        var rest = 100 - others.Sum(holder => holder.SharePercent);
        return new HoldersView(
            account.Id,
            account.Signing,
            [new(account.HolderPartyId, rest), .. others.Select(holder => new HolderView(holder.PartyId, holder.SharePercent))]);
    }
}

/// <param name="SharePercent">Of the responsibility.</param>
internal sealed record HolderView(Guid PartyId, decimal SharePercent);

internal sealed class GetHoldersHandler(AccountsDbContext db, IMediator bank) : IQueryHandler<GetHolders, HoldersView>
{
    public async Task<Result<HoldersView>> Handle(GetHolders query, CancellationToken cancellationToken)
    {
        var visible = await bank.Send(new GetAccount(query.AccountId, query.VisibleTo), cancellationToken);
        if (!visible.IsSuccess)
        {
            return visible.Failure;
        }

        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == query.AccountId, cancellationToken);
        return HoldersView.Of(
            account, await db.JointHolders.AsNoTracking().Where(h => h.AccountId == account.Id).ToListAsync(cancellationToken));
    }
}

internal sealed class ListMandatesHandler(AccountsDbContext db, IMediator bank) : IQueryHandler<ListMandates, IReadOnlyList<MandateView>>
{
    public async Task<Result<IReadOnlyList<MandateView>>> Handle(ListMandates query, CancellationToken cancellationToken)
    {
        var account = await bank.Send(new GetAccount(query.AccountId, query.VisibleTo), cancellationToken);
        if (!account.IsSuccess)
        {
            return account.Failure;
        }

        var mandates = await db.Mandates.AsNoTracking()
            .Where(m => m.AccountId == query.AccountId && (query.After == null || m.Id.CompareTo(query.After.Value) > 0))
            .OrderBy(m => m.Id)
            .Take(query.Limit)
            .ToListAsync(cancellationToken);
        return mandates.ConvertAll(mandate => mandate.View(account.Value.CurrencyCode));
    }
}
