using DigitalBank.SharedKernel.Messaging;

namespace DigitalBank.Ledger.Contracts.Periods;

/// <summary>
/// Closes the books through a day for the whole bank: an entry with that booking date or an earlier one is refused from now on. It takes its
/// turn with the postings, so none slips past it. Closing what is closed changes nothing.
/// </summary>
/// <param name="Through">A day before the current business date.</param>
public sealed record ClosePeriod(DateOnly Through) : ICommand<PeriodState>;

/// <summary>Opens closed days again, for a correction that must count in them. A privilege of its own, with a reason for the auditor.</summary>
/// <param name="Through">The day through which the books stay closed, before the day they are closed through now; null opens everything.</param>
/// <param name="Reason">1 to 140 characters.</param>
public sealed record ReopenPeriod(DateOnly? Through, string Reason) : ICommand<PeriodState>;

/// <summary>Through which day the books are closed.</summary>
public sealed record GetPeriodState : IQuery<PeriodState>;

/// <param name="ClosedThrough">Entries need a later booking date; null while everything is open.</param>
public sealed record PeriodState(DateOnly? ClosedThrough);

/// <summary>Who closed and opened what, newest first.</summary>
/// <param name="Before">The last id of the page before; null for the first page.</param>
/// <param name="Limit">1 to 200.</param>
public sealed record ListPeriodChanges(long? Before, int Limit) : IQuery<IReadOnlyList<PeriodChangeView>>;

/// <param name="From">Closed through, before the change.</param>
/// <param name="To">Closed through, after it.</param>
/// <param name="Reason">Of opening again; null for a close.</param>
public sealed record PeriodChangeView(long Id, DateOnly? From, DateOnly? To, string? Reason, string ChangedBy, DateTimeOffset ChangedAt);

/// <summary>
/// Moves a year's income and expense to retained earnings with ordinary entries on its last day. Running it again books only what came after.
/// </summary>
/// <param name="Year">Over, and its last day in an open period.</param>
public sealed record CloseYear(int Year) : ICommand<YearClose>;

/// <param name="EntryIds">The closing entries booked for the year, from this and earlier runs.</param>
public sealed record YearClose(int Year, IReadOnlyList<long> EntryIds);
