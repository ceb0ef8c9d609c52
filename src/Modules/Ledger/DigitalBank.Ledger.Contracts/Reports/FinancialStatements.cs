using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Ledger.Contracts.Reports;

/// <summary>What the bank owns and owes, rolled up the header tree, per currency.</summary>
/// <param name="AsOf">Last booking date that counts; null for everything booked by now.</param>
/// <param name="WithDetails">Also the detail accounts below the headers; refused above 5,000 lines.</param>
public sealed record GetBalanceSheet(DateOnly? AsOf, bool WithDetails = false) : IQuery<BalanceSheet>;

/// <param name="Lines">In the order of the tree: each header before those below it. Headers without money are left out.</param>
/// <param name="Totals">One per currency.</param>
public sealed record BalanceSheet(DateOnly? AsOf, IReadOnlyList<ReportLine> Lines, IReadOnlyList<BalanceSheetTotals> Totals);

/// <summary>Assets equal liabilities, equity and result together, or the book is broken.</summary>
/// <param name="Result">Income less expense that no annual close has moved to equity yet.</param>
/// <param name="Difference">Assets less the others: zero.</param>
public sealed record BalanceSheetTotals(Money Assets, Money Liabilities, Money Equity, Money Result, Money Difference);

/// <summary>What the bank earned and spent in a period, rolled up the header tree, per currency. Annual close entries do not count.</summary>
/// <param name="From">First booking date that counts; null for the beginning.</param>
/// <param name="To">Last booking date that counts; null for everything booked by now.</param>
/// <param name="WithDetails">See <see cref="GetBalanceSheet"/>.</param>
public sealed record GetProfitAndLoss(DateOnly? From, DateOnly? To, bool WithDetails = false) : IQuery<ProfitAndLoss>;

public sealed record ProfitAndLoss(
    DateOnly? From, DateOnly? To, IReadOnlyList<ReportLine> Lines, IReadOnlyList<ProfitAndLossTotals> Totals);

/// <param name="Result">Income less expense: above zero is a profit.</param>
public sealed record ProfitAndLossTotals(Money Income, Money Expense, Money Result);

/// <summary>One account of the chart in one currency.</summary>
/// <param name="Depth">0 for the five roots.</param>
/// <param name="Balance">Counted on the account's normal side; a header's is the sum of all below it.</param>
public sealed record ReportLine(string Code, string Name, AccountClass Class, int Depth, bool IsHeader, Money Balance);
