using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Ledger.Reports;

internal static class ReportErrors
{
    public static readonly Failure TooLong = new(
        "ledger.report_too_long", FailureKind.Rejected, "The report would exceed 5,000 lines: ask for it without details.");

    public static readonly Failure PeriodInvalid = new(
        "ledger.report_period_invalid", FailureKind.Invalid, "The first day of a period lies after its last.");

    public static readonly Failure FormatInvalid = new(
        "ledger.report_format_invalid", FailureKind.Invalid, "A report is json or csv.");
}
