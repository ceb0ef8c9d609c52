using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Payments.Aliases;

internal static class AliasErrors
{
    public static readonly Failure Malformed = new(
        "payments.alias_malformed",
        FailureKind.Invalid,
        "Write a telephone number with its country code (+49 …), an e-mail address, or a handle such as @ada.lovelace.");

    public static readonly Failure Taken = new(
        "payments.alias_taken", FailureKind.Conflict, "Somebody else has this handle. Choose another one.");

    public static readonly Failure TooMany = new(
        "payments.too_many_aliases", FailureKind.Rejected, "No more aliases can be registered. Withdraw one that you do not use.");

    public static readonly Failure CodesExhausted = new(
        "payments.alias_codes_exhausted", FailureKind.Rejected, "No more codes are sent to this alias today. Try again tomorrow.");

    public static readonly Failure CodeWrong = new(
        "payments.alias_code_wrong", FailureKind.Rejected, "The code is wrong or too old, or was tried too often. Register the alias again for a new code.");

    /// <summary>One answer for an alias that nobody has and for one of an account that cannot be paid.</summary>
    public static readonly Failure Unknown = new(
        "payments.unknown_alias", FailureKind.NotFound, "Nobody can be paid by this alias.");

    public static readonly Failure Changed = new(
        "payments.alias_changed", FailureKind.Conflict, "This alias has another payee than the one you were shown. Look it up again.");

    public static readonly Failure TooManyLookUps = new(
        "payments.too_many_look_ups", FailureKind.Rejected, "No more aliases can be looked up today. Pay by IBAN, or try again tomorrow.");
}
