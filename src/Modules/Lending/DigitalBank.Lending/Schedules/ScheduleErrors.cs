using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Lending.Schedules;

internal static class ScheduleErrors
{
    public static readonly Failure NoInstalments = new(
        "lending.no_instalments", FailureKind.Rejected, "A loan has one instalment at least, every day, week, month or year.");

    public static readonly Failure DueDateNotAfterStart = new(
        "lending.due_date_not_after_start",
        FailureKind.Rejected,
        "An instalment falls due after the one before it and after the first day.");

    public static readonly Failure AmountNotPositive = new(
        "lending.amount_not_positive", FailureKind.Rejected, "A loan pays out more than nothing.");

    public static readonly Failure DisbursedOutsideTerm = new(
        "lending.disbursed_outside_term",
        FailureKind.Rejected,
        "A loan pays out from its first day on and before its last instalment falls due.");

    public static readonly Failure GraceTooLong = new(
        "lending.grace_too_long", FailureKind.Rejected, "Grace leaves one instalment at least that repays.");

    public static readonly Failure NegativeAmortisation = new(
        "lending.negative_amortisation",
        FailureKind.Rejected,
        "The instalment would not cover its own interest. Lengthen it or lower the rate.");
}
