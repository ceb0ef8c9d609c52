using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Platform.Http;

/// <summary>The header <c>Idempotency-Key</c> of a request, as a parameter of an endpoint.</summary>
/// <param name="Value">Empty when the header is missing or not a UUID; an endpoint marked as requiring it is not reached then.</param>
public readonly record struct IdempotencyKey(Guid Value)
{
    public const string Header = "Idempotency-Key";

    public const string ReplayedHeader = "Idempotency-Replayed";

    public static ValueTask<IdempotencyKey> BindAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ValueTask.FromResult(Of(context));
    }

    internal static IdempotencyKey Of(HttpContext context) =>
        new(Guid.TryParse(context.Request.Headers[Header], out var key) ? key : Guid.Empty);
}

/// <summary>Says that an endpoint needs the header; the API description reads it.</summary>
public sealed record IdempotencyKeyRequired;

public static class IdempotencyEndpoints
{
    /// <summary>Refuses requests without a usable <c>Idempotency-Key</c>.</summary>
    public static RouteHandlerBuilder RequiresIdempotencyKey(this RouteHandlerBuilder endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        endpoint.WithMetadata(new IdempotencyKeyRequired()).Add(builder =>
        {
            // Around the whole endpoint and not as a filter, which would box every argument of every request.
            var next = builder.RequestDelegate!;
            builder.RequestDelegate = context => IdempotencyKey.Of(context).Value != Guid.Empty
                ? next(context)
                : PlatformErrors.IdempotencyKeyMissing.ToProblem().ExecuteAsync(context);
        });
        return endpoint;
    }
}
