using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Balances;

internal sealed class GetAccountHistoryHandler(LedgerDbContext db) : IQueryHandler<GetAccountHistory, AccountHistory>
{
    private const int LargestPage = 5_000;

    public async Task<Result<AccountHistory>> Handle(GetAccountHistory query, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == query.LedgerAccountId, cancellationToken);
        if (account is null)
        {
            return LedgerErrors.UnknownAccount;
        }

        if (account.IsHeader)
        {
            return LedgerErrors.HeaderAccount;
        }

        var limit = Math.Clamp(query.Limit, 1, LargestPage);
        var rows = await LinesOf(query)
            .Take(limit + 1) // one more tells whether there is a next page
            .Join(db.JournalEntries, line => line.Position / 4_096, entry => entry.Id, (line, entry) => new
            {
                line,
                entry.RecordedAt,
                entry.Source,
                entry.SourceReference,
                entry.EventCode,
                entry.Reverses,
            })
            .ToListAsync(cancellationToken);
        rows.Sort((left, right) => left.line.Position.CompareTo(right.line.Position) * (query.NewestFirst ? -1 : 1));
        var currency = Currency.Of(account.CurrencyCode);
        var lines = rows.Take(limit).Select(row => new AccountLine(
            LinePosition.EntryOf(row.line.Position),
            LinePosition.LineOf(row.line.Position),
            row.line.Side,
            Money.OfMinor(row.line.Amount, currency),
            Money.OfMinor(row.line.BalanceAfter, currency),
            row.line.BookingDate,
            row.line.ValueDate,
            row.RecordedAt,
            row.Source,
            row.SourceReference,
            row.EventCode,
            row.Reverses)).ToList();
        var next = rows.Count > limit ? new HistoryPosition(lines[^1].EntryId, lines[^1].LineNumber) : null;
        return new AccountHistory(lines, next);
    }

    private IQueryable<JournalLine> LinesOf(GetAccountHistory query)
    {
        var lines = db.JournalLines.AsNoTracking().Where(line => line.AccountId == query.LedgerAccountId);
        lines = query.From is { } from ? lines.Where(line => line.BookingDate >= from) : lines;
        lines = query.To is { } to ? lines.Where(line => line.BookingDate <= to) : lines;
        if (query.After is { } place)
        {
            var after = LinePosition.Of(place.EntryId, place.LineNumber);
            lines = query.NewestFirst ? lines.Where(line => line.Position < after) : lines.Where(line => line.Position > after);
        }

        return query.NewestFirst ? lines.OrderByDescending(line => line.Position) : lines.OrderBy(line => line.Position);
    }
}
