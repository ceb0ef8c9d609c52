using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Payments.CutOffs;

internal static class CutOffErrors
{
    public static readonly Failure InThePast = new(
        "payments.cut_off_in_the_past", FailureKind.Rejected, "A cut-off begins on the current business date or later; name such a day.");

    public static readonly Failure ClosingDayInThePast = new(
        "payments.closing_day_in_the_past", FailureKind.Rejected, "Only days after the current business date can be closed or opened again.");
}
