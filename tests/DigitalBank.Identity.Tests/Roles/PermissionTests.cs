using System.Net;
using DigitalBank.Identity.Data;
using DigitalBank.Identity.Roles;
using DigitalBank.Platform.Modules;
using DigitalBank.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Identity.Tests.Roles;

public sealed class PermissionTests(IdentityBank bank) : IClassFixture<IdentityBank>
{
    [Fact]
    public async Task Given_a_customers_token_When_it_calls_the_staffs_surface_Then_it_is_not_permitted_even_with_the_permission()
    {
        await bank.ACustomerAsync("curious@example.org");
        var session = await bank.LogInAsync("api/v1", "curious@example.org");

        await (await bank.GetAsync("/staff/v1/probe", session.AccessToken)).ShouldBeProblemAsync(403, "platform.forbidden");
    }

    [Fact]
    public async Task Given_a_staff_token_When_it_calls_the_customers_surface_Then_it_is_not_permitted()
    {
        await bank.AMemberOfStaffAsync("clerk@example.org", RoleNames.Clerk);
        var session = await bank.LogInAsync("staff/v1", "clerk@example.org");

        (await bank.GetAsync("/staff/v1/probe", session.AccessToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await bank.GetAsync("/api/v1/probe", session.AccessToken)).ShouldBeProblemAsync(403, "platform.forbidden");
    }

    [Fact]
    public async Task Given_a_role_without_the_permission_Then_the_call_is_not_permitted()
    {
        await bank.AMemberOfStaffAsync("auditor@example.org", RoleNames.Auditor);
        var session = await bank.LogInAsync("staff/v1", "auditor@example.org");

        await (await bank.GetAsync("/staff/v1/probe", session.AccessToken)).ShouldBeProblemAsync(403, "platform.forbidden");
        (await bank.GetAsync("/staff/v1/identity/roles", session.AccessToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Given_a_role_that_loses_a_permission_Then_tokens_of_before_lose_it_within_a_minute_and_no_start_brings_it_back()
    {
        await bank.AMemberOfStaffAsync("operator@example.org", RoleNames.Operations);
        await GrantAsync(RoleNames.Operations, IdentityBank.ClerkProbe);
        bank.Clock.Advance(TimeSpan.FromMinutes(1));
        var session = await bank.LogInAsync("staff/v1", "operator@example.org");
        (await bank.GetAsync("/staff/v1/probe", session.AccessToken)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await TakeAwayAsync(RoleNames.Operations, IdentityBank.ClerkProbe);
        await SeedAgainAsync();
        bank.Clock.Advance(TimeSpan.FromMinutes(1));

        await (await bank.GetAsync("/staff/v1/probe", session.AccessToken)).ShouldBeProblemAsync(403, "platform.forbidden");
    }

    [Fact]
    public async Task Given_other_roles_for_a_member_of_staff_Then_the_session_of_before_is_over_at_once()
    {
        var boss = await AdministratorAsync("boss@example.org");
        var clerk = await bank.AMemberOfStaffAsync("promoted@example.org", RoleNames.Clerk);
        var session = await bank.LogInAsync("staff/v1", "promoted@example.org");

        var changed = await IdentityBank.CallAsync(
            bank.Client, HttpMethod.Put, $"/staff/v1/identity/staff-logins/{clerk.LoginId}/roles", boss, new { roles = new[] { "auditor" } });

        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await bank.GetAsync("/staff/v1/probe", session.AccessToken)).ShouldBeProblemAsync(401, "platform.unauthenticated");
        await (await bank.RefreshAsync("staff/v1", session.RefreshToken)).ShouldBeProblemAsync(401, "identity.session_ended");
        var next = await bank.LogInAsync("staff/v1", "promoted@example.org");
        await (await bank.GetAsync("/staff/v1/probe", next.AccessToken)).ShouldBeProblemAsync(403, "platform.forbidden");
    }

    [Fact]
    public async Task Nobody_changes_their_own_roles()
    {
        var login = await bank.AMemberOfStaffAsync("ambitious@example.org", RoleNames.Administrator);
        var session = await bank.LogInAsync("staff/v1", "ambitious@example.org");

        var answer = await IdentityBank.CallAsync(
            bank.Client, HttpMethod.Put, $"/staff/v1/identity/staff-logins/{login.LoginId}/roles", session.AccessToken, new { roles = new[] { "supervisor" } });

        await answer.ShouldBeProblemAsync(422, "identity.own_access");
    }

    private async Task<string> AdministratorAsync(string email)
    {
        await bank.AMemberOfStaffAsync(email, RoleNames.Administrator);
        return (await bank.LogInAsync("staff/v1", email)).AccessToken;
    }

    private async Task GrantAsync(string role, Permission permission)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDbContext>();
        var roleId = (await db.Roles.SingleAsync(r => r.Name == role)).Id;
        db.RolePermissions.Add(new RolePermission { RoleId = roleId, Permission = permission.Name });
        await db.SaveChangesAsync();
    }

    private async Task TakeAwayAsync(string role, Permission permission)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDbContext>();
        var roleId = (await db.Roles.SingleAsync(r => r.Name == role)).Id;
        await db.RolePermissions.Where(p => p.RoleId == roleId && p.Permission == permission.Name).ExecuteDeleteAsync();
    }

    private async Task SeedAgainAsync()
    {
        await using var scope = bank.Services.CreateAsyncScope();
        foreach (var seed in scope.ServiceProvider.GetServices<IModuleSeed>())
        {
            await seed.SeedAsync(CancellationToken.None);
        }
    }
}
