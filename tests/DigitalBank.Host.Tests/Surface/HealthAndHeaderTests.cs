namespace DigitalBank.Host.Tests.Surface;

public class HealthAndHeaderTests(BankFixture bank) : IClassFixture<BankFixture>
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_bank_that_works_says_so(string path)
    {
        using var client = bank.Anonymous;
        (await client.GetStringAsync(path)).ShouldBe("Healthy");
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/api/v1/accounts")]
    [InlineData("/nothing")]
    public async Task Every_answer_tells_browsers_to_be_careful(string path)
    {
        using var client = bank.Anonymous;
        using var response = await client.GetAsync(path);

        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
        response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        response.Headers.Contains("Server").ShouldBeFalse("An attacker need not know what answers.");
    }

    [Fact]
    public async Task The_descriptions_can_be_read_and_tried_in_a_browser()
    {
        using var client = bank.Anonymous;
        (await client.GetStringAsync("/docs/index.html")).ShouldContain("swagger-ui");
    }
}
