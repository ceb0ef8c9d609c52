using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Mandates;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Holding;

internal sealed class GetAccountHandler(AccountsDbContext db, AccountAccess access) : IQueryHandler<GetAccount, AccountView>
{
    public async Task<Result<AccountView>> Handle(GetAccount query, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == query.AccountId && a.LedgerAccountId != null, cancellationToken);
        return account is not null
            && (query.VisibleTo is not { } party || await access.MaySeeAsync(account, party, cancellationToken))
            ? account.View()
            : AccountsErrors.UnknownAccount;
    }
}

internal sealed class GetAccountsHandler(AccountsDbContext db) : IQueryHandler<GetAccounts, IReadOnlyDictionary<Guid, AccountView>>
{
    public async Task<Result<IReadOnlyDictionary<Guid, AccountView>>> Handle(GetAccounts query, CancellationToken cancellationToken)
    {
        var ids = query.AccountIds.Distinct().ToList();
        return await db.Accounts.AsNoTracking()
            .Where(a => ids.Contains(a.Id) && a.LedgerAccountId != null)
            .ToDictionaryAsync(a => a.Id, a => a.View(), cancellationToken);
    }
}
