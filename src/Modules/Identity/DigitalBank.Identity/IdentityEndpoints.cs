using System.Security.Claims;
using DigitalBank.Identity.Contracts.Logins;
using DigitalBank.Identity.Logins;
using DigitalBank.Identity.Roles;
using DigitalBank.Identity.SecondFactors;
using DigitalBank.Identity.Sessions;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Identity;

internal static class IdentityEndpoints
{
    /// <summary>Name of the host's rate limit for whoever guesses passwords or tokens.</summary>
    internal const string LogInRateLimit = "login";

    public static void Map(BankEndpoints endpoints)
    {
        MapSessions(endpoints.Customer, LoginKind.Customer);
        MapSessions(endpoints.Staff, LoginKind.Staff);
        MapLogins(endpoints.Staff);
        SecondFactorEndpoints.Map(endpoints);
    }

    /// <summary>The same for both surfaces, each with log-ins of its own kind only.</summary>
    private static void MapSessions(SurfaceEndpoints surface, LoginKind kind)
    {
        surface.MapPost("/identity/login", Permission.Anonymous, async (LogInBody body, IMediator bank, CancellationToken cancellationToken) =>
                (await bank.Send(new LogIn(kind, body.Email, body.Password), cancellationToken)).ToHttp(NotStored))
            .RequireRateLimiting(LogInRateLimit)
            .Produces<SessionView>()
            .ProducesProblem(StatusCodes.Status401Unauthorized);

        surface.MapPost("/identity/refresh", Permission.Anonymous, async (RefreshBody body, IMediator bank, CancellationToken cancellationToken) =>
                (await bank.Send(new RefreshSession(kind, body.RefreshToken), cancellationToken)).ToHttp(NotStored))
            .RequireRateLimiting(LogInRateLimit)
            .Produces<SessionView>()
            .ProducesProblem(StatusCodes.Status401Unauthorized);

        surface.MapPost("/identity/logout", Permission.SignedIn, async (ClaimsPrincipal user, IMediator bank, CancellationToken cancellationToken) =>
                (await bank.Send(new LogOut(SessionOf(user)), cancellationToken)).ToHttp(_ => TypedResults.NoContent()))
            .Produces(StatusCodes.Status204NoContent);

        surface.MapPut("/identity/password", Permission.SignedIn, async (PasswordBody body, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
                (await bank.Send(new ChangePassword(Guid.Parse(actor.Subject), body.CurrentPassword, body.NewPassword), cancellationToken))
                .ToHttp(_ => TypedResults.NoContent()))
            .RequireRateLimiting(LogInRateLimit)
            .Produces(StatusCodes.Status204NoContent);

        surface.MapGet("/identity/me", Permission.SignedIn, (IActor actor, ClaimsPrincipal user) => TypedResults.Ok(MeView.Of(actor, user)))
            .Produces<MeView>();
    }

    private static void MapLogins(SurfaceEndpoints staff)
    {
        staff.MapPost("/identity/customer-logins", IdentityPermissions.CreateCustomerLogins, async (CreateCustomerLogin body, IMediator bank, CancellationToken cancellationToken) =>
                (await bank.Send(body, cancellationToken)).ToHttp(Created))
            .Produces<LoginView>(StatusCodes.Status201Created);

        staff.MapPost("/identity/staff-logins", IdentityPermissions.ManageStaff, async (CreateStaffLogin body, IMediator bank, CancellationToken cancellationToken) =>
                (await bank.Send(body, cancellationToken)).ToHttp(Created))
            .Produces<LoginView>(StatusCodes.Status201Created);

        staff.MapPut("/identity/staff-logins/{loginId:guid}/roles", IdentityPermissions.ManageStaff, async (Guid loginId, RolesBody body, IMediator bank, CancellationToken cancellationToken) =>
                (await bank.Send(new ChangeStaffRoles(loginId, body.Roles), cancellationToken)).ToHttp())
            .Produces<LoginView>();

        staff.MapPut("/identity/logins/{loginId:guid}/disabled", IdentityPermissions.ManageStaff, async (Guid loginId, DisabledBody body, IMediator bank, CancellationToken cancellationToken) =>
                (await bank.Send(new DisableLogin(loginId, body.IsDisabled), cancellationToken)).ToHttp(_ => TypedResults.NoContent()))
            .Produces(StatusCodes.Status204NoContent);

        staff.MapGet("/identity/roles", IdentityPermissions.ReadRoles, async (IMediator bank, CancellationToken cancellationToken) =>
                (await bank.Send(new ListRoles(), cancellationToken)).ToHttp())
            .Produces<Page<RoleView>>();

        staff.MapGet("/identity/permissions", IdentityPermissions.ReadRoles, async (IMediator bank, CancellationToken cancellationToken) =>
                (await bank.Send(new ListPermissions(), cancellationToken)).ToHttp())
            .Produces<Page<PermissionView>>();
    }

    private static IResult Created(LoginView login) => TypedResults.Created((string?)null, login);

    private static IResult NotStored(SessionView session) => new TokenAnswer(session);

    private static Guid SessionOf(ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(IdentityClaims.SessionId), out var sessionId) ? sessionId : Guid.Empty;

    /// <summary>Tokens must not stay in a cache on the way (RFC 6749, section 5.1).</summary>
    private sealed class TokenAnswer(SessionView session) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.CacheControl = "no-store";
            return TypedResults.Ok(session).ExecuteAsync(httpContext);
        }
    }
}

internal sealed record LogInBody(string Email, string Password);

internal sealed record RefreshBody(string RefreshToken);

internal sealed record PasswordBody(string CurrentPassword, string NewPassword);

internal sealed record RolesBody(IReadOnlyList<string> Roles);

internal sealed record DisabledBody(bool IsDisabled);
