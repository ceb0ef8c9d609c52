using DigitalBank.Accounts.Accruals;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Fees;
using DigitalBank.Accounts.LifeCycle;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Holding;

internal sealed class CloseAccountValidator : AbstractValidator<CloseAccount>
{
    public CloseAccountValidator() => RuleFor(c => c.Reason).IsReason();
}

/// <summary>
/// The steps in their order: fees that are due are collected, final interest is posted, the fee for closing is taken, closing is decided and saved, what is left is paid out, the ledger closes. Each may be
/// repeated, so the same command again, or <see cref="FinishAccountChanges"/>, goes on from where a crash left it.
/// </summary>
internal sealed class CloseAccountHandler(AccountsDbContext db, LedgerSide ledger, UnsettledInterest interest, IServiceScopeFactory scopes)
    : ICommandHandler<CloseAccount, AccountView>
{
    public async Task<Result<AccountView>> Handle(CloseAccount command, CancellationToken cancellationToken)
    {
        var found = await db.FindForAsync(command.AccountId, AccountCommand.Close, cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Failure;
        }

        var account = found.Value;
        if (account.State == AccountState.Closing)
        {
            return await ledger.CloseAsync(account, cancellationToken);
        }

        var refused = await RefusePayOutAsync(command.PayOutAccountId, account, cancellationToken)
            ?? await SettleAsync(account, command, cancellationToken)
            ?? await interest.EndAsync(account.Id, cancellationToken);
        if (refused is not null)
        {
            return refused;
        }

        account.BeginClosing(command.Reason, command.PayOutAccountId);
        await db.SaveChangesAsync(cancellationToken);
        return await ledger.CloseAsync(account, cancellationToken);
    }

    private async Task<Failure?> RefusePayOutAsync(Guid? payOutAccountId, Account account, CancellationToken cancellationToken)
    {
        if (payOutAccountId is not { } id)
        {
            return null;
        }

        var other = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
        var isFit = other is { Status: AccountStatus.Active, LedgerAccountId: not null } && id != account.Id;
        return isFit && other!.CurrencyCode == account.CurrencyCode ? null : LifeCycleErrors.PayOutInvalid;
    }

    private async Task<Failure?> SettleAsync(Account account, CloseAccount command, CancellationToken cancellationToken)
    {
        // A scope of its own: settling goes through the account's rows in its own way.
        await using var scope = scopes.CreateAsyncScope();
        var fees = scope.ServiceProvider.GetRequiredService<FeesBeforeClosing>();
        if (await fees.RefuseAsync(account.Id, cancellationToken) is { } owed)
        {
            return owed;
        }

        var settled = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SettleInterest(account.Id, command.Reason), cancellationToken);
        return settled.IsSuccess || settled.Failure.Code == AccrualErrors.NoInterest.Code
            ? await interest.RefuseClosingAsync(account.Id, cancellationToken)
                ?? await fees.ChargeClosingAsync(account, isPaidOut: command.PayOutAccountId is not null, cancellationToken)
            : settled.Failure;
    }
}
