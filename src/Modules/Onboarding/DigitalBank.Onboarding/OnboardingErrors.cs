using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Onboarding;

internal static class OnboardingErrors
{
    /// <summary>The same answer for a wrong token: a stranger learns nothing about applications of others.</summary>
    public static readonly Failure UnknownApplication = new(
        "onboarding.unknown_application", FailureKind.NotFound, "There is no such application, or the token is not its own. Start a new one.");

    public static readonly Failure ProductNotOffered = new(
        "onboarding.product_not_offered", FailureKind.Rejected, "This product is not opened from the app. Choose another one.");

    public static readonly Failure Submitted = new(
        "onboarding.submitted", FailureKind.Conflict, "The application was submitted and cannot be changed any more.");

    public static readonly Failure Incomplete = new(
        "onboarding.incomplete", FailureKind.Rejected, "The application has no details yet. Send them before submitting.");

    public static readonly Failure EmailNotConfirmed = new(
        "onboarding.email_not_confirmed",
        FailureKind.Rejected,
        "The e-mail address is not confirmed: have a code sent to it, say the code, then submit.");

    public static readonly Failure EmailCodeWrong = new(
        "onboarding.email_code_wrong",
        FailureKind.Rejected,
        "The code is wrong, older than 15 minutes, or was tried five times: look again, or have another one sent.");

    public static readonly Failure EmailCodesExhausted = new(
        "onboarding.email_codes_exhausted", FailureKind.Conflict, "Five codes have been sent for this application: begin a new one.");

    public static readonly Failure NotInReview = new(
        "onboarding.not_in_review", FailureKind.Conflict, "Nothing is to be decided on this application: it is a draft, on its way, or decided.");

    public static readonly Failure NotTakenIn = new(
        "onboarding.not_taken_in", FailureKind.Rejected, "The applicant could not be registered: decline, and let the person apply again.");

    public static readonly Failure OpenHit = new(
        "onboarding.open_hit", FailureKind.Rejected, "The applicant may be on a sanctions list: review the hits first.");

    public static readonly Failure SanctionsHit = new(
        "onboarding.sanctions_hit", FailureKind.Rejected, "The applicant is on a sanctions list: decline.");
}
