using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Architecture.Tests;

public class EndpointTests
{
    private static readonly string[] OfTheHost = ["/health/live", "/health/ready"];

    [Fact]
    public void Every_endpoint_says_which_permission_it_asks_for() =>
        ModuleEndpoints()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PermissionMetadata>() is null)
            .Select(Name)
            .ShouldBeEmpty();

    [Fact]
    public void Nothing_else_is_reachable_but_health_and_the_api_descriptions() =>
        ComposedBank.Endpoints
            .Where(endpoint => !IsOfAModule(endpoint))
            .Select(endpoint => Pattern(endpoint))
            .Where(pattern => !OfTheHost.Contains(pattern))
            .ShouldAllBe(pattern => pattern.StartsWith("/openapi", StringComparison.Ordinal) || pattern.StartsWith("/docs", StringComparison.Ordinal));

    [Fact]
    public void Every_permission_that_is_asked_for_can_be_granted() =>
        ModuleEndpoints()
            .Select(endpoint => endpoint.Metadata.GetRequiredMetadata<PermissionMetadata>().Permission)
            .Except([Permission.Anonymous, Permission.SignedIn])
            .Except(ComposedBank.Services.GetServices<Permission>())
            .Select(permission => permission.Name)
            .ShouldBeEmpty("Register them with AddPermissions.");

    [Fact]
    public void Every_endpoint_has_a_request_that_shows_it()
    {
        var requests = RequestFile.All();

        ModuleEndpoints()
            .Where(endpoint => !requests.Any(request => request.IsFor(endpoint)))
            .Select(Name)
            .ShouldBeEmpty("Add them to docs/requests.");
    }

    [Fact]
    public void Every_request_that_is_shown_reaches_an_endpoint() =>
        RequestFile.All()
            .Where(request => !ComposedBank.Endpoints.Any(request.IsFor))
            .Select(request => $"{request.File}: {request.Method} {request.Path}")
            .ShouldBeEmpty("Nothing answers these any more.");

    [Fact]
    public void A_request_to_an_endpoint_that_reads_a_body_has_one()
    {
        var reading = ModuleEndpoints().Where(endpoint => endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is not null).ToList();

        RequestFile.All()
            .Where(request => !request.HasBody && reading.Any(request.IsFor))
            .Select(request => $"{request.File}: {request.Method} {request.Path}")
            .ShouldBeEmpty();
    }

    private static IEnumerable<RouteEndpoint> ModuleEndpoints() => ComposedBank.Endpoints.Where(IsOfAModule);

    private static bool IsOfAModule(RouteEndpoint endpoint) => Pattern(endpoint).Split('/') is ["", "api" or "staff", "v1", ..];

    private static string Name(RouteEndpoint endpoint) =>
        $"{string.Join(',', endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])} {Pattern(endpoint)}";

    private static string Pattern(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
}
