using System.Text.Json;
using DigitalBank.Platform.Security;
using DigitalBank.TestKit;

namespace DigitalBank.Platform.Tests.Jobs;

/// <summary>A bank in which Quartz runs one job every second, from its tables in the bank's database.</summary>
public sealed class ScheduledBank : BankFixture
{
    protected override IEnumerable<string> MoreSettings =>
        ["--Jobs:Enabled=true", "--Jobs:Schedules:forget-old-sessions=* * * * * ?", "--Jobs:Schedules:close-of-business="];
}

public class ScheduleTests(ScheduledBank bank) : IClassFixture<ScheduledBank>
{
    [Fact]
    public async Task Given_a_schedule_Then_the_job_runs_by_itself_and_again_after_a_restart()
    {
        await RunByScheduleAsync(atLeast: 1);

        await bank.RestartAsync();

        await RunByScheduleAsync(atLeast: 3);
    }

    private async Task RunByScheduleAsync(int atLeast)
    {
        var client = await bank.StaffAsync(RoleNames.Auditor);
        for (var attempt = 0; attempt < 150; attempt++)
        {
            var history = await (await client.GetAsync("/staff/v1/jobs/history?name=forget-old-sessions")).ShouldBeJsonAsync();
            var succeeded = history.GetProperty("items").EnumerateArray().Count(IsScheduledSuccess);
            if (succeeded >= atLeast)
            {
                return;
            }

            bank.Clock.Advance(TimeSpan.FromSeconds(1)); // Quartz asks the bank's clock as everybody does
            await Task.Delay(200);
        }

        var all = await (await client.GetAsync("/staff/v1/jobs/history")).ShouldBeJsonAsync();
        throw new TimeoutException($"The job was not run {atLeast} times by its schedule within thirty seconds: {all}");
    }

    private static bool IsScheduledSuccess(JsonElement run) =>
        run.GetProperty("startedBy").GetString() == "schedule" && run.GetProperty("outcome").GetString() == "succeeded";
}
