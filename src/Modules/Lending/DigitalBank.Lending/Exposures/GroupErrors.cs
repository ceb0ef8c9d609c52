using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Lending.Exposures;

internal static class GroupErrors
{
    public static readonly Failure Unknown = new("lending.unknown_group", FailureKind.NotFound, "There is no such group of borrowers.");

    public static readonly Failure InAnother = new(
        "lending.in_another_group", FailureKind.Conflict, "The customer belongs to another group: take them out of it first.");

    public static readonly Failure LimitExceeded = new(
        "lending.group_limit",
        FailureKind.Rejected,
        "With the loans of the customers that belong together, this one would be more than the limit per group. Apply for less.");
}
