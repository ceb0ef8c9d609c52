using DigitalBank.SharedKernel.Messaging;

namespace DigitalBank.Ledger.Contracts.Accounts;

/// <summary>
/// Adds a detail account to the chart. The same code and currency again answers with the account there is, so callers need no key.
/// </summary>
/// <param name="Code">Unique together with the currency, at most 40 characters: <c>1100</c> or an account number.</param>
/// <param name="ParentCode">The header account above it; it gives the class.</param>
/// <param name="CurrencyCode">ISO 4217.</param>
/// <param name="MinimumBalance">
/// Lowest allowed balance in minor units, counted on the account's normal side: 0 refuses any overdraft, -50000 allows an arranged one
/// of 500.00, null never refuses (the bank's own accounts).
/// </param>
/// <param name="AllowsManualPosting">Whether staff may book on it by hand.</param>
public sealed record OpenLedgerAccount(
    string Code,
    string Name,
    string ParentCode,
    string CurrencyCode,
    long? MinimumBalance,
    bool AllowsManualPosting = false) : ICommand<LedgerAccountView>;

/// <summary>Opens many accounts in one transaction; the answer keeps the order. For imports.</summary>
public sealed record OpenLedgerAccounts(IReadOnlyList<OpenLedgerAccount> Accounts) : ICommand<IReadOnlyList<LedgerAccountView>>;

public sealed record LedgerAccountView(
    long LedgerAccountId,
    string Code,
    string Name,
    string? ParentCode,
    AccountClass Class,
    bool IsHeader,
    string? CurrencyCode,
    long? MinimumBalance,
    LedgerAccountStatus Status,
    bool AllowsManualPosting = false);

public enum AccountClass
{
    Asset = 1,
    Liability = 2,
    Equity = 3,
    Income = 4,
    Expense = 5,
}

/// <summary>What may still be booked on an account.</summary>
public enum LedgerAccountStatus
{
    Open = 1,

    /// <summary>No debits (for a customer's account: nothing goes out).</summary>
    DebitsBlocked = 2,

    CreditsBlocked = 3,

    /// <summary>Neither debits nor credits, for now.</summary>
    Blocked = 4,

    /// <summary>Nothing, ever again. Only an account with a balance of zero can be closed.</summary>
    Closed = 5,
}
