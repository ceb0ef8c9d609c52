using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Customers;

internal static class CustomersErrors
{
    public static readonly Failure UnknownParty = new(
        "customers.unknown_party", FailureKind.NotFound, "There is no such party.");

    public static readonly Failure UnknownPage = new(
        "customers.unknown_page", FailureKind.Invalid, "The page does not follow any page of this list; start again without 'after'.");

    public static readonly Failure NoPartyOfOwn = new(
        "customers.no_party_of_own", FailureKind.NotFound, "This log-in belongs to no customer.");
}
