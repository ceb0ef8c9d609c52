using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Balances;

internal sealed class GetMonthlyTurnoversHandler(LedgerDbContext db, IAccountLines lines)
    : IQueryHandler<GetMonthlyTurnovers, IReadOnlyList<MonthlyTurnover>>
{
    public async Task<Result<IReadOnlyList<MonthlyTurnover>>> Handle(GetMonthlyTurnovers query, CancellationToken cancellationToken)
    {
        var from = LinePosition.FirstOf(query.AfterEntryId + 1);
        var sums = await lines.Of(db, query.LedgerAccountIds, from, long.MaxValue)
            .Where(line => line.BookingDate >= query.From && line.BookingDate <= query.To)
            .Join(
                db.JournalEntries.Where(entry => query.WithoutSource == null || entry.Source != query.WithoutSource),
                line => line.Position / 4_096,
                entry => entry.Id,
                (line, entry) => new { line.AccountId, line.BookingDate, line.Side, line.Amount, IsReversal = entry.Reverses != null })
            .GroupBy(line => new { line.AccountId, line.BookingDate.Year, line.BookingDate.Month, line.Side, line.IsReversal })
            .Select(group => new { group.Key, Sum = group.Sum(line => line.Amount) })
            .ToListAsync(cancellationToken);

        // A reversed credit comes as a debit and is no spending, and the other way round.
        return Answer.Of<IReadOnlyList<MonthlyTurnover>>([.. sums
            .GroupBy(sum => (sum.Key.AccountId, sum.Key.Year, sum.Key.Month))
            .Select(month => new MonthlyTurnover(
                month.Key.AccountId,
                new DateOnly(month.Key.Year, month.Key.Month, 1),
                month.Sum(sum => (sum.Key.Side, sum.Key.IsReversal) switch { (Side.Credit, false) => sum.Sum, (Side.Debit, true) => -sum.Sum, _ => 0 }),
                month.Sum(sum => (sum.Key.Side, sum.Key.IsReversal) switch { (Side.Debit, false) => sum.Sum, (Side.Credit, true) => -sum.Sum, _ => 0 })))]);
    }
}
