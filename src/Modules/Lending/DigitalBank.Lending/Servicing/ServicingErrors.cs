using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Lending.Servicing;

internal static class ServicingErrors
{
    public static readonly Failure UnknownLoan = new("lending.unknown_loan", FailureKind.NotFound, "There is no such loan.");

    public static readonly Failure RepaymentNotPositive = new(
        "lending.repayment_not_positive", FailureKind.Invalid, "Repay an amount above zero.");

    public static readonly Failure NotRunning = new(
        "lending.loan_not_running", FailureKind.Conflict, "The loan has ended or its money is on the way: nothing can be repaid.");

    public static readonly Failure RepaymentOnTheWay = new(
        "lending.repayment_on_the_way", FailureKind.Conflict, "Another repayment of the loan is being booked. Try again in a moment.");

    public static readonly Failure OtherCurrency = new(
        "lending.repayment_other_currency", FailureKind.Rejected, "A loan is repaid in its own currency.");

    public static readonly Failure BeyondPayOff = new(
        "lending.beyond_pay_off", FailureKind.Rejected, "The amount is more than ends the loan today. Ask for a pay-off quote and repay that.");

    public static readonly Failure NotMapped = new(
        "lending.interest_not_mapped", FailureKind.Rejected, "The ledger's mapping of loan-interest-accrual names no account for both sides. Set it.");

    public static readonly Failure NotServiced = new(
        "lending.loan_not_serviced",
        FailureKind.Conflict,
        "The loan could not be worked out; the log says why. Correct what is wrong with it and try it again.");
}
