using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Journal;

namespace DigitalBank.Simulation.Model;

/// <summary>What an account refuses, in the order of the table in docs/modules/ledger.md.</summary>
internal static class AccountRules
{
    public static readonly (string Code, Func<ModelAccount, Posting, bool, bool> IsBroken)[] OfLines =
    [
        ("ledger.header_account", (account, _, _) => account.IsHeader),
        ("ledger.currency_mismatch", (account, line, _) => account.Currency != line.Amount.Currency.Code),
        ("ledger.manual_posting_not_allowed", (account, _, isManual) => isManual && !account.AllowsManualPosting),
        ("ledger.account_closed", (account, _, _) => account.Status == LedgerAccountStatus.Closed),
        ("ledger.account_blocked", (account, line, _) => IsBlocked(account.Status, line.Side)),
    ];

    /// <summary>Only what lowers the money that is free to spend can overdraw it.</summary>
    /// <param name="freed">What stops being held in the same instant.</param>
    public static bool IsOverdrawn(ModelAccount account, Int128 change, Int128 freed) =>
        account.Minimum is { } minimum && change + freed < 0 && account.Balance + change - account.Held + freed < minimum;

    /// <summary>What is set aside is meant to leave.</summary>
    public static bool IsBlockedForHolds(ModelAccount account) => IsBlocked(account.Status, account.IsDebitAccount ? Side.Credit : Side.Debit);

    private static bool IsBlocked(LedgerAccountStatus status, Side side) => status switch
    {
        LedgerAccountStatus.Blocked => true,
        LedgerAccountStatus.DebitsBlocked => side == Side.Debit,
        LedgerAccountStatus.CreditsBlocked => side == Side.Credit,
        _ => false,
    };
}
