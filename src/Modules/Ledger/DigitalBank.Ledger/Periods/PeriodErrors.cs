using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Ledger.Periods;

/// <summary>Refusals about closing periods. That of a posting is <see cref="LedgerErrors.PeriodClosed"/>.</summary>
internal static class PeriodErrors
{
    public static readonly Failure NotOver = new(
        "ledger.period_not_over", FailureKind.Rejected, "Only days before the current business date can be closed.");

    public static readonly Failure NotClosed = new(
        "ledger.period_not_closed", FailureKind.Rejected, "The books are not closed beyond that day: there is nothing to open.");

    public static readonly Failure ReasonInvalid = new(
        "ledger.period_reason_invalid", FailureKind.Invalid, "Opening a period says why in 1 to 140 characters of plain text.");

    public static readonly Failure YearInvalid = new(
        "ledger.year_invalid", FailureKind.Invalid, "A year lies between 1900 and 2199.");

    public static readonly Failure YearNotOver = new(
        "ledger.year_not_over", FailureKind.Rejected, "Only a year whose last day is before the current business date can be closed.");
}
