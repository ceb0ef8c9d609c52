using System.Net;
using DigitalBank.Identity.Contracts.Logins;
using DigitalBank.Identity.Logins;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Identity.Tests.Logins;

public sealed class CreateLoginTests(IdentityBank bank) : IClassFixture<IdentityBank>
{
    [Theory]
    [InlineData("no-address", IdentityBank.Password, "identity.email_invalid")]
    [InlineData("short@example.org", "eleven char", "identity.password_length")]
    [InlineData("repeat@example.org", "abababababab", "identity.password_too_weak")]
    [InlineData("leaked@example.org", "Password1234", "identity.password_too_weak")]
    [InlineData("same.as.name@example.org", "same.as.name@example.org", "identity.password_too_weak")]
    public async Task A_log_in_that_would_be_weak_is_refused(string email, string password, string code) =>
        (await TryAsync(new CreateCustomerLogin(Guid.CreateVersion7(), email, password))).Failure!.Code.ShouldBe(code);

    [Theory]
    [InlineData("plain words without digits")]
    [InlineData("пароль из слов")]
    [InlineData("            x1234y")]
    public async Task A_long_password_needs_no_digits_or_signs(string password)
    {
        var email = $"{Guid.CreateVersion7():N}@example.org";
        (await TryAsync(new CreateCustomerLogin(Guid.CreateVersion7(), email, password))).IsSuccess.ShouldBeTrue();
        (await bank.TryLogInAsync("api/v1", email, password)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_e_mail_has_one_log_in_per_kind()
    {
        await bank.ACustomerAsync("both@example.org");

        (await TryAsync(new CreateCustomerLogin(Guid.CreateVersion7(), "Both@Example.Org", IdentityBank.Password)))
            .Failure!.Code.ShouldBe("identity.email_in_use");
        (await bank.AMemberOfStaffAsync("both@example.org", RoleNames.Clerk)).PartyId.ShouldBeNull();
    }

    [Theory]
    [InlineData("customer")]
    [InlineData("king")]
    public async Task A_role_that_is_not_for_staff_is_refused(string role) =>
        (await TryAsync(new CreateStaffLogin($"{role}@example.org", "X", IdentityBank.Password, [role])))
            .Failure!.Code.ShouldBe("identity.unknown_role");

    [Fact]
    public async Task Given_a_new_password_Then_the_old_one_and_all_sessions_are_over()
    {
        await bank.ACustomerAsync("changing@example.org");
        var session = await bank.LogInAsync("api/v1", "changing@example.org");

        var changed = await IdentityBank.CallAsync(
            bank.Client,
            HttpMethod.Put,
            "/api/v1/identity/password",
            session.AccessToken,
            new { currentPassword = IdentityBank.Password, newPassword = "a louder harbour" });

        changed.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await bank.RefreshAsync("api/v1", session.RefreshToken)).ShouldBeProblemAsync(401, "identity.session_ended");
        await (await bank.TryLogInAsync("api/v1", "changing@example.org", IdentityBank.Password))
            .ShouldBeProblemAsync(401, "identity.log_in_refused");
        (await bank.TryLogInAsync("api/v1", "changing@example.org", "a louder harbour")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_audit_trail_names_the_log_in_but_neither_e_mail_nor_password()
    {
        var login = await bank.ACustomerAsync("private@example.org");
        await bank.LogInAsync("api/v1", "private@example.org");

        await using var scope = bank.Services.CreateAsyncScope();
        var trail = await scope.ServiceProvider.GetRequiredService<PlatformDbContext>().AuditTrail.AsNoTracking().ToListAsync();

        trail.ShouldContain(r => r.Action == nameof(CreateCustomerLogin) && r.SubjectId == login.LoginId.ToString());
        trail.ShouldAllBe(r => !$"{r.Before}{r.After}".Contains("private@example.org", StringComparison.OrdinalIgnoreCase));
        trail.ShouldAllBe(r => !$"{r.Before}{r.After}".Contains("AQAAAA", StringComparison.Ordinal)); // how a hash of ours begins
    }

    [Fact]
    public async Task Given_a_log_in_that_is_disabled_and_enabled_again_Then_it_works_again()
    {
        var login = await bank.ACustomerAsync("holiday@example.org");
        await bank.SendAsync(new DisableLogin(login.LoginId, IsDisabled: true));
        await bank.SendAsync(new DisableLogin(login.LoginId, IsDisabled: false));

        (await bank.LogInAsync("api/v1", "holiday@example.org")).AccessToken.ShouldNotBeEmpty();
    }

    private async Task<Result<LoginView>> TryAsync(IRequest<Result<LoginView>> command)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command);
    }
}
