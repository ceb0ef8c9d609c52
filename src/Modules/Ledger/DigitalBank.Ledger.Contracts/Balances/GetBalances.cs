using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Ledger.Contracts.Balances;

/// <summary>Balances of accounts now. Unknown ids are left out of the answer.</summary>
public sealed record GetBalances(IReadOnlyCollection<long> LedgerAccountIds) : IQuery<IReadOnlyDictionary<long, BalanceView>>;

/// <param name="BookedBalance">Posted money, counted on the account's normal side: positive for a customer in credit.</param>
/// <param name="AvailableBalance">What is free to spend: booked balance less holds plus the arranged overdraft.</param>
/// <param name="Held">What holds have set aside, zero or above.</param>
public sealed record BalanceView(long LedgerAccountId, Money BookedBalance, Money AvailableBalance, Money Held);

/// <summary>The balance at the end of a bank day, answered from the lines.</summary>
/// <param name="Basis">Whether booking dates or value dates decide what counts.</param>
/// <param name="KnownAt">Only what the bank had recorded by this instant counts, whatever its dates; null for everything.</param>
public sealed record GetBalanceAsOf(long LedgerAccountId, DateOnly Date, DateBasis Basis, DateTimeOffset? KnownAt = null) : IQuery<Money>;

public enum DateBasis
{
    BookingDate = 1,
    ValueDate = 2,
}

/// <summary>Lines of one account in journal order, for statements and history.</summary>
/// <param name="From">First booking date, inclusive; null for the beginning.</param>
/// <param name="To">Last booking date, inclusive; null for today.</param>
/// <param name="After">Where the page before ended; null for the first page.</param>
/// <param name="Limit">1 to 5,000.</param>
public sealed record GetAccountHistory(
    long LedgerAccountId,
    DateOnly? From,
    DateOnly? To,
    HistoryPosition? After,
    int Limit,
    bool NewestFirst = false) : IQuery<AccountHistory>;

/// <summary>A line's place in the journal.</summary>
public sealed record HistoryPosition(long EntryId, int LineNumber);

/// <param name="Next">Where the next page begins, or null at the end.</param>
public sealed record AccountHistory(IReadOnlyList<AccountLine> Lines, HistoryPosition? Next);

/// <param name="BalanceAfter">The account's balance right after this line, counted on its normal side.</param>
public sealed record AccountLine(
    long EntryId,
    int LineNumber,
    Side Side,
    Money Amount,
    Money BalanceAfter,
    DateOnly BookingDate,
    DateOnly ValueDate,
    DateTimeOffset RecordedAt,
    string Source,
    string SourceReference,
    string EventCode,
    long? Reverses);

/// <summary>Totals of every account that has ever moved, at the end of a booking date; null for now.</summary>
public sealed record GetTrialBalance(DateOnly? AsOf) : IQuery<TrialBalance>;

/// <param name="Rows">By account code, then currency.</param>
/// <param name="Differences">Debits less credits per currency: all zero, or the book is broken.</param>
public sealed record TrialBalance(DateOnly? AsOf, IReadOnlyList<TrialBalanceRow> Rows, IReadOnlyList<Money> Differences);

public sealed record TrialBalanceRow(string Code, string Name, string? ParentCode, Money Debits, Money Credits);
