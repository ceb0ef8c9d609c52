using DigitalBank.SharedKernel.Messaging;

namespace DigitalBank.Ledger.Contracts.Accounts;

/// <summary>Opens, blocks or closes an account for posting. Takes its turn with the postings, so no entry slips past it.</summary>
public sealed record SetLedgerAccountStatus(long LedgerAccountId, LedgerAccountStatus Status) : ICommand<LedgerAccountView>;

/// <summary>Changes the lowest allowed balance; see <see cref="OpenLedgerAccount"/>.</summary>
public sealed record SetMinimumBalance(long LedgerAccountId, long? MinimumBalance) : ICommand<LedgerAccountView>;

/// <summary>A detail account by code and currency.</summary>
public sealed record FindLedgerAccount(string Code, string CurrencyCode) : IQuery<LedgerAccountView>;

/// <summary>A page of the chart in the order of codes.</summary>
/// <param name="AfterId">The last id of the page before; 0 for the first.</param>
/// <param name="Limit">1 to 500.</param>
public sealed record ListLedgerAccounts(long AfterId, int Limit) : IQuery<IReadOnlyList<LedgerAccountView>>;
