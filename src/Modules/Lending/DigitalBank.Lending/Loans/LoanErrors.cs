using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Lending.Loans;

internal static class LoanErrors
{
    public static readonly Failure BeforeDisbursement = new(
        "lending.before_disbursement", FailureKind.Rejected, "Nothing happens to a loan before it has paid out. Check the date.");

    public static readonly Failure BeyondCreditBalance = new(
        "lending.beyond_credit_balance",
        FailureKind.Rejected,
        "The refund is more than the borrower has overpaid. Refund the credit balance at most.");

    public static readonly Failure NothingOutstanding = new(
        "lending.nothing_outstanding", FailureKind.Rejected, "Nothing is outstanding that could be charged off, re-aged or re-amortised.");

    public static readonly Failure NoInstalmentLeft = new(
        "lending.no_instalment_left",
        FailureKind.Rejected,
        "No instalment is left over which overdue principal could be spread. Agree more instalments.");
}
