using System.Text.Json;
using DigitalBank.Platform.Security;
using DigitalBank.TestKit;

namespace DigitalBank.Platform.Tests.Jobs;

public class JobsOverHttpTests(BankFixture bank) : IClassFixture<BankFixture>
{
    [Fact]
    public async Task Given_operations_When_they_start_the_close_of_business_Then_its_run_and_steps_can_be_followed()
    {
        var client = await bank.StaffAsync(RoleNames.Operations);

        using var answer = await client.PostAsync(new Uri("/staff/v1/jobs/close-of-business/runs", UriKind.Relative), content: null);
        var run = await answer.ShouldBeJsonAsync(202);

        var ended = await EndOfAsync(client, answer.Headers.Location!);
        ended.GetProperty("outcome").GetString().ShouldBe("succeeded", ended.ToString());
        ended.GetProperty("runId").GetString().ShouldBe(run.GetProperty("runId").GetString());
        var date = run.GetProperty("businessDate").GetString();
        var day = await (await client.GetAsync($"/staff/v1/jobs/close-of-business/{date}")).ShouldBeJsonAsync();
        day.GetProperty("finishedAt").ValueKind.ShouldBe(JsonValueKind.String);
        var history = await (await client.GetAsync("/staff/v1/jobs/history?name=close-of-business&limit=1")).ShouldBeJsonAsync();
        history.GetProperty("items").GetArrayLength().ShouldBe(1);
        var jobs = await (await client.GetAsync("/staff/v1/jobs")).ShouldBeJsonAsync();
        jobs.GetProperty("items").EnumerateArray().Select(j => j.GetProperty("name").GetString()).ShouldContain("close-of-business");
    }

    [Fact]
    public async Task Given_an_auditor_Then_jobs_can_be_seen_and_not_started()
    {
        var client = await bank.StaffAsync(RoleNames.Auditor);

        (await client.GetAsync("/staff/v1/jobs")).IsSuccessStatusCode.ShouldBeTrue();
        using var answer = await client.PostAsync(new Uri("/staff/v1/jobs/close-of-business/runs", UriKind.Relative), content: null);
        await answer.ShouldBeProblemAsync(403, "platform.forbidden");
    }

    [Theory]
    [InlineData("/staff/v1/jobs/runs/019a0000-0000-7000-8000-000000000000", 404, "platform.unknown_job_run")]
    [InlineData("/staff/v1/jobs/history?after=yesterday", 400, "platform.page_cursor_invalid")]
    [InlineData("/staff/v1/jobs/history?after=019a0000-0000-7000-8000-000000000000", 400, "platform.page_cursor_invalid")]
    public async Task What_is_not_there_is_said(string path, int status, string code)
    {
        var client = await bank.StaffAsync(RoleNames.Operations);

        await (await client.GetAsync(path)).ShouldBeProblemAsync(status, code);
    }

    private static async Task<JsonElement> EndOfAsync(HttpClient client, Uri location)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var run = await (await client.GetAsync(location)).ShouldBeJsonAsync();
            if (run.GetProperty("outcome").GetString() != "running")
            {
                return run;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException("The run did not end within ten seconds.");
    }
}
