using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Balances;

internal sealed class GetBalanceAsOfHandler(LedgerDbContext db, IAccountLines history) : IQueryHandler<GetBalanceAsOf, Money>
{
    public async Task<Result<Money>> Handle(GetBalanceAsOf query, CancellationToken cancellationToken)
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

        var lines = history.Of(db, [account.Id], from: 0, until: long.MaxValue);
        lines = query.Basis == DateBasis.ValueDate
            ? lines.Where(line => line.ValueDate <= query.Date)
            : lines.Where(line => line.BookingDate <= query.Date);
        if (query.KnownAt is { } knownAt)
        {
            // The instant of recording, not the booking date: an entry booked back into an open period was not known on that day.
            lines = lines.Where(line => db.JournalEntries.Any(entry => entry.Id == line.Position / 4_096 && entry.RecordedAt <= knownAt));
        }

        var totals = await lines
            .GroupBy(line => line.Side)
            .Select(side => new { Side = side.Key, Sum = side.Sum(line => line.Amount) })
            .ToDictionaryAsync(side => side.Side, side => side.Sum, cancellationToken);
        var balance = Normal.BalanceOf(account.Class, totals.GetValueOrDefault(Side.Debit), totals.GetValueOrDefault(Side.Credit));
        return Money.OfMinor(balance, Currency.Of(account.CurrencyCode));
    }
}
