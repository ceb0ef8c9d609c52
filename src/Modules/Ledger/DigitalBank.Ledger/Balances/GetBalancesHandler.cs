using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Balances;

internal sealed class GetBalancesHandler(LedgerDbContext db) : IQueryHandler<GetBalances, IReadOnlyDictionary<long, BalanceView>>
{
    private const int IdsPerQuery = 1_000;

    public async Task<Result<IReadOnlyDictionary<long, BalanceView>>> Handle(GetBalances query, CancellationToken cancellationToken)
    {
        var views = new Dictionary<long, BalanceView>(query.LedgerAccountIds.Count);
        foreach (var some in query.LedgerAccountIds.Distinct().Chunk(IdsPerQuery))
        {
            var rows = await db.Accounts
                .Where(account => some.Contains(account.Id))
                .Join(db.Balances, account => account.Id, balance => balance.AccountId, (account, balance) => new
                {
                    account.Id,
                    account.Class,
                    account.CurrencyCode,
                    account.MinimumBalance,
                    balance.Debits,
                    balance.Credits,
                    balance.Held,
                })
                .ToListAsync(cancellationToken);
            foreach (var row in rows)
            {
                var booked = Normal.BalanceOf(row.Class, row.Debits, row.Credits);
                var currency = Currency.Of(row.CurrencyCode);
                views.Add(row.Id, new BalanceView(
                    row.Id,
                    Money.OfMinor(booked, currency),
                    Money.OfMinor(Available(booked, row.Held, row.MinimumBalance ?? 0), currency),
                    Money.OfMinor(row.Held, currency)));
            }
        }

        return Answer.Of<IReadOnlyDictionary<long, BalanceView>>(views);
    }

    // An account without a minimum may have more held than it will ever own.
    private static long Available(long booked, long held, long minimum) =>
        (long)Int128.Clamp((Int128)booked - held - minimum, long.MinValue, long.MaxValue);
}
