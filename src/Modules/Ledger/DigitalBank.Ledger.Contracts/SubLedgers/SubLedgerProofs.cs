using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Ledger.Contracts.SubLedgers;

/// <summary>
/// Holds each control account against its sub-ledger: per header and currency the sum of the accounts' kept totals against the sum of their
/// lines, added up apart from each other.
/// </summary>
public sealed record ProveSubLedgers : IQuery<IReadOnlyList<SubLedgerProof>>;

/// <summary>The proofs that the close of a day recorded, one per header and currency.</summary>
public sealed record GetSubLedgerProofs(DateOnly ClosingDate) : IQuery<IReadOnlyList<SubLedgerProof>>;

/// <param name="HeaderCode">The control account: it sums up the accounts below it.</param>
/// <param name="Accounts">How many accounts it sums up.</param>
/// <param name="Control">Credits less debits of the accounts' totals, as the engine keeps them.</param>
/// <param name="SubLedger">Credits less debits of all their lines.</param>
/// <param name="Holds">Whether debits and credits agree, each for itself.</param>
public sealed record SubLedgerProof(
    string HeaderCode, string CurrencyCode, long Accounts, Money Control, Money SubLedger, bool Holds, DateTimeOffset ProvedAt);
