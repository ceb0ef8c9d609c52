using DigitalBank.CrashDay;
using DigitalBank.Host.Tests.Processes;
using Xunit.Abstractions;

namespace DigitalBank.Host.Tests.Crash;

/// <summary>The small sister of eng/crash-day.sh.</summary>
public class CrashTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Given_three_SIGKILLs_during_payments_Then_every_acknowledged_one_is_in_the_ledger_exactly_once()
    {
        await using var folder = new BankFolder();
        var plan = new CrashPlan(Random.Shared.Next(1, 1_000_000), new CrashDaySize(Payments: 600, Kills: 3, PaymentsPerFile: 150, Customers: 4, AccountsPerCustomer: 5, Clients: 8));
        using var progress = new StringWriter();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(8));
        try
        {
            var day = await Day.LiveAsync(folder.Bank, plan, folder.Book, progress, patience.Token);
            day.WriteTo(progress);
            day.IsGood.ShouldBeTrue(progress.ToString());
        }
        finally
        {
            output.WriteLine(progress.ToString());
        }
    }
}
