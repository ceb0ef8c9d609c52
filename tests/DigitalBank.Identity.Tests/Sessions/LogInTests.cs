using System.Net;
using DigitalBank.Identity.Logins;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Identity.Tests.Sessions;

public sealed class LogInTests(IdentityBank bank) : IClassFixture<IdentityBank>
{
    [Fact]
    public async Task Given_the_right_password_When_a_customer_logs_in_Then_the_token_opens_the_customers_surface()
    {
        var login = await bank.ACustomerAsync("ada@example.org");

        var session = await bank.LogInAsync("api/v1", "Ada@Example.org");

        session.ExpiresIn.ShouldBe(600);
        (await bank.GetAsync("/api/v1/probe", session.AccessToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var me = await (await bank.GetAsync("/api/v1/identity/me", session.AccessToken)).Content.ReadAsStringAsync();
        me.ShouldContain(login.PartyId.ToString()!);
        me.ShouldContain(IdentityBank.CustomerProbe.Name);
    }

    [Theory]
    [InlineData("api/v1", "wrong.password@example.org", "not the password")]
    [InlineData("api/v1", "nobody.at.all@example.org", IdentityBank.Password)]
    [InlineData("staff/v1", "wrong.password@example.org", IdentityBank.Password)] // a customer's log-in on the staff's door
    [InlineData("api/v1", "disabled@example.org", IdentityBank.Password)]
    public async Task Given_anything_wrong_When_logging_in_Then_the_answer_does_not_tell_what(string surface, string email, string password)
    {
        await EnsureCustomersAsync();

        var response = await bank.TryLogInAsync(surface, email, password);

        await response.ShouldBeProblemAsync(401, "identity.log_in_refused");
        var text = await response.Content.ReadAsStringAsync();
        text.ShouldBe(await (await bank.TryLogInAsync("api/v1", "somebody.else@example.org", "x")).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Given_five_wrong_passwords_When_the_right_one_follows_Then_it_is_refused_until_the_lock_ends()
    {
        await bank.ACustomerAsync("locked@example.org");
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await (await bank.TryLogInAsync("api/v1", "locked@example.org", "wrong")).ShouldBeProblemAsync(401, "identity.log_in_refused");
        }

        await (await bank.TryLogInAsync("api/v1", "locked@example.org", IdentityBank.Password))
            .ShouldBeProblemAsync(401, "identity.log_in_refused");

        bank.Clock.Advance(TimeSpan.FromMinutes(15));
        (await bank.LogInAsync("api/v1", "locked@example.org")).AccessToken.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Given_four_wrong_passwords_When_the_right_one_follows_Then_the_count_begins_anew()
    {
        await bank.ACustomerAsync("forgetful@example.org");
        for (var round = 0; round < 2; round++)
        {
            for (var attempt = 0; attempt < 4; attempt++)
            {
                await bank.TryLogInAsync("api/v1", "forgetful@example.org", "wrong");
            }

            (await bank.TryLogInAsync("api/v1", "forgetful@example.org", IdentityBank.Password)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Given_many_guesses_at_once_Then_they_get_no_more_tries_than_guesses_in_a_row()
    {
        await bank.ACustomerAsync("stormed@example.org");

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => bank.TryLogInAsync("api/v1", "stormed@example.org", "wrong")));

        await (await bank.TryLogInAsync("api/v1", "stormed@example.org", IdentityBank.Password))
            .ShouldBeProblemAsync(401, "identity.log_in_refused");
    }

    [Fact]
    public async Task Given_an_unknown_e_mail_a_wrong_password_or_a_lock_Then_each_costs_exactly_one_comparison()
    {
        await bank.ACustomerAsync("measured@example.org");
        var hasher = bank.Services.GetRequiredService<CountingHasher>();
        var before = hasher.Comparisons;

        await bank.TryLogInAsync("api/v1", "unknown.to.us@example.org", "wrong");
        hasher.Comparisons.ShouldBe(before + 1);

        for (var attempt = 1; attempt <= 6; attempt++)
        {
            await bank.TryLogInAsync("api/v1", "measured@example.org", "wrong");
            hasher.Comparisons.ShouldBe(before + 1 + attempt);
        }
    }

    [Theory]
    [InlineData("", "x")]
    [InlineData("ada@example.org", "")]
    public async Task Given_nothing_to_check_When_logging_in_Then_the_request_is_malformed(string email, string password) =>
        (await bank.TryLogInAsync("api/v1", email, password)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task Tokens_are_not_to_be_stored_on_the_way()
    {
        await bank.ACustomerAsync("cached@example.org");

        var response = await bank.TryLogInAsync("api/v1", "cached@example.org", IdentityBank.Password);

        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await response.Content.ReadAsStringAsync()).ShouldContain("refreshToken");
    }

    private async Task EnsureCustomersAsync()
    {
        if ((await bank.TryLogInAsync("api/v1", "wrong.password@example.org", IdentityBank.Password)).IsSuccessStatusCode)
        {
            return;
        }

        await bank.ACustomerAsync("wrong.password@example.org");
        var disabled = await bank.ACustomerAsync("disabled@example.org");
        await bank.SendAsync(new DisableLogin(disabled.LoginId, IsDisabled: true));
    }
}
