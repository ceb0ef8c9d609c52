using DigitalBank.SharedKernel.Messaging;

namespace DigitalBank.Ledger.Contracts.Balances;

/// <summary>What came to and left accounts per month of booking: one read for many accounts.</summary>
/// <param name="LedgerAccountIds">At most 1,000. Those without a line in these days are missing from the answer.</param>
/// <param name="From">The first booking date that counts.</param>
/// <param name="To">The last booking date that counts.</param>
/// <param name="AfterEntryId">An entry before which nothing is booked on these days, so that older lines need not be read; 0 when none is known.</param>
/// <param name="WithoutSource">Entries of this module do not count; null: all do.</param>
public sealed record GetMonthlyTurnovers(
    IReadOnlyCollection<long> LedgerAccountIds, DateOnly From, DateOnly To, long AfterEntryId = 0, string? WithoutSource = null)
    : IQuery<IReadOnlyList<MonthlyTurnover>>;

/// <param name="Month">Its first day.</param>
/// <param name="Credits">Minor units, less debits that reverse a credit.</param>
/// <param name="Debits">Minor units, less credits that reverse a debit.</param>
public sealed record MonthlyTurnover(long LedgerAccountId, DateOnly Month, long Credits, long Debits);
