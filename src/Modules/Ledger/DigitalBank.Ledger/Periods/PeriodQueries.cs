using DigitalBank.Ledger.Contracts.Periods;
using DigitalBank.Ledger.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Periods;

internal sealed class GetPeriodStateHandler(LedgerDbContext db) : IQueryHandler<GetPeriodState, PeriodState>
{
    public async Task<Result<PeriodState>> Handle(GetPeriodState query, CancellationToken cancellationToken) => new PeriodState(
        await db.Head.Where(head => head.Id == HeadRow.Journal).Select(head => head.ClosedThrough).SingleAsync(cancellationToken));
}

internal sealed class ListPeriodChangesHandler(LedgerDbContext db) : IQueryHandler<ListPeriodChanges, IReadOnlyList<PeriodChangeView>>
{
    private const int LargestPage = 200;

    public async Task<Result<IReadOnlyList<PeriodChangeView>>> Handle(ListPeriodChanges query, CancellationToken cancellationToken)
    {
        var changes = await db.PeriodChanges.AsNoTracking()
            .Where(change => query.Before == null || change.Id < query.Before)
            .OrderByDescending(change => change.Id)
            .Take(Math.Clamp(query.Limit, 1, LargestPage))
            .Select(change => new PeriodChangeView(
                change.Id, change.FromClosedThrough, change.ToClosedThrough, change.Reason, change.ChangedBy, change.ChangedAt))
            .ToListAsync(cancellationToken);
        return Answer.Of<IReadOnlyList<PeriodChangeView>>(changes);
    }
}
