using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Accounts.Contracts.Holding;

/// <summary>What came in and went out of an account per month, by booking date: what a decision on credit rests on.</summary>
/// <param name="From">The first day that counts.</param>
/// <param name="To">The last day that counts.</param>
/// <param name="WithoutSource">Entries of this module do not count, so that money it lent is no income.</param>
public sealed record GetAccountFlows(Guid AccountId, DateOnly From, DateOnly To, string? WithoutSource = null) : IQuery<AccountFlows>;

/// <param name="OpenedOn">The account's first day; months before it are missing below.</param>
/// <param name="Months">In their order, also those in which nothing moved.</param>
public sealed record AccountFlows(DateOnly OpenedOn, IReadOnlyList<MonthlyFlow> Months);

/// <param name="Month">Its first day.</param>
/// <param name="Inflow">Credits, less those that were reversed.</param>
/// <param name="Outflow">Debits, less those that were reversed; above zero.</param>
public sealed record MonthlyFlow(DateOnly Month, Money Inflow, Money Outflow);
