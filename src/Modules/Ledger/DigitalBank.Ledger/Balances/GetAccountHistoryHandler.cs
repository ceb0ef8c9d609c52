using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Balances;

internal sealed class GetAccountHistoryHandler(LedgerDbContext db, IAccountLines history) : IQueryHandler<GetAccountHistory, AccountHistory>
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
        var currency = Currency.Of(account.CurrencyCode);
        var rows = await ReadAsync(query, limit + 1, cancellationToken); // one more tells whether there is a next page
        var lines = rows.Take(limit).Select(row => row.ToLine(currency)).ToList();
        var next = rows.Count > limit ? new HistoryPosition(lines[^1].EntryId, lines[^1].LineNumber) : null;
        return new AccountHistory(lines, next);
    }

    private async Task<List<HistoryRow>> ReadAsync(GetAccountHistory query, int wanted, CancellationToken cancellationToken)
    {
        var newestFirst = query.NewestFirst;
        var place = query.After is { } after
            ? LinePosition.Of(after.EntryId, after.LineNumber) + (newestFirst ? 0 : 1)
            : newestFirst ? long.MaxValue : 0;
        var rows = new List<HistoryRow>(wanted);
        HistoryWindow window;
        var width = wanted;
        do
        {
            window = await HistoryWindow.NextAsync(db, query.LedgerAccountId, newestFirst, place, width, cancellationToken);
            rows.AddRange(await RowsOf(query, window).Take(wanted - rows.Count).ToListAsync(cancellationToken));
            place = newestFirst ? window.From : window.Until;
            width = Math.Min(4 * width, HistoryWindow.MostLines); // what was asked for may be far away: few steps get there
        }
        while (rows.Count < wanted && !window.IsLast(newestFirst));
        return rows;
    }

    private IQueryable<HistoryRow> RowsOf(GetAccountHistory query, HistoryWindow window)
    {
        var lines = history.Of(db, [query.LedgerAccountId], window.From, window.Until).AsNoTracking();
        lines = query.From is { } from ? lines.Where(line => line.BookingDate >= from) : lines;
        lines = query.To is { } to ? lines.Where(line => line.BookingDate <= to) : lines;
        var rows = lines.Join(db.JournalEntries, line => line.Position / 4_096, entry => entry.Id, (line, entry) => new HistoryRow
        {
            Line = line,
            RecordedAt = entry.RecordedAt,
            Source = entry.Source,
            SourceReference = entry.SourceReference,
            EventCode = entry.EventCode,
            Reverses = entry.Reverses,
        });
        return query.NewestFirst ? rows.OrderByDescending(row => row.Line.Position) : rows.OrderBy(row => row.Line.Position);
    }

    // Not a positional record: EF follows members through an initialiser only.
    private sealed class HistoryRow
    {
        public required JournalLine Line { get; init; }

        public required DateTimeOffset RecordedAt { get; init; }

        public required string Source { get; init; }

        public required string SourceReference { get; init; }

        public required string EventCode { get; init; }

        public required long? Reverses { get; init; }

        public AccountLine ToLine(Currency currency) => new(
            LinePosition.EntryOf(Line.Position),
            LinePosition.LineOf(Line.Position),
            Line.Side,
            Money.OfMinor(Line.Amount, currency),
            Money.OfMinor(Line.BalanceAfter, currency),
            Line.BookingDate,
            Line.ValueDate,
            RecordedAt,
            Source,
            SourceReference,
            EventCode,
            Reverses);
    }
}
