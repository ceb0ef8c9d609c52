using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Simulation.Orders;

namespace DigitalBank.Simulation.Model;

/// <summary>Accounts and periods.</summary>
internal sealed partial class LedgerModel
{
    /// <returns>The code of the refusal, or null when it is done.</returns>
    public string? Apply(Change change) => change switch
    {
        OpeningChange => null,
        StatusChange { Command: var command } => Of(command.LedgerAccountId, account => Set(account, command.Status)),
        MinimumChange { Command: var command } => Of(command.LedgerAccountId, account => Set(account, command.MinimumBalance)),
        ManualChange { Command: var command } => Of(command.LedgerAccountId, account => Set(account, command.IsAllowed)),
        ClosingChange { Command: var command } => Close(command.Through),
        ReopeningChange { Command: var command } => Reopen(command.Through, command.Reason),
        _ => throw new NotSupportedException(),
    };

    private string? Of(long accountId, Func<ModelAccount, string?> change) =>
        !_accounts.TryGetValue(accountId, out var account) ? "ledger.unknown_account"
        : account.IsHeader ? "ledger.header_account"
        : change(account);

    private string? Set(ModelAccount account, LedgerAccountStatus status)
    {
        var before = account.Status;
        if (before == LedgerAccountStatus.Closed && status != LedgerAccountStatus.Closed)
        {
            return "ledger.account_closed";
        }

        if (status == LedgerAccountStatus.Closed && (account.Balance != 0 || account.Held != 0))
        {
            return account.Balance != 0 ? "ledger.balance_not_zero" : "ledger.account_held";
        }

        account.Status = status;
        _undo.Push(() => account.Status = before);
        return null;
    }

    private string? Set(ModelAccount account, long? minimum)
    {
        if (account.Status == LedgerAccountStatus.Closed)
        {
            return "ledger.account_closed";
        }

        var before = account.Minimum;
        account.Minimum = minimum;
        _undo.Push(() => account.Minimum = before);
        return null;
    }

    private string? Set(ModelAccount account, bool allowsManualPosting)
    {
        if (account.Status == LedgerAccountStatus.Closed)
        {
            return "ledger.account_closed";
        }

        var before = account.AllowsManualPosting;
        account.AllowsManualPosting = allowsManualPosting;
        _undo.Push(() => account.AllowsManualPosting = before);
        return null;
    }

    private string? Close(DateOnly through)
    {
        if (ShapeRules.IsOdd(through))
        {
            return "ledger.date_out_of_range";
        }

        if (through >= today)
        {
            return "ledger.period_not_over";
        }

        Move(_closedThrough is { } before && before >= through ? before : through);
        return null;
    }

    private string? Reopen(DateOnly? through, string reason)
    {
        if (ShapeRules.IsOdd(reason, 140))
        {
            return "ledger.period_reason_invalid";
        }

        if (_closedThrough is null || through >= _closedThrough)
        {
            return "ledger.period_not_closed";
        }

        Move(through);
        return null;
    }

    private void Move(DateOnly? closedThrough)
    {
        var before = _closedThrough;
        _closedThrough = closedThrough;
        _undo.Push(() => _closedThrough = before);
    }
}
