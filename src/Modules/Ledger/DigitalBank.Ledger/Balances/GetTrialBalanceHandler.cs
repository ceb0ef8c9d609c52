using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Balances;

internal sealed class GetTrialBalanceHandler(LedgerDbContext db) : IQueryHandler<GetTrialBalance, TrialBalance>
{
    public async Task<Result<TrialBalance>> Handle(GetTrialBalance query, CancellationToken cancellationToken)
    {
        var totals = query.AsOf is { } date ? TotalsAsOf(date) : TotalsNow();
        var rows = await totals
            .Join(db.Accounts, total => total.AccountId, account => account.Id, (total, account) => new { total, account })
            .Where(row => row.total.Debits != 0 || row.total.Credits != 0)
            .OrderBy(row => row.account.Code)
            .ThenBy(row => row.account.CurrencyCode)
            .Select(row => new
            {
                row.account.Code,
                row.account.Name,
                row.account.ParentCode,
                row.account.CurrencyCode,
                row.total.Debits,
                row.total.Credits,
            })
            .ToListAsync(cancellationToken);
        var differences = rows
            .GroupBy(row => row.CurrencyCode)
            .OrderBy(currency => currency.Key, StringComparer.Ordinal)
            .Select(currency => Money.OfMinor((long)currency.Sum(row => (decimal)row.Debits - row.Credits), Currency.Of(currency.Key)));
        return new TrialBalance(
            query.AsOf,
            [.. rows.Select(row => new TrialBalanceRow(
                row.Code,
                row.Name,
                row.ParentCode,
                Money.OfMinor(row.Debits, Currency.Of(row.CurrencyCode)),
                Money.OfMinor(row.Credits, Currency.Of(row.CurrencyCode))))],
            [.. differences]);
    }

    private IQueryable<Totals> TotalsNow() => db.Balances
        .Select(balance => new Totals { AccountId = balance.AccountId, Debits = balance.Debits, Credits = balance.Credits });

    private IQueryable<Totals> TotalsAsOf(DateOnly date) => db.JournalLines
        .Where(line => line.BookingDate <= date)
        .GroupBy(line => line.AccountId)
        .Select(account => new Totals
        {
            AccountId = account.Key,
            Debits = account.Sum(line => line.Side == Side.Debit ? line.Amount : 0L),
            Credits = account.Sum(line => line.Side == Side.Credit ? line.Amount : 0L),
        });

    // Not a positional record: EF follows members through an initialiser, not through a constructor.
    private sealed class Totals
    {
        public long AccountId { get; init; }

        public long Debits { get; init; }

        public long Credits { get; init; }
    }
}
