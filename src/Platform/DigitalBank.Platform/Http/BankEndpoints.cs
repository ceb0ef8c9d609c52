using System.Diagnostics.CodeAnalysis;
using DigitalBank.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DigitalBank.Platform.Http;

/// <summary>Where modules map their endpoints. There is no way to map one without saying which permission it asks for.</summary>
public sealed class BankEndpoints(IEndpointRouteBuilder routes)
{
    /// <summary>Customers, through the portal and the mobile app: <c>/api/v1</c>.</summary>
    public SurfaceEndpoints Customer { get; } = new(routes, "/api/v1", Surfaces.Customer, BankClaims.CustomerKind);

    /// <summary>Staff, through the console: <c>/staff/v1</c>.</summary>
    public SurfaceEndpoints Staff { get; } = new(routes, "/staff/v1", Surfaces.Staff, BankClaims.StaffKind);
}

/// <summary>Names of the surfaces; each has an OpenAPI document of the same name.</summary>
public static class Surfaces
{
    public const string Customer = "api";

    public const string Staff = "staff";
}

/// <summary>The permission that an endpoint asks for, readable by tests and by the API description.</summary>
public sealed record PermissionMetadata(Permission Permission);

/// <summary>Endpoints of one surface.</summary>
public sealed class SurfaceEndpoints
{
    private readonly RouteGroupBuilder _group;

    private readonly string _kind;

    internal SurfaceEndpoints(IEndpointRouteBuilder routes, string prefix, string surface, string kind)
    {
        _group = routes.MapGroup(prefix).WithGroupName(surface);
        _kind = kind;
    }

    public RouteHandlerBuilder MapGet([StringSyntax("Route")] string pattern, Permission permission, Delegate handler) =>
        Guard(_group.MapGet(pattern, handler), permission, handler);

    public RouteHandlerBuilder MapPost([StringSyntax("Route")] string pattern, Permission permission, Delegate handler) =>
        Guard(_group.MapPost(pattern, handler), permission, handler);

    public RouteHandlerBuilder MapPut([StringSyntax("Route")] string pattern, Permission permission, Delegate handler) =>
        Guard(_group.MapPut(pattern, handler), permission, handler);

    public RouteHandlerBuilder MapDelete([StringSyntax("Route")] string pattern, Permission permission, Delegate handler) =>
        Guard(_group.MapDelete(pattern, handler), permission, handler);

    private RouteHandlerBuilder Guard(RouteHandlerBuilder endpoint, Permission permission, Delegate handler)
    {
        ArgumentNullException.ThrowIfNull(permission);
        QueryWords.Accept(endpoint, handler);
        endpoint.WithMetadata(new PermissionMetadata(permission)).ProducesProblem(StatusCodes.Status400BadRequest);
        if (permission == Permission.Anonymous)
        {
            return endpoint.AllowAnonymous();
        }

        return endpoint.RequireAuthorization(policy => policy.AddRequirements(new MayCall(_kind, permission)));
    }
}
