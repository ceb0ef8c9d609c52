using DigitalBank.SharedKernel.Messaging;

namespace DigitalBank.Ledger.Contracts.Balances;

/// <summary>
/// What a stretch of the journal moved on accounts, added up by value date: one read for many accounts, and only of lines in the stretch.
/// </summary>
/// <param name="LedgerAccountIds">At most 1,000. Those without a line in the stretch are missing from the answer.</param>
/// <param name="AfterEntryId">The last entry before the stretch; 0 for the beginning of the journal.</param>
/// <param name="ThroughEntryId">The last entry of the stretch.</param>
public sealed record GetTurnovers(IReadOnlyCollection<long> LedgerAccountIds, long AfterEntryId, long ThroughEntryId)
    : IQuery<IReadOnlyList<Turnover>>;

/// <param name="Net">Credits less debits in minor units; for a customer's account above zero when money came in.</param>
public sealed record Turnover(long LedgerAccountId, DateOnly ValueDate, long Net);

/// <summary>The number of the last entry that is committed; 0 in an empty journal. All entries up to it are visible.</summary>
public sealed record GetLastEntry : IQuery<long>;
