using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Ledger.Holds;

/// <summary>Refusals of holds and bounded entries beyond those of entries, in the order in which they are checked.</summary>
internal static class HoldErrors
{
    public static readonly Failure UnknownHold = new(
        "ledger.unknown_hold", FailureKind.NotFound, "There is no such hold.");

    public static readonly Failure HoldNotOpen = new(
        "ledger.hold_not_open", FailureKind.Rejected, "The hold has been captured or released already: there is nothing left of it.");

    public static readonly Failure HoldExpired = new(
        "ledger.hold_expired", FailureKind.Rejected, "The hold has expired: place a new one.");

    public static readonly Failure HoldNotExpired = new(
        "ledger.hold_not_expired", FailureKind.Conflict, "The hold has not expired yet.");

    public static readonly Failure CaptureMissesHold = new(
        "ledger.capture_misses_hold", FailureKind.Rejected, "The entry does not lower the account on which the money is held.");

    public static readonly Failure HoldExceeded = new(
        "ledger.hold_exceeded", FailureKind.Rejected, "The entry takes more than is left of the hold: capture less, and book the rest as an entry.");

    public static readonly Failure ExpiryPassed = new(
        "ledger.hold_expiry_passed", FailureKind.Rejected, "A hold expires in the future or never.");

    public static readonly Failure AccountHeld = new(
        "ledger.account_held", FailureKind.Rejected, "Money of the account is held: capture or release its holds first.");
}
