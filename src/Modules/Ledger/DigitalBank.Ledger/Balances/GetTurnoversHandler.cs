using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Balances;

internal sealed class GetTurnoversHandler(LedgerDbContext db, IAccountLines lines) : IQueryHandler<GetTurnovers, IReadOnlyList<Turnover>>
{
    public async Task<Result<IReadOnlyList<Turnover>>> Handle(GetTurnovers query, CancellationToken cancellationToken)
    {
        var (from, until) = (LinePosition.FirstOf(query.AfterEntryId + 1), LinePosition.FirstOf(query.ThroughEntryId + 1));
        var sums = await lines.Of(db, query.LedgerAccountIds, from, until)
            .GroupBy(line => new { line.AccountId, line.ValueDate })
            .Select(
                day => new { day.Key.AccountId, day.Key.ValueDate, Net = day.Sum(line => line.Side == Side.Credit ? line.Amount : -line.Amount) })
            .ToListAsync(cancellationToken);
        return Answer.Of<IReadOnlyList<Turnover>>([.. sums.Select(sum => new Turnover(sum.AccountId, sum.ValueDate, sum.Net))]);
    }
}

internal sealed class GetLastEntryHandler(LedgerDbContext db) : IQueryHandler<GetLastEntry, long>
{
    public async Task<Result<long>> Handle(GetLastEntry query, CancellationToken cancellationToken) =>
        await db.Head.Where(head => head.Id == HeadRow.Journal).Select(head => head.LastId).SingleAsync(cancellationToken);
}
