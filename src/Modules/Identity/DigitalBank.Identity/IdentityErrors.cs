using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Identity;

internal static class IdentityErrors
{
    /// <summary>One answer for an unknown e-mail, a wrong password, a lock and a disabled log-in: a stranger learns nothing.</summary>
    public static readonly Failure LogInRefused = new(
        "identity.log_in_refused", FailureKind.Unauthenticated, "E-mail or password is wrong, or the log-in is locked for now.");

    public static readonly Failure SessionEnded = new(
        "identity.session_ended", FailureKind.Unauthenticated, "This session has ended. Log in again.");

    public static readonly Failure EmailInUse = new(
        "identity.email_in_use", FailureKind.Conflict, "This e-mail has a log-in already.");

    public static readonly Failure PasswordTooWeak = new(
        "identity.password_too_weak", FailureKind.Invalid, "Choose a longer or less common password.");

    public static readonly Failure WrongPassword = new(
        "identity.wrong_password", FailureKind.Rejected, "The current password is wrong, or the log-in is locked for now.");

    public static readonly Failure UnknownLogin = new(
        "identity.unknown_login", FailureKind.NotFound, "There is no such log-in.");

    public static readonly Failure UnknownRole = new(
        "identity.unknown_role", FailureKind.Rejected, "A role does not exist or is not for staff. GET /staff/v1/identity/roles lists them.");

    public static readonly Failure SecondFactorMissing = new(
        "identity.second_factor_missing", FailureKind.Rejected, "This needs a code of an authenticator app. Set one up first: POST /api/v1/identity/second-factor.");

    public static readonly Failure SecondFactorThere = new(
        "identity.second_factor_there", FailureKind.Conflict, "This log-in has an authenticator app already. Remove it before setting up another.");

    /// <summary>One answer for a wrong code, one that was used and a lock: whoever guesses learns nothing.</summary>
    public static readonly Failure CodeWrong = new(
        "identity.code_wrong", FailureKind.Rejected, "The code is wrong or was used already, or codes are locked for now. Wait for the next code.");

    public static readonly Failure StepUpNeeded = new(
        "identity.step_up_needed", FailureKind.Forbidden, "Confirm this with a code of your authenticator app, then send the same request again.");

    public static readonly Failure UnknownStepUp = new(
        "identity.unknown_step_up", FailureKind.NotFound, "There is nothing to confirm under this id, or it has expired: send the request again that asked for it.");

    public static readonly Failure TooManyStepUps = new(
        "identity.too_many_step_ups", FailureKind.Rejected, "Too much waits for a code already. Confirm it, or wait until it expires.");

    public static readonly Failure OwnAccess = new(
        "identity.own_access", FailureKind.Rejected, "Nobody changes their own roles or disables their own log-in.");
}
