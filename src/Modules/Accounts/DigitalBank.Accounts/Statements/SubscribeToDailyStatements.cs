using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Holding;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Statements;

/// <summary>Decides whether an account gets a statement for every day on which something is booked.</summary>
internal sealed record SubscribeToDailyStatements(Guid AccountId, bool Wanted, string Reason) : ICommand<AccountView>;

internal sealed class SubscribeToDailyStatementsValidator : AbstractValidator<SubscribeToDailyStatements>
{
    public SubscribeToDailyStatementsValidator() => RuleFor(c => c.Reason).IsReason();
}

internal sealed class SubscribeToDailyStatementsHandler(AccountsDbContext db) : ICommandHandler<SubscribeToDailyStatements, AccountView>
{
    public async Task<Result<AccountView>> Handle(SubscribeToDailyStatements command, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Id == command.AccountId && a.LedgerAccountId != null, cancellationToken);
        if (account is null)
        {
            return AccountsErrors.UnknownAccount;
        }

        if (account.SubscribeToDailyStatements(command.Wanted) is { } refused)
        {
            return refused;
        }

        await db.SaveChangesAsync(cancellationToken);
        return account.View();
    }
}
