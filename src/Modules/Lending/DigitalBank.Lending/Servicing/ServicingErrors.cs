using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Lending.Servicing;

internal static class ServicingErrors
{
    public static readonly Failure UnknownLoan = new("lending.unknown_loan", FailureKind.NotFound, "There is no such loan.");
}
