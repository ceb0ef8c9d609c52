using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Lending.Servicing;

internal static class ServicingErrors
{
    public static readonly Failure UnknownLoan = new("lending.unknown_loan", FailureKind.NotFound, "There is no such loan.");

    public static readonly Failure RepaymentNotPositive = new(
        "lending.repayment_not_positive", FailureKind.Invalid, "Give an amount above zero.");

    public static readonly Failure NotRunning = new(
        "lending.loan_not_running", FailureKind.Conflict, "The loan has ended or its money is on the way: nothing can happen to it.");

    public static readonly Failure EventOnTheWay = new(
        "lending.event_on_the_way", FailureKind.Conflict, "Another event of the loan is being booked. Try again in a moment.");

    public static readonly Failure OtherCurrency = new(
        "lending.repayment_other_currency", FailureKind.Rejected, "A loan is repaid in its own currency.");

    public static readonly Failure BeyondPayOff = new(
        "lending.beyond_pay_off", FailureKind.Rejected, "The amount is more than ends the loan today. Ask for a pay-off quote and repay that.");

    public static readonly Failure NotMapped = new(
        "lending.interest_not_mapped", FailureKind.Rejected, "The ledger's mapping of what loans bring or of their credit balances names no account. Set it.");

    public static readonly Failure InTheFuture = new(
        "lending.event_in_the_future", FailureKind.Rejected, "An event counts for the business date or an earlier day.");

    public static readonly Failure UnknownEvent = new(
        "lending.unknown_loan_event",
        FailureKind.NotFound,
        "The loan has no event of this number that this can be done with: it is of another kind, or reversed.");

    public static readonly Failure ChargeSettled = new(
        "lending.event_settled",
        FailureKind.Conflict,
        "The event is paid, waived or given back already, so it stays. Reverse what was done with it first.");

    public static readonly Failure BeyondRepayment = new(
        "lending.beyond_repayment", FailureKind.Rejected, "More would be given back than is left of the repayment.");

    public static readonly Failure NoSuchInstalment = new(
        "lending.no_such_instalment", FailureKind.Rejected, "Name the due date of an instalment that falls due after the business date.");

    public static readonly Failure RescheduleInvalid = new(
        "lending.reschedule_invalid",
        FailureKind.Invalid,
        "Change something: a later due date, up to 120 more instalments, up to 60 of grace, or a rate of 0 to 100 percent.");

    public static readonly Failure ReAgeInvalid = new(
        "lending.re_age_invalid",
        FailureKind.Invalid,
        "Give 1 to 480 instalments, the first of them due within 120 days after the business date, and a rate of 0 to 100 percent or none.");

    public static readonly Failure ReAged = new(
        "lending.loan_re_aged", FailureKind.Conflict, "The loan was re-aged, and its first schedule counts no more. Agree what is left by another re-age.");

    public static readonly Failure ChargeInvalid = new(
        "lending.charge_invalid", FailureKind.Invalid, "A charge is a fee or a penalty and has a name of at most 70 characters.");

    public static readonly Failure ReasonMissing = new(
        "lending.event_reason_missing", FailureKind.Invalid, "Say why, in at most 400 characters.");

    public static readonly Failure NotServiced = new(
        "lending.loan_not_serviced",
        FailureKind.Conflict,
        "The loan could not be worked out; the log says why. Correct what is wrong with it and try it again.");
}
