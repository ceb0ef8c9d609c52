using DigitalBank.CrashDay;

namespace DigitalBank.Host.Tests.Processes;

/// <summary>Whoever gets a setting wrong reads which one, and the process does not pretend that all is well.</summary>
public class WrongSettingTests
{
    [Theory]
    [InlineData("--Database:Provider=Oracle", "Database:Provider")]
    [InlineData("--Database:MaxBatchSize=many", "Database:MaxBatchSize")]
    [InlineData("--Database:MaxBatchSize=0", "Database:MaxBatchSize")]
    [InlineData("--RateLimits:RequestsPerSecond=fast", "RateLimits:RequestsPerSecond")]
    [InlineData("--RateLimits:RequestsPerSecond=0", "RateLimits:RequestsPerSecond")]
    [InlineData("--Proxies:Trusted:0=proxy.example", "Proxies:Trusted")]
    [InlineData("--Bank:Bic=nonsense", "Bank:Bic")]
    [InlineData("--Bank:FirstBusinessDate=someday", "Bank:FirstBusinessDate")]
    [InlineData("--Bank:DataFolder=/proc/1/bank", "Bank:DataFolder")]
    [InlineData("--Bank:DataFolder=/dev/null", "Bank:DataFolder")]
    public async Task It_is_named_and_the_exit_code_is_1(string setting, string named) => await ShouldRefuseAsync([setting], named);

    [Fact]
    public async Task PostgreSQL_without_a_connection_string() =>
        await ShouldRefuseAsync(["--Database:Provider=PostgreSql"], "Database:ConnectionString");

    [Fact]
    public async Task PostgreSQL_that_cannot_be_reached() => await ShouldRefuseAsync(
        ["--Database:Provider=PostgreSql", "--Database:ConnectionString=Host=127.0.0.1;Port=1;Username=bank;Password=hidden;Database=bank;Timeout=2"],
        "Database:ConnectionString");

    private static async Task ShouldRefuseAsync(string[] settings, string named)
    {
        var folder = Directory.CreateTempSubdirectory("digitalbank-test-").FullName;
        try
        {
            var refused = await new Installation(folder, settings).RunAsync(["serve", "--urls=http://127.0.0.1:0"], cancellationToken: BankFolder.Soon);

            refused.ExitCode.ShouldBe(1, refused.Output + refused.Error);
            refused.Error.ShouldContain(named);
            refused.Error.ShouldNotContain("   at ", customMessage: "A stack trace helps nobody who mistyped a setting.");
            (refused.Output + refused.Error).ShouldNotContain("hidden");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
