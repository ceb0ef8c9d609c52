using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Chart;

internal sealed class FindLedgerAccountHandler(LedgerDbContext db) : IQueryHandler<FindLedgerAccount, LedgerAccountView>
{
    public async Task<Result<LedgerAccountView>> Handle(FindLedgerAccount query, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(
            a => a.Code == query.Code && a.CurrencyCode == query.CurrencyCode, cancellationToken);
        return account is null ? LedgerErrors.UnknownAccount : account.ToView();
    }
}

internal sealed class ListLedgerAccountsHandler(LedgerDbContext db) : IQueryHandler<ListLedgerAccounts, IReadOnlyList<LedgerAccountView>>
{
    private const int LargestPage = 500;

    public async Task<Result<IReadOnlyList<LedgerAccountView>>> Handle(ListLedgerAccounts query, CancellationToken cancellationToken)
    {
        var after = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(account => account.Id == query.AfterId, cancellationToken);
        var (code, currency) = (after?.Code ?? "", after?.CurrencyCode ?? "");
        var accounts = await db.Accounts.AsNoTracking()
            .Where(a => after == null || string.Compare(a.Code, code) > 0 || (a.Code == code && string.Compare(a.CurrencyCode, currency) > 0))
            .OrderBy(a => a.Code)
            .ThenBy(a => a.CurrencyCode)
            .Take(Math.Clamp(query.Limit, 1, LargestPage))
            .ToListAsync(cancellationToken);
        return Answer.Of<IReadOnlyList<LedgerAccountView>>([.. accounts.Select(account => account.ToView())]);
    }
}
