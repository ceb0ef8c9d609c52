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

    public static readonly Failure OwnAccess = new(
        "identity.own_access", FailureKind.Rejected, "Nobody changes their own roles or disables their own log-in.");
}
