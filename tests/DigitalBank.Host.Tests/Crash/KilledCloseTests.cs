using DigitalBank.CrashDay.Closes;
using DigitalBank.Host.Tests.Processes;
using Xunit.Abstractions;

namespace DigitalBank.Host.Tests.Crash;

/// <summary>The small sister of eng/cob-kills.sh.</summary>
public class KilledCloseTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Given_SIGKILLs_during_closes_of_business_Then_the_next_ones_end_with_the_content_of_undisturbed_ones()
    {
        await using var folder = new BankFolder();
        using var progress = new StringWriter();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(8));
        try
        {
            var verdict = await CloseRun.LiveAsync(
                new SqliteCopies(folder.Bank.Folder),
                new CloseSize(Kills: 3, Accounts: 1_100, Days: 2),
                Random.Shared.Next(1, 1_000_000),
                progress,
                patience.Token);
            verdict.WriteTo(progress);
            verdict.IsGood.ShouldBeTrue(progress.ToString());
        }
        finally
        {
            output.WriteLine(progress.ToString());
        }
    }
}
