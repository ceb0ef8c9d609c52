using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Holding;
using DigitalBank.Accounts.LifeCycle;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;

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
        var found = await db.FindForAsync(command.AccountId, AccountCommand.SubscribeToStatements, cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Failure;
        }

        found.Value.SubscribeToDailyStatements(command.Wanted);
        await db.SaveChangesAsync(cancellationToken);
        return found.Value.View();
    }
}
