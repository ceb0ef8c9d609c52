using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Ledger.Mapping;

internal static class MappingErrors
{
    public static readonly Failure Invalid = new(
        "ledger.mapping_invalid", FailureKind.Invalid,
        "A mapping names product and event in 1 to 40 characters each, a debit or a credit account, and a method that exists.");

    public static readonly Failure Unknown = new(
        "ledger.unknown_mapping", FailureKind.NotFound, "Nothing is mapped for this product, event, currency and day.");

    public static readonly Failure UnknownAccount = new(
        "ledger.mapping_account_unknown", FailureKind.Rejected, "The chart has no open detail account of this code in the currency.");

    public static readonly Failure InThePast = new(
        "ledger.mapping_in_the_past", FailureKind.Rejected,
        "A new version begins after the current business date: what has been booked keeps the accounts it was booked on.");
}
