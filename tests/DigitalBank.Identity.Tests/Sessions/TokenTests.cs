using System.Net;
using System.Net.Http.Json;
using DigitalBank.Identity.Sessions;
using DigitalBank.Platform;
using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Security;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Identity.Tests.Sessions;

public sealed class TokenTests(IdentityBank bank) : IClassFixture<IdentityBank>
{
    [Fact]
    public async Task Given_a_refresh_token_When_it_is_used_Then_the_next_pair_works()
    {
        await bank.ACustomerAsync("rotating@example.org");
        var first = await bank.LogInAsync("api/v1", "rotating@example.org");

        var second = await NextAsync(first);
        var third = await NextAsync(second);

        third.RefreshToken.ShouldNotBe(second.RefreshToken);
        third.SessionExpiresAt.ShouldBe(first.SessionExpiresAt);
        (await bank.GetAsync("/api/v1/probe", third.AccessToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Given_a_refresh_token_that_was_used_When_it_comes_again_Then_the_whole_session_ends()
    {
        await bank.ACustomerAsync("copied@example.org");
        var first = await bank.LogInAsync("api/v1", "copied@example.org");
        var second = await NextAsync(first);

        await (await bank.RefreshAsync("api/v1", first.RefreshToken)).ShouldBeProblemAsync(401, "identity.session_ended");

        await (await bank.RefreshAsync("api/v1", second.RefreshToken)).ShouldBeProblemAsync(401, "identity.session_ended");
        await (await bank.GetAsync("/api/v1/probe", second.AccessToken)).ShouldBeProblemAsync(401, "platform.unauthenticated");
    }

    [Fact]
    public async Task Given_two_refreshes_at_once_Then_at_most_one_succeeds()
    {
        await bank.ACustomerAsync("twice@example.org");
        var session = await bank.LogInAsync("api/v1", "twice@example.org");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => bank.RefreshAsync("api/v1", session.RefreshToken)));

        answers.Count(a => a.IsSuccessStatusCode).ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("****************************************************************")]
    public async Task Given_a_made_up_refresh_token_Then_there_is_no_session(string token) =>
        await (await bank.RefreshAsync("api/v1", token)).ShouldBeProblemAsync(401, "identity.session_ended");

    [Fact]
    public async Task Given_a_customers_refresh_token_When_it_is_used_on_the_staffs_door_Then_there_is_no_session()
    {
        await bank.ACustomerAsync("climber@example.org");
        var session = await bank.LogInAsync("api/v1", "climber@example.org");

        await (await bank.RefreshAsync("staff/v1", session.RefreshToken)).ShouldBeProblemAsync(401, "identity.session_ended");
    }

    [Fact]
    public async Task Given_a_token_with_one_changed_character_Then_it_is_not_ours()
    {
        await bank.ACustomerAsync("forged@example.org");
        var token = (await bank.LogInAsync("api/v1", "forged@example.org")).AccessToken;
        var middle = token.Length / 2;
        var forged = token[..middle] + (token[middle] == 'A' ? 'B' : 'A') + token[(middle + 1)..];

        await (await bank.GetAsync("/api/v1/probe", forged)).ShouldBeProblemAsync(401, "platform.unauthenticated");
    }

    [Fact]
    public async Task Given_no_token_Then_log_in_is_asked_for() =>
        await (await bank.GetAsync("/api/v1/probe", accessToken: null)).ShouldBeProblemAsync(401, "platform.unauthenticated");

    [Fact]
    public async Task Given_an_access_token_When_its_time_is_over_Then_only_a_refresh_helps()
    {
        await bank.ACustomerAsync("late@example.org");
        var session = await bank.LogInAsync("api/v1", "late@example.org");
        (await bank.GetAsync("/api/v1/probe", session.AccessToken)).StatusCode.ShouldBe(HttpStatusCode.OK);

        bank.Clock.Advance(TimeSpan.FromMinutes(10));

        await (await bank.GetAsync("/api/v1/probe", session.AccessToken)).ShouldBeProblemAsync(401, "platform.unauthenticated");
        var next = await NextAsync(session);
        (await bank.GetAsync("/api/v1/probe", next.AccessToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Given_a_staff_session_When_the_working_day_is_over_Then_it_cannot_be_refreshed()
    {
        await bank.AMemberOfStaffAsync("dayshift@example.org", RoleNames.Clerk);
        var session = await bank.LogInAsync("staff/v1", "dayshift@example.org");

        bank.Clock.Advance(TimeSpan.FromHours(12));

        await (await bank.RefreshAsync("staff/v1", session.RefreshToken)).ShouldBeProblemAsync(401, "identity.session_ended");
    }

    [Fact]
    public async Task Given_a_log_out_Then_neither_token_works_and_another_replica_follows_within_a_minute()
    {
        await bank.ACustomerAsync("leaving@example.org");
        var session = await bank.LogInAsync("api/v1", "leaving@example.org");
        var replica = await bank.StartReplicaAsync();
        (await IdentityBank.CallAsync(replica, HttpMethod.Get, "/api/v1/probe", session.AccessToken)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var left = await IdentityBank.CallAsync(bank.Client, HttpMethod.Post, "/api/v1/identity/logout", session.AccessToken);

        left.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await bank.GetAsync("/api/v1/probe", session.AccessToken)).ShouldBeProblemAsync(401, "platform.unauthenticated");
        await (await bank.RefreshAsync("api/v1", session.RefreshToken)).ShouldBeProblemAsync(401, "identity.session_ended");

        bank.Clock.Advance(TimeSpan.FromMinutes(1));
        await (await IdentityBank.CallAsync(replica, HttpMethod.Get, "/api/v1/probe", session.AccessToken))
            .ShouldBeProblemAsync(401, "platform.unauthenticated");
    }

    [Fact]
    public async Task Given_sessions_that_ended_a_day_ago_Then_they_are_forgotten_and_the_others_stay()
    {
        await bank.AMemberOfStaffAsync("early@example.org", RoleNames.Clerk);
        await bank.LogInAsync("staff/v1", "early@example.org");
        bank.Clock.Advance(TimeSpan.FromHours(37));
        await bank.AMemberOfStaffAsync("present@example.org", RoleNames.Clerk);
        var open = await bank.LogInAsync("staff/v1", "present@example.org");

        await using var scope = bank.Services.CreateAsyncScope();
        var job = scope.ServiceProvider.GetServices<IBankJob>().OfType<ForgetOldSessions>().Single();

        (await job.RunAsync(CancellationToken.None)).Items.ShouldBeGreaterThan(0);
        (await job.RunAsync(CancellationToken.None)).Items.ShouldBe(0);
        (await bank.RefreshAsync("staff/v1", open.RefreshToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<SessionView> NextAsync(SessionView session)
    {
        var response = await bank.RefreshAsync("api/v1", session.RefreshToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<SessionView>(BankJson.Options))!;
    }
}
