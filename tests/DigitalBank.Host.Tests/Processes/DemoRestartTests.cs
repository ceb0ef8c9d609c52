using DigitalBank.CrashDay;

namespace DigitalBank.Host.Tests.Processes;

public class DemoRestartTests
{
    private static readonly string[] SmallDemo = ["--demo", "--Demo:Customers=40", "--Jobs:Enabled=false"];

    [Fact]
    public async Task A_demo_that_was_killed_while_it_was_made_becomes_the_same_as_one_that_was_not()
    {
        await using var undisturbed = new BankFolder();
        await using var disturbed = new BankFolder();
        await MakeAsync(undisturbed.Bank);

        foreach (var milliseconds in new[] { 300, 900, 1500 })
        {
            await using var bank = await disturbed.Bank.ServeAsync(SmallDemo, BankFolder.Soon);
            await Task.Delay(milliseconds);
            bank.Kill();
        }

        await MakeAsync(disturbed.Bank);
        await MakeAsync(disturbed.Bank); // complete: nothing is added

        var expected = await MovementsAsync(undisturbed);
        expected.Count.ShouldBeGreaterThan(5_000);
        (await MovementsAsync(disturbed)).SequenceEqual(expected).ShouldBeTrue();
        (await disturbed.Bank.RunAsync(["ledger", "verify"])).ExitCode.ShouldBe(0);
    }

    private static async Task MakeAsync(Installation installation)
    {
        await using var bank = await installation.ServeAsync(SmallDemo, BankFolder.Soon);
        var soon = BankFolder.Soon;
        while (!bank.Said.Contains("The demo is complete", StringComparison.Ordinal))
        {
            await Task.Delay(100, soon);
        }

        bank.Said.ShouldContain(" 0 refused");
        (await bank.StopAsync(soon)).ShouldBe(0, bank.Said);
    }

    /// <summary>Without account numbers: those that a killed process had reserved are lost.</summary>
    private static async Task<List<(bool IsDebit, long Amount)>> MovementsAsync(BankFolder folder) =>
        [.. (await folder.Book.ReadAsync(BankFolder.Soon)).Select(line => (line.IsDebit, line.Amount)).Order()];
}
