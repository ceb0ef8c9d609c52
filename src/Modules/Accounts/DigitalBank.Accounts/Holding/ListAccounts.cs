using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Holding;

internal sealed class ListAccountsValidator : AbstractValidator<ListAccounts>
{
    public ListAccountsValidator() => RuleFor(q => q.Limit).InclusiveBetween(1, 1_000).WithErrorCode("accounts.limit_out_of_range");
}

internal sealed class ListAccountsHandler(AccountsDbContext db) : IQueryHandler<ListAccounts, IReadOnlyList<AccountView>>
{
    public async Task<Result<IReadOnlyList<AccountView>>> Handle(ListAccounts query, CancellationToken cancellationToken)
    {
        var accounts = db.Accounts.AsNoTracking().Where(a => a.LedgerAccountId != null);
        if (query.HolderPartyId is { } holder)
        {
            accounts = accounts.Where(a => a.HolderPartyId == holder);
        }

        if (query.After is { } after)
        {
            accounts = accounts.Where(a => a.Id.CompareTo(after) > 0);
        }

        return await accounts.OrderBy(a => a.Id).Take(query.Limit).Select(a => a.View()).ToListAsync(cancellationToken);
    }
}
