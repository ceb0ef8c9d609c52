using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.Ledger.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Holds;

internal sealed class GetHoldHandler(LedgerDbContext db) : IQueryHandler<GetHold, HoldView>
{
    public async Task<Result<HoldView>> Handle(GetHold query, CancellationToken cancellationToken)
    {
        var hold = await db.Holds.AsNoTracking().SingleOrDefaultAsync(h => h.HoldId == query.HoldId, cancellationToken);
        if (hold is null)
        {
            return HoldErrors.UnknownHold;
        }

        var code = await db.Accounts.Where(a => a.Id == hold.AccountId).Select(a => a.CurrencyCode).SingleAsync(cancellationToken);
        var currency = Currency.Of(code);
        var changes = await db.HoldChanges.AsNoTracking()
            .Where(change => change.HoldId == hold.HoldId)
            .OrderBy(change => change.Sequence)
            .ToListAsync(cancellationToken);
        return HoldViews.Of(hold, currency) with
        {
            Changes = [.. changes.Select(change => new HoldChangeView(
                change.Sequence,
                change.Kind,
                Money.OfMinor(change.Amount, currency),
                Money.OfMinor(change.Released, currency),
                change.EntryId,
                change.RecordedAt))],
        };
    }
}

internal sealed class ListHoldsHandler(LedgerDbContext db) : IQueryHandler<ListHolds, HoldList>
{
    private const int LargestPage = 500;

    public async Task<Result<HoldList>> Handle(ListHolds query, CancellationToken cancellationToken)
    {
        var code = await db.Accounts
            .Where(account => account.Id == query.LedgerAccountId && !account.IsHeader)
            .Select(account => account.CurrencyCode)
            .SingleOrDefaultAsync(cancellationToken);
        if (code is null)
        {
            return LedgerErrors.UnknownAccount;
        }

        var limit = Math.Clamp(query.Limit, 1, LargestPage);
        var holds = db.Holds.AsNoTracking().Where(hold => hold.AccountId == query.LedgerAccountId);
        holds = query.OnlyOpen ? holds.Where(hold => hold.Status == HoldStatus.Open) : holds;
        if (query.After is { } after)
        {
            holds = holds.Where(hold =>
                hold.PlacedAt > after.PlacedAt || (hold.PlacedAt == after.PlacedAt && hold.HoldId.CompareTo(after.HoldId) > 0));
        }

        var rows = await holds
            .OrderBy(hold => hold.PlacedAt)
            .ThenBy(hold => hold.HoldId)
            .Take(limit + 1) // one more tells whether there is a next page
            .ToListAsync(cancellationToken);
        var currency = Currency.Of(code);
        var shown = rows.Take(limit).Select(hold => HoldViews.Of(hold, currency)).ToList();
        return new HoldList(shown, rows.Count > limit ? new HoldPosition(shown[^1].PlacedAt, shown[^1].HoldId) : null);
    }
}

internal static class HoldViews
{
    public static HoldView Of(HoldRow hold, Currency currency) => new(
        hold.HoldId,
        hold.AccountId,
        Money.OfMinor(hold.Amount, currency),
        Money.OfMinor(hold.Captured, currency),
        Money.OfMinor(hold.Released, currency),
        Money.OfMinor(hold.Amount - hold.Captured - hold.Released, currency),
        hold.Status,
        hold.Source,
        hold.SourceReference,
        hold.EventCode,
        hold.PlacedAt,
        hold.ExpiresAt,
        []);
}
