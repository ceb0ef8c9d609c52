using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Customers;

internal static class CustomersErrors
{
    public static readonly Failure UnknownParty = new(
        "customers.unknown_party", FailureKind.NotFound, "There is no such party.");

    public static readonly Failure NoPartyOfOwn = new(
        "customers.no_party_of_own", FailureKind.NotFound, "This log-in belongs to no customer.");

    public static readonly Failure MrzUnreadable = new(
        "customers.mrz_unreadable",
        FailureKind.Invalid,
        "This is no machine-readable zone: it has three lines of 30 characters, two of 36 or two of 44. Take the picture again or type it.");
}
