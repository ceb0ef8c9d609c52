using DigitalBank.Platform.Data;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Platform.Tests.Data;

public sealed class LeasesTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task One_owner_holds_a_lease_until_it_expires_or_is_given_back()
    {
        await using var bank = await PlatformFixture.StartAsync();

        (await HoldAsync(bank, "a")).ShouldBeTrue();
        (await HoldAsync(bank, "b")).ShouldBeFalse();
        (await HoldAsync(bank, "a")).ShouldBeTrue("its owner renews it");

        bank.Clock.Advance(Minute);
        (await HoldAsync(bank, "b")).ShouldBeTrue("it has expired");
        (await HoldAsync(bank, "a")).ShouldBeFalse();

        await bank.InScopeAsync(services => services.GetRequiredService<Leases>().ReleaseAsync("writer", "b", CancellationToken.None));
        (await HoldAsync(bank, "a")).ShouldBeTrue();
    }

    [Fact]
    public async Task Of_many_who_ask_at_once_one_gets_it()
    {
        await using var bank = await PlatformFixture.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => HoldAsync(bank, $"owner {i}")));

        answers.Count(got => got).ShouldBe(1);
    }

    private static async Task<bool> HoldAsync(PlatformFixture bank, string owner)
    {
        var got = false;
        await bank.InScopeAsync(async services =>
            got = await services.GetRequiredService<Leases>().TryHoldAsync("writer", owner, Minute, CancellationToken.None));
        return got;
    }
}
