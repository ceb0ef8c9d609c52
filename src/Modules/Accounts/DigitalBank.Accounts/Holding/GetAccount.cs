using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Holding;

internal sealed class GetAccountHandler(AccountsDbContext db) : IQueryHandler<GetAccount, AccountView>
{
    public async Task<Result<AccountView>> Handle(GetAccount query, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == query.AccountId && a.LedgerAccountId != null, cancellationToken);
        return account is null ? AccountsErrors.UnknownAccount : account.View();
    }
}
