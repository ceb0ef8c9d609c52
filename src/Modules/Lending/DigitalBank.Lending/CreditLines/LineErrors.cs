using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Lending.CreditLines;

internal static class LineErrors
{
    public static readonly Failure BeforeOpening = new(
        "lending.before_line_opening", FailureKind.Rejected, "Nothing can happen to a credit line before the day on which it was opened.");
}
