using System.Data.Common;
using System.Text.Json;
using DigitalBank.Platform.Data;
using DigitalBank.SharedKernel.Results;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Platform.Http;

/// <summary>Turns what went wrong outside the handlers into problem documents; nothing of the exception's text leaves the bank.</summary>
internal sealed class ExceptionToProblem : IExceptionHandler
{
    private static Failure NoRoom => PlatformErrors.DatabaseUnavailable.Because(
        "The bank's database has no room left, and nothing was changed. Retry with the same Idempotency-Key once there is some.");

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (FailureFor(exception) is not { } failure)
        {
            return false;
        }

        await failure.ToProblem().ExecuteAsync(httpContext);
        return true;
    }

    private static Failure? FailureFor(Exception exception) => exception switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            PlatformErrors.MalformedRequest.Because("The request is larger than this endpoint accepts."),
        BadHttpRequestException { InnerException: JsonException json } => PlatformErrors.MalformedRequest.Because(
            $"The request cannot be read at {json.Path ?? "$"}: {Sentence(json)}"),
        BadHttpRequestException bad => PlatformErrors.MalformedRequest.Because(bad.Message),
        DbUpdateException failed when failed.IsConflict() => PlatformErrors.ConcurrentChange,
        DbException inner when HasNoRoom(inner) => NoRoom,
        DbUpdateException { InnerException: DbException inner } when HasNoRoom(inner) => NoRoom,
        DbException { IsTransient: true } => PlatformErrors.DatabaseUnavailable,
        DbUpdateException { InnerException: DbException { IsTransient: true } } => PlatformErrors.DatabaseUnavailable,
        _ => null,
    };

    // SQLite has no SQLSTATE; PostgreSQL calls its full disk transient by itself.
    private static bool HasNoRoom(DbException exception) =>
        exception.Message.Contains("database or disk is full", StringComparison.Ordinal);

    // Our own converters write sentences; the framework adds the path and byte position, which the answer has already.
    private static string Sentence(JsonException exception) => exception.Message.Split(" Path: ")[0];
}
