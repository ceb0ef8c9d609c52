using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Ledger.Contracts.Accounts;

/// <summary>
/// Adds a header account, which only sums up. The same code again answers with the header there is, so callers need no key.
/// </summary>
/// <param name="Code">At most 40 characters; neither a header's nor a detail account's.</param>
/// <param name="ParentCode">The header above it; it gives the class. The five roots are there from the beginning.</param>
public sealed record OpenHeaderAccount(string Code, string Name, string ParentCode) : ICommand<LedgerAccountView>;

/// <summary>Puts a detail account below another header of the same class. Its class never changes.</summary>
public sealed record MoveLedgerAccount(long LedgerAccountId, string ParentCode) : ICommand<LedgerAccountView>;

/// <summary>Says whether staff may book on a detail account by hand. Takes its turn with the postings.</summary>
public sealed record AllowManualPosting(long LedgerAccountId, bool IsAllowed) : ICommand<LedgerAccountView>;

/// <summary>
/// Takes an account out of the chart that was opened by mistake: a header with nothing below it, or a detail account that staff may book on by
/// hand and nobody has. Every other account can only be closed.
/// </summary>
public sealed record DeleteLedgerAccount(long LedgerAccountId) : ICommand<Done>;
