using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Ledger.Chart;

/// <summary>Refusals about the shape of the chart.</summary>
internal static class ChartErrors
{
    public static readonly Failure CodeTaken = new(
        "ledger.code_taken", FailureKind.Conflict, "Another account of the chart has this code: choose a new one.");

    public static readonly Failure ClassFixed = new(
        "ledger.class_fixed", FailureKind.Rejected, "An account keeps its class: choose a parent of the same class or open a new account.");

    public static readonly Failure AccountUsed = new(
        "ledger.account_used", FailureKind.Rejected, "The account has been booked, has accounts below it or is named by a mapping: close it instead.");

    public static readonly Failure AccountOfTheBank = new(
        "ledger.account_of_the_bank", FailureKind.Rejected, "The bank's own processes rely on this account: it cannot be deleted.");
}
