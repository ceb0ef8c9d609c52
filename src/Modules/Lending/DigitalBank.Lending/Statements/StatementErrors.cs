using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Lending.Statements;

internal static class StatementErrors
{
    public static readonly Failure PeriodInvalid = new(
        "lending.statement_period_invalid", FailureKind.Invalid, "The first day is not after the last, and the last not after the business date.");

    public static readonly Failure FormatUnknown = new(
        "lending.document_format_unknown", FailureKind.Invalid, "Choose json, csv or pdf.");

    public static readonly Failure LetterDay = new(
        "lending.pay_off_day_invalid", FailureKind.Rejected, "A pay-off letter reaches from the business date to at most 31 days later.");

    public static readonly Failure Differs = new(
        "lending.statement_differs",
        FailureKind.Conflict,
        "The loan's events do not lead to what is owed in the books, so no statement is made. Tell operations: prove-loans says by how much.");
}
