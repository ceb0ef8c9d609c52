using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Lending.Impairment;

internal static class ImpairmentErrors
{
    public static readonly Failure ParametersInvalid = new(
        "lending.impairment_parameters_invalid",
        FailureKind.Invalid,
        "Percentages are from 0 to 100 and do not fall with the days past due, the significant increase is above 1, weights sum to 100.");

    public static readonly Failure InThePast = new(
        "lending.impairment_in_the_past", FailureKind.Rejected, "What is expected changes on the business date or later: choose such a day.");

    public static readonly Failure DayTaken = new(
        "lending.impairment_day_taken", FailureKind.Conflict, "There are parameters from that day on already: choose another day.");

    public static readonly Failure NoProvision = new(
        "lending.no_provision",
        FailureKind.NotFound,
        "Nothing was provided for this loan: no close of business has seen it yet, or its product has no impairment parameters.");

    public static readonly Failure NotMapped = new(
        "lending.provision_not_mapped",
        FailureKind.Rejected,
        "The ledger's mapping of loan-provision names no account for both sides. Set it.");
}
