using DigitalBank.Platform.Http;
using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Jobs.History;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DigitalBank.Platform.Tests.Jobs;

public class JobRunnerTests
{
    [Fact]
    public async Task Given_many_who_start_a_job_at_once_Then_one_runs()
    {
        var (running, most) = (0, 0);
        var release = new TaskCompletionSource();
        var job = new ScriptedJob("count", async _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await release.Task;
            Interlocked.Decrement(ref running);
            return new StepReport(1);
        });
        await using var bank = await JobsBank.StartAsync(jobs: [job]);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => bank.StartAsync("count")));

        answers.Count(a => a.IsSuccess).ShouldBe(1);
        answers.Where(a => !a.IsSuccess).ShouldAllBe(a => a.Failure!.Code == "platform.job_is_running");
        release.SetResult();
        await answers.Single(a => a.IsSuccess).Value.Completion;
        most.ShouldBe(1);
        (await bank.RunAsync("count")).Outcome.ShouldBe(JobOutcome.Succeeded);
    }

    [Fact]
    public async Task Given_a_name_that_no_job_has_Then_it_is_refused()
    {
        await using var bank = await JobsBank.StartAsync();

        (await bank.StartAsync("brew-coffee")).Failure!.Code.ShouldBe("platform.unknown_job");
    }

    [Theory]
    [InlineData(false, "InvalidOperationException; the log of that time has the details.")]
    [InlineData(true, "The inbox folder cannot be read.")]
    public async Task Given_a_job_that_throws_Then_the_history_shows_our_own_sentences_only(bool isOurs, string shown)
    {
        var job = new ScriptedJob("fail", _ => throw (isOurs ? new JobException(shown) : new InvalidOperationException("DE89 3704 0044 0532 0130 00")));
        await using var bank = await JobsBank.StartAsync(jobs: [job]);

        var run = await bank.RunAsync("fail");

        (run.Outcome, run.Error).ShouldBe((JobOutcome.Failed, shown));
        (await bank.HistoryAsync()).Single().Error.ShouldBe(shown);
    }

    [Fact]
    public async Task The_history_comes_in_pages_with_the_newest_first()
    {
        await using var bank = await JobsBank.StartAsync(jobs: [new ScriptedJob("tick", _ => Task.FromResult(new StepReport(1)))]);
        for (var run = 0; run < 5; run++)
        {
            await bank.RunAsync("tick");
            bank.Clock.Advance(TimeSpan.FromSeconds(run % 2)); // some begin in the same instant
        }

        var seen = new List<JobRunView>();
        string? after = null;
        do
        {
            var page = await bank.AskAsync(new ListJobRuns("tick", new PageRequest(Limit: 2, after)));
            seen.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);

        seen.Select(r => r.RunId).ShouldBeUnique();
        seen.Count.ShouldBe(5);
        seen.Select(r => r.StartedAt).ShouldBe(seen.Select(r => r.StartedAt).OrderDescending());
        (await bank.AskAsync(new ListJobs())).Items.Single(j => j.Name == "tick").LastRun!.RunId.ShouldBe(seen[0].RunId);
    }

    [Fact]
    public async Task Runs_leave_the_history_after_the_days_of_the_setting()
    {
        await using var bank = await JobsBank.StartAsync(jobs: [new ScriptedJob("tick", _ => Task.FromResult(new StepReport(1)))]);
        await bank.RunAsync("tick");
        bank.Clock.Advance(TimeSpan.FromDays(91));
        await bank.RunAsync("tick");

        (await bank.RunAsync("forget-old-runs")).Items.ShouldBe(1);

        (await bank.HistoryAsync()).Count(r => r.Name == "tick").ShouldBe(1);
    }

    [Fact]
    public async Task Names_in_the_settings_that_nobody_provides_are_named_at_start()
    {
        await using var platform = await PlatformFixture.StartAsync(services => services.Configure<JobsSettings>(settings =>
        {
            settings.CloseOfBusiness.Steps.Add("acrue");
            settings.Schedules["reconcile-outbox"] = "0 0 1 * * ?";
            settings.Schedules["close-of-business"] = "at nine";
        }));

        var failures = Should.Throw<OptionsValidationException>(() => platform.Services.GetRequiredService<IOptions<JobsSettings>>().Value).Failures;

        failures.Count().ShouldBe(3);
        failures.ShouldContain(f => f.StartsWith("Setting Jobs:CloseOfBusiness:Steps names 'acrue'", StringComparison.Ordinal));
        failures.ShouldContain(f => f.StartsWith("Setting Jobs:Schedules:reconcile-outbox names a job", StringComparison.Ordinal));
        failures.ShouldContain(f => f.StartsWith("Setting Jobs:Schedules:close-of-business is 'at nine'", StringComparison.Ordinal));
    }
}
