using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Platform;

/// <summary>Refusals that any module may answer with.</summary>
public static class PlatformErrors
{
    public static readonly Failure IdempotencyKeyMissing = new(
        "platform.idempotency_key_missing", FailureKind.Invalid, "Send an Idempotency-Key header with a UUID of your choice; use the same one when you retry.");

    public static readonly Failure IdempotencyKeyReused = new(
        "platform.idempotency_key_reused", FailureKind.Rejected, "This Idempotency-Key was used for another request. Use a new one.");

    public static readonly Failure Unauthenticated = new(
        "platform.unauthenticated", FailureKind.Unauthenticated, "Log in and send the access token: it is missing, out of date or not ours.");

    public static readonly Failure Forbidden = new(
        "platform.forbidden", FailureKind.Forbidden, "This log-in may not do that.");

    public static readonly Failure ConcurrentChange = new(
        "platform.concurrent_change", FailureKind.Conflict, "Somebody else changed this at the same moment. Read it again and retry.");

    public static readonly Failure MalformedRequest = new(
        "platform.malformed_request", FailureKind.Invalid, "The request cannot be read.");

    public static readonly Failure PageCursorInvalid = new(
        "platform.page_cursor_invalid", FailureKind.Invalid, "The cursor in 'after' is not one that this list gave out. Start from the first page.");

    public static readonly Failure MailNotSent = new(
        "platform.mail_not_sent", FailureKind.Unavailable, "The message could not be sent. Ask for it again in a moment.");

    public static readonly Failure DatabaseUnavailable = new(
        "platform.database_unavailable", FailureKind.Unavailable, "The bank's database cannot be reached at the moment. Retry with the same Idempotency-Key.");
}
