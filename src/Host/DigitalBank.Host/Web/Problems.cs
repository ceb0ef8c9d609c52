using Microsoft.AspNetCore.Mvc;

namespace DigitalBank.Host.Web;

/// <summary>Problem documents for answers that no handler wrote: every error has a code.</summary>
internal static class Problems
{
    internal static IServiceCollection AddProblems(this IServiceCollection services) =>
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
        {
            var problem = context.ProblemDetails;
            if (!problem.Extensions.ContainsKey("code"))
            {
                (problem.Extensions["code"], problem.Detail) = Explanation(problem.Status ?? StatusCodes.Status500InternalServerError);
            }
        });

    /// <summary>Writes a body where an error has none yet.</summary>
    internal static Task ExplainBareStatusAsync(HttpContext context)
    {
        var response = context.Response;
        if (response.StatusCode < StatusCodes.Status400BadRequest || response.HasStarted || response.ContentLength is not null || response.ContentType is not null)
        {
            return Task.CompletedTask;
        }

        var (code, detail) = Explanation(response.StatusCode);
        return TypedResults.Problem(new ProblemDetails { Status = response.StatusCode, Detail = detail, Extensions = { ["code"] = code } })
            .ExecuteAsync(context);
    }

    private static (string Code, string Detail) Explanation(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => ("platform.unauthenticated", "Sign in and send the access token as 'Authorization: Bearer …'."),
        StatusCodes.Status403Forbidden => ("platform.forbidden", "This log-in does not have the permission that the call needs."),
        StatusCodes.Status404NotFound => ("platform.not_found", "There is nothing at this address. See /docs."),
        StatusCodes.Status405MethodNotAllowed => ("platform.method_not_allowed", "This address does not take this method. See /docs."),
        StatusCodes.Status413PayloadTooLarge => ("platform.too_large", "The request is larger than this endpoint accepts."),
        StatusCodes.Status415UnsupportedMediaType => ("platform.unsupported_media_type", "Send the content type that /docs names for this call."),
        StatusCodes.Status429TooManyRequests => ("platform.rate_limited", "Too many requests. Wait as long as Retry-After says."),
        >= 500 => ("platform.internal_error", "Something went wrong on our side. Retry with the same Idempotency-Key; nothing happens twice."),
        _ => ("platform.malformed_request", "The request cannot be read."),
    };
}
