using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Holding;

internal sealed class FindAccountsValidator : AbstractValidator<FindAccounts>
{
    public FindAccountsValidator() => RuleFor(q => q.Identifiers)
        .NotNull().WithErrorCode("accounts.identifiers_missing")
        .Must(identifiers => identifiers is null || identifiers.Count <= 10_000).WithErrorCode("accounts.too_many_identifiers");
}

internal sealed class FindAccountsHandler(AccountsDbContext db)
    : IQueryHandler<FindAccounts, IReadOnlyDictionary<string, IReadOnlyList<AccountView>>>
{
    public async Task<Result<IReadOnlyDictionary<string, IReadOnlyList<AccountView>>>> Handle(
        FindAccounts query, CancellationToken cancellationToken)
    {
        // The answer is keyed by what the caller wrote, spaces and all.
        var asked = query.Identifiers.Distinct().ToDictionary(identifier => identifier, AccountIdentifier.Normalise);
        var wanted = asked.Values.Distinct().ToList();
        var found = (await db.Accounts.AsNoTracking()
                .Where(a => wanted.Contains(a.Identifier) && a.LedgerAccountId != null)
                .OrderBy(a => a.CurrencyCode)
                .ToListAsync(cancellationToken))
            .ToLookup(a => a.Identifier, a => a.View());

        return asked
            .Where(pair => found.Contains(pair.Value))
            .ToDictionary(pair => pair.Key, IReadOnlyList<AccountView> (pair) => [.. found[pair.Value]]);
    }
}
