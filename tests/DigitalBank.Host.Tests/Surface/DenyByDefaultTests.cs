using System.Text;
using System.Text.RegularExpressions;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Host.Tests.Surface;

/// <summary>Goes to every endpoint there is, so that one added tomorrow is tested too.</summary>
public class DenyByDefaultTests(BankFixture bank) : IClassFixture<BankFixture>
{
    [Fact]
    public async Task Without_a_token_nothing_answers_but_the_log_in()
    {
        using var nobody = bank.Anonymous;
        foreach (var endpoint in Endpoints().Where(endpoint => PermissionOf(endpoint) != Permission.Anonymous))
        {
            using var response = await CallAsync(nobody, endpoint);
            await response.ShouldBeProblemAsync(401, "platform.unauthenticated");
        }
    }

    [Fact]
    public async Task A_made_up_token_is_no_token()
    {
        using var stranger = bank.Anonymous;
        stranger.DefaultRequestHeaders.Authorization = new("Bearer", "not-a-token");
        foreach (var endpoint in Endpoints().Where(endpoint => PermissionOf(endpoint) != Permission.Anonymous))
        {
            using var response = await CallAsync(stranger, endpoint);
            ((int)response.StatusCode).ShouldBe(401, endpoint.RoutePattern.RawText);
        }
    }

    [Fact]
    public async Task A_customers_token_opens_nothing_of_the_staff()
    {
        using var customer = await bank.CustomerAsync((await bank.APersonAsync()).PartyId);
        await ShouldBeClosedAsync(customer, "/staff/");
    }

    [Fact]
    public async Task A_staff_token_opens_nothing_of_the_customers_whatever_its_roles()
    {
        using var staff = await bank.StaffAsync(
            RoleNames.Clerk, RoleNames.Operations, RoleNames.Supervisor, RoleNames.Auditor, RoleNames.Administrator);
        await ShouldBeClosedAsync(staff, "/api/");
    }

    [Fact]
    public void There_are_endpoints_to_test() => Endpoints().Count().ShouldBeGreaterThan(30);

    private async Task ShouldBeClosedAsync(HttpClient client, string surface)
    {
        foreach (var endpoint in Endpoints().Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith(surface, StringComparison.Ordinal)))
        {
            if (PermissionOf(endpoint) != Permission.Anonymous)
            {
                using var response = await CallAsync(client, endpoint);
                await response.ShouldBeProblemAsync(403, "platform.forbidden");
            }
        }
    }

    private IEnumerable<RouteEndpoint> Endpoints() =>
        bank.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PermissionMetadata>() is not null);

    private static Permission PermissionOf(RouteEndpoint endpoint) => endpoint.Metadata.GetRequiredMetadata<PermissionMetadata>().Permission;

    private static async Task<HttpResponseMessage> CallAsync(HttpClient client, RouteEndpoint endpoint)
    {
        var method = endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods[0];
        var path = Regex.Replace(endpoint.RoutePattern.RawText!, "{([^}:]+):?([^}]*)}", parameter => parameter.Groups[2].Value switch
        {
            "guid" => Guid.Empty.ToString(),
            "int" => "2026",
            "long" => "1",
            _ => parameter.Groups[1].Value == "businessDate" ? "2026-11-23" : "x",
        });
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method is "POST" or "PUT")
        {
            var contentType = endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes is [var first, ..] ? first : "application/json";
            request.Content = new StringContent("{}", Encoding.UTF8, contentType);
        }

        return await client.SendAsync(request);
    }
}
