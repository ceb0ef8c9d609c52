using DigitalBank.SharedKernel.Results;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace DigitalBank.Platform.Http;

/// <summary>The one place where results become HTTP.</summary>
public static class ResultHttpExtensions
{
    /// <summary>The value as the endpoint wants to show it, or the failure as a problem document.</summary>
    public static IResult ToHttp<T>(this Result<T> result, Func<T, IResult> onSuccess)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(onSuccess);
        var answer = result.IsSuccess ? onSuccess(result.Value) : result.Failure.ToProblem();
        return result.IsReplay ? new ReplayedAnswer(answer) : answer;
    }

    /// <summary>The value as 200 OK, or the failure as a problem document.</summary>
    public static IResult ToHttp<T>(this Result<T> result) => result.ToHttp(static value => new JsonAnswer<T>(StatusCodes.Status200OK, value));

    /// <summary>The value as 201 Created with the address where it can be read again, or the failure as a problem document.</summary>
    public static IResult ToCreated<T>(this Result<T> result, Func<T, string> address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return result.ToHttp(value => new JsonAnswer<T>(StatusCodes.Status201Created, value, address(value)));
    }

    /// <summary>A problem document of RFC 9457 with the stable code.</summary>
    public static IResult ToProblem(this Failure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return TypedResults.Problem(ToProblemDetails(failure));
    }

    public static ProblemDetails ToProblemDetails(this Failure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        var problem = new ProblemDetails
        {
            Status = StatusOf(failure.Kind),
            Title = TitleOf(failure.Kind),
            Detail = failure.Message,
            Extensions = { ["code"] = failure.Code },
        };
        if (failure.Fields.Count > 0)
        {
            problem.Extensions["errors"] = failure.Fields;
        }

        return problem;
    }

    internal static int StatusOf(FailureKind kind) => kind switch
    {
        FailureKind.Invalid => StatusCodes.Status400BadRequest,
        FailureKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        FailureKind.Forbidden => StatusCodes.Status403Forbidden,
        FailureKind.NotFound => StatusCodes.Status404NotFound,
        FailureKind.Conflict => StatusCodes.Status409Conflict,
        FailureKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    private static string TitleOf(FailureKind kind) => kind switch
    {
        FailureKind.Invalid => "The request is malformed",
        FailureKind.Unauthenticated => "Not logged in",
        FailureKind.Forbidden => "Not permitted",
        FailureKind.NotFound => "Not found",
        FailureKind.Conflict => "Conflicts with the current state",
        FailureKind.Unavailable => "Not available at the moment",
        _ => "Refused by a rule of the bank",
    };

    private sealed class ReplayedAnswer(IResult answer) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers[IdempotencyKey.ReplayedHeader] = "true";
            return answer.ExecuteAsync(httpContext);
        }
    }
}
