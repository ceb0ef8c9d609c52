namespace DigitalBank.Host.Tests.Surface;

/// <summary>A bank that lets a caller make two requests a second, four at once, and try three log-ins a minute.</summary>
public sealed class StrictBankFixture : BankFixture
{
    protected override IEnumerable<string> MoreSettings => ["--RateLimits:RequestsPerSecond=2", "--RateLimits:LoginsPerMinute=3"];
}

public class RateLimitTests(StrictBankFixture bank) : IClassFixture<StrictBankFixture>
{
    [Fact]
    public async Task Who_calls_too_often_is_told_to_wait_and_health_still_answers()
    {
        using var client = bank.Anonymous;
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => client.GetAsync("/api/v1/accounts")));

        var refused = answers.FirstOrDefault(answer => (int)answer.StatusCode == 429).ShouldNotBeNull();
        await refused.ShouldBeProblemAsync(429, "platform.rate_limited");
        refused.Headers.RetryAfter.ShouldNotBeNull();
        (await client.GetAsync("/health/ready")).EnsureSuccessStatusCode();
    }
}
