using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Customers;

internal static class CustomersErrors
{
    public static readonly Failure UnknownParty = new(
        "customers.unknown_party", FailureKind.NotFound, "There is no such party.");

    public static readonly Failure NoPartyOfOwn = new(
        "customers.no_party_of_own", FailureKind.NotFound, "This log-in belongs to no customer.");
}
