using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DigitalBank.Host.Web;

/// <summary>What surrounds the endpoints: problems, authentication, rate limits, health, API descriptions.</summary>
internal static class BankWeb
{
    internal static IServiceCollection AddBankWeb(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(30));

        // A request that cannot be read is answered by ExceptionToProblem, which says where.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddProblems();
        services.AddAuthentication(); // the identity module adds the scheme
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(IsNothingOfOurs).Build());
        services.AddBankOptions<ProxySettings>(ProxySettings.Section);
        services.AddBankOptions<RateLimitSettings>(RateLimitSettings.Section);
        services.AddBankRateLimits(configuration.GetSection(RateLimitSettings.Section).Get<RateLimitSettings>() ?? new RateLimitSettings());
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        services.AddApiDescriptions();
        return services;
    }

    internal static void UseBankWeb(this WebApplication app)
    {
        app.UseTrustedProxies();
        app.UseExceptionHandler();
        app.Use(SurroundAsync);
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous().DisableRateLimiting();
        app.MapHealthChecks("/health/ready").AllowAnonymous().DisableRateLimiting();
        app.MapApiDescriptions();
    }

    private static async Task SurroundAsync(HttpContext context, RequestDelegate next)
    {
        AddSecurityHeaders(context.Response.Headers);
        await next(context);
        await Problems.ExplainBareStatusAsync(context);
    }

    private static void AddSecurityHeaders(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";

        // Answers hold bank data: nobody on the way may keep them.
        headers.CacheControl = "no-store";
    }

    /// <summary>
    /// An endpoint that does not say who may call it lets nobody in. Where there is none, there is nothing to guard: the answer says so
    /// (404, 405, 415).
    /// </summary>
    private static bool IsNothingOfOurs(AuthorizationHandlerContext context) =>
        context.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint;

    /// <summary>Ready means: the database answers.</summary>
    private sealed class DatabaseHealth(PlatformDbContext db) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("no database");
    }
}
