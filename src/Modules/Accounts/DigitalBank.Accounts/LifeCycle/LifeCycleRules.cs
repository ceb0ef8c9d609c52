using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Accounts.LifeCycle;

/// <summary>
/// The one table of what an account in a state answers to a command. Every command asks here first; the same table stands in
/// <c>docs/modules/accounts-lifecycle.md</c>, and a test goes through every pair of it.
/// </summary>
internal static class LifeCycleRules
{
    /// <returns>Why not; null where the command may go on.</returns>
    public static Failure? AnswerTo(AccountState state, AccountCommand command) => state switch
    {
        AccountState.Unknown => AccountsErrors.UnknownAccount,

        // A payer learns nothing of an account that is not open yet.
        < AccountState.Active when command == AccountCommand.Pay => AccountsErrors.UnknownAccount,
        AccountState.Applied => WhenApplied(command),
        AccountState.Approved => WhenApproved(command),
        AccountState.Refused or AccountState.Withdrawn => LifeCycleErrors.ApplicationEnded,
        AccountState.Opening => command == AccountCommand.Activate ? null : LifeCycleErrors.AccountNotOpen,
        AccountState.Closing => command == AccountCommand.Close ? null : AccountsErrors.AccountClosing,
        AccountState.Closed => AccountsErrors.AccountClosed,
        _ => WhenOpen(state, command),
    };

    private static Failure? WhenApplied(AccountCommand command) => command switch
    {
        AccountCommand.Approve or AccountCommand.Refuse or AccountCommand.Withdraw => null,
        AccountCommand.Activate => LifeCycleErrors.ApplicationNotApproved,
        _ => LifeCycleErrors.AccountNotOpen,
    };

    private static Failure? WhenApproved(AccountCommand command) => command switch
    {
        AccountCommand.Withdraw or AccountCommand.Activate => null,
        AccountCommand.Approve or AccountCommand.Refuse => LifeCycleErrors.ApplicationDecided,
        _ => LifeCycleErrors.AccountNotOpen,
    };

    private static Failure? WhenOpen(AccountState state, AccountCommand command)
    {
        var isDormant = state is AccountState.Dormant or AccountState.DormantAndBlocked;
        return command switch
        {
            AccountCommand.Approve or AccountCommand.Refuse or AccountCommand.Withdraw => LifeCycleErrors.AccountOpen,
            AccountCommand.AskForReactivation or AccountCommand.Reactivate => isDormant ? null : LifeCycleErrors.NotDormant,
            AccountCommand.Pay or AccountCommand.ArrangeOverdraft or AccountCommand.SwitchProduct or AccountCommand.ChangeHolders or AccountCommand.GrantMandate =>
                isDormant ? LifeCycleErrors.AccountDormant : null,
            AccountCommand.Close when isDormant => LifeCycleErrors.AccountDormant,
            AccountCommand.Close when state == AccountState.Blocked => AccountsErrors.AccountBlocked,
            _ => null,
        };
    }
}
