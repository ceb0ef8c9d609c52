using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Threading.RateLimiting;
using DigitalBank.Platform.Security;
using Microsoft.AspNetCore.RateLimiting;

namespace DigitalBank.Host.Web;

/// <summary>Section <c>RateLimits</c>.</summary>
internal sealed class RateLimitSettings
{
    internal const string Section = "RateLimits";

    /// <summary>Requests per second that one log-in, or one address without a log-in, may keep up.</summary>
    [Range(1, 1_000_000, ErrorMessage = "must be between 1 and 1000000")]
    public int RequestsPerSecond { get; set; } = 100;

    /// <summary>Log-in attempts per minute from one address.</summary>
    [Range(1, 1_000_000, ErrorMessage = "must be between 1 and 1000000")]
    public int LoginsPerMinute { get; set; } = 20;

    /// <summary>Requests per minute from one address of people who apply to become customers; one application takes three or four.</summary>
    [Range(1, 1_000_000, ErrorMessage = "must be between 1 and 1000000")]
    public int ApplicationRequestsPerMinute { get; set; } = 60;
}

internal static class RateLimits
{
    internal static IServiceCollection AddBankRateLimits(this IServiceCollection services, RateLimitSettings settings) =>
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                RateLimitPartition.GetTokenBucketLimiter(CallerOf(context), _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = settings.RequestsPerSecond * 2,
                    TokensPerPeriod = settings.RequestsPerSecond,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                }));
            limiter.AddPolicy("login", context => PerMinute(context, settings.LoginsPerMinute));
            limiter.AddPolicy("application", context => PerMinute(context, settings.ApplicationRequestsPerMinute));
            limiter.OnRejected = SayWhenToRetry;
        });

    private static RateLimitPartition<string> PerMinute(HttpContext context, int most) =>
        RateLimitPartition.GetFixedWindowLimiter(AddressOf(context), _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = most,
            Window = TimeSpan.FromMinutes(1),
        });

    private static string CallerOf(HttpContext context) => context.User.FindFirst(BankClaims.Subject)?.Value ?? AddressOf(context);

    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "local";

    private static ValueTask SayWhenToRetry(OnRejectedContext context, CancellationToken cancellationToken)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    }
}
