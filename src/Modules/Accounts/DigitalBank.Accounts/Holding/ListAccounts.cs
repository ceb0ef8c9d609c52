using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Mandates;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Holding;

internal sealed class ListAccountsValidator : AbstractValidator<ListAccounts>
{
    public ListAccountsValidator() => RuleFor(q => q.Limit).InclusiveBetween(1, 1_000).WithErrorCode("accounts.limit_out_of_range");
}

/// <summary>A page of the accounts that a party sees: those it holds, alone or with others, and those it has a mandate for.</summary>
internal sealed record ListVisibleAccounts(Guid PartyId, Guid? After, int Limit) : IQuery<IReadOnlyList<AccountView>>;

internal sealed class ListVisibleAccountsHandler(AccountsDbContext db, AccountAccess access)
    : IQueryHandler<ListVisibleAccounts, IReadOnlyList<AccountView>>
{
    public async Task<Result<IReadOnlyList<AccountView>>> Handle(ListVisibleAccounts query, CancellationToken cancellationToken)
    {
        // Most parties share no account: their query stays one on the index of holders.
        var shared = await access.SharedWithAsync(query.PartyId, cancellationToken);
        var accounts = shared.Count == 0
            ? db.Accounts.Where(a => a.HolderPartyId == query.PartyId)
            : db.Accounts.Where(a => a.HolderPartyId == query.PartyId || shared.Contains(a.Id));
        return await accounts.AsNoTracking()
            .Where(a => a.LedgerAccountId != null && (query.After == null || a.Id.CompareTo(query.After.Value) > 0))
            .OrderBy(a => a.Id)
            .Take(query.Limit)
            .Select(a => a.View())
            .ToListAsync(cancellationToken);
    }
}

internal sealed class ListAccountsHandler(AccountsDbContext db) : IQueryHandler<ListAccounts, IReadOnlyList<AccountView>>
{
    public async Task<Result<IReadOnlyList<AccountView>>> Handle(ListAccounts query, CancellationToken cancellationToken)
    {
        var accounts = db.Accounts.AsNoTracking().Where(a => a.LedgerAccountId != null);
        if (query.HolderPartyId is { } holder)
        {
            var joint = await db.JointHolders.Where(h => h.PartyId == holder).Select(h => h.AccountId).ToListAsync(cancellationToken);
            accounts = accounts.Where(a => a.HolderPartyId == holder || joint.Contains(a.Id));
        }

        if (query.After is { } after)
        {
            accounts = accounts.Where(a => a.Id.CompareTo(after) > 0);
        }

        return await accounts.OrderBy(a => a.Id).Take(query.Limit).Select(a => a.View()).ToListAsync(cancellationToken);
    }
}
