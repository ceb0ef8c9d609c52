using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Holding;
using DigitalBank.Accounts.LifeCycle;
using DigitalBank.Platform;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Applications;

/// <summary>Opens the account of an approved application. Again, it answers with the account there is, also after a crash on the way.</summary>
internal sealed record ActivateAccount(Guid AccountId) : ICommand<AccountView>;

internal sealed class ActivateAccountHandler(AccountsDbContext db, AccountOpening opening, LedgerSide ledger)
    : ICommandHandler<ActivateAccount, AccountView>
{
    public async Task<Result<AccountView>> Handle(ActivateAccount command, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Id == command.AccountId, cancellationToken);
        if (account is null)
        {
            var found = await db.FindApplicationForAsync(command.AccountId, AccountCommand.Activate, cancellationToken);
            if (!found.IsSuccess)
            {
                return found.Failure;
            }

            var application = found.Value;
            var key = DerivedKey.Of("application", application.Id.ToString());
            var order = new OpenAccount(key, application.HolderPartyId, application.ProductCode, application.CurrencyCode);
            var intent = await opening.IntendAsync(order, key, application.Id, cancellationToken);
            if (!intent.IsSuccess)
            {
                return intent.Failure;
            }

            account = intent.Value;
        }

        return LifeCycleRules.AnswerTo(account.State, AccountCommand.Activate) is { } refused
            ? refused
            : await ledger.OpenAsync(account, command: null, cancellationToken);
    }
}
