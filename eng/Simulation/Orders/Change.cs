using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Periods;

namespace DigitalBank.Simulation.Orders;

/// <summary>Something that decides what may be booked from now on.</summary>
internal abstract record Change(int Number);

internal sealed record OpeningChange(int Number, OpenLedgerAccount Command) : Change(Number);

internal sealed record StatusChange(int Number, SetLedgerAccountStatus Command) : Change(Number);

internal sealed record MinimumChange(int Number, SetMinimumBalance Command) : Change(Number);

internal sealed record ManualChange(int Number, AllowManualPosting Command) : Change(Number);

internal sealed record ClosingChange(int Number, ClosePeriod Command) : Change(Number);

internal sealed record ReopeningChange(int Number, ReopenPeriod Command) : Change(Number);

/// <param name="Code">Of the refusal, or null.</param>
/// <param name="Opened">The account that stands for an opening.</param>
internal sealed record ChangeAnswer(string? Code, LedgerAccountView? Opened = null);
