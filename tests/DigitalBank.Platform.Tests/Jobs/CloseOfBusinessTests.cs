using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Jobs.History;

namespace DigitalBank.Platform.Tests.Jobs;

public class CloseOfBusinessTests
{
    private static readonly DateOnly Tuesday = JobsBank.Monday.AddDays(1);

    [Fact]
    public async Task The_next_day_is_open_before_the_first_step_works_on_the_one_that_ended()
    {
        JobsBank bank = null!;
        DateOnly? seen = null;
        var step = new ScriptedStep("accrue", 1, async (_, _) =>
        {
            seen = await bank.TodayAsync();
            return new StepReport(7);
        });
        bank = await JobsBank.StartAsync([step]);
        await using var _ = bank;

        var run = await bank.CloseAsync();

        run.Outcome.ShouldBe(JobOutcome.Succeeded, run.Error);
        run.Items.ShouldBe(7);
        step.Runs.ShouldBe([JobsBank.Monday]);
        seen.ShouldBe(Tuesday);
        (await bank.DayAsync(JobsBank.Monday)).FinishedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Given_a_closed_day_When_it_is_closed_again_on_the_same_evening_Then_nothing_happens()
    {
        var step = new ScriptedStep("accrue", 1);
        await using var bank = await JobsBank.StartAsync([step]);
        await bank.CloseAsync();

        var again = await bank.CloseAsync();

        again.Outcome.ShouldBe(JobOutcome.Succeeded);
        again.Note.ShouldBe("Nothing to close: the business date is 2026-11-24, which has not begun.");
        step.Runs.ShouldBe([JobsBank.Monday]);
        (await bank.TodayAsync()).ShouldBe(Tuesday);
    }

    [Fact]
    public async Task Given_a_step_that_fails_When_the_close_runs_again_Then_it_goes_on_with_that_step()
    {
        var (first, second, third) = (new ScriptedStep("first", 1), new ScriptedStep("second", 2), new ScriptedStep("third", 3));
        second.Work = (_, _) => throw new InvalidOperationException("Ada Lovelace has no address");
        await using var bank = await JobsBank.StartAsync([third, second, first]);

        var failed = await bank.CloseAsync();

        failed.Outcome.ShouldBe(JobOutcome.Failed);
        failed.Error!.ShouldContain("Step second of 2026-11-23 failed: InvalidOperationException");
        failed.Error!.ShouldNotContain("Ada");
        third.Runs.ShouldBeEmpty();

        second.Work = (_, _) => Task.FromResult(new StepReport(2));
        (await bank.CloseAsync()).Outcome.ShouldBe(JobOutcome.Succeeded);

        first.Runs.Count.ShouldBe(1);
        second.Runs.ShouldBe([JobsBank.Monday, JobsBank.Monday]);
        third.Runs.ShouldBe([JobsBank.Monday]);
        (await bank.DayAsync(JobsBank.Monday)).Steps.Select(s => (s.Step, s.Outcome, s.Attempts)).ShouldBe(
            [("first", JobOutcome.Succeeded, 1), ("second", JobOutcome.Succeeded, 2), ("third", JobOutcome.Succeeded, 1)],
            ignoreOrder: true);
        (await bank.TodayAsync()).ShouldBe(Tuesday);
    }

    [Fact]
    public async Task Given_a_process_that_was_killed_inside_a_step_When_another_runs_the_close_Then_the_result_is_that_of_one_run()
    {
        var (first, second) = (new ScriptedStep("first", 1), new ScriptedStep("second", 2));
        var reached = new TaskCompletionSource();
        second.Work = async (_, cancellationToken) =>
        {
            reached.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return new StepReport(0);
        };
        await using var bank = await JobsBank.StartAsync([first, second]);
        await bank.StartAsync("close-of-business"); // never ends, as in a process that is gone
        await reached.Task;

        second.Work = (_, _) => Task.FromResult(new StepReport(2));
        (await bank.StartAsync("close-of-business")).Failure!.Code.ShouldBe("platform.job_is_running");
        bank.Clock.Advance(TimeSpan.FromSeconds(31)); // the dead process's lease runs out
        var run = await bank.CloseAsync();

        run.Outcome.ShouldBe(JobOutcome.Succeeded, run.Error);
        first.Runs.Count.ShouldBe(1);
        (await bank.TodayAsync()).ShouldBe(Tuesday);
        (await bank.DayAsync(JobsBank.Monday)).Steps.Single(s => s.Step == "second").Attempts.ShouldBe(2);
        (await bank.HistoryAsync()).Select(r => r.Outcome).ShouldBe([JobOutcome.Interrupted, JobOutcome.Succeeded]);
    }

    [Fact]
    public async Task Given_a_bank_that_stops_during_a_step_Then_the_history_says_so()
    {
        var reached = new TaskCompletionSource();
        var step = new ScriptedStep("slow", 1, async (_, cancellationToken) =>
        {
            reached.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return new StepReport(0);
        });
        await using var bank = await JobsBank.StartAsync([step]);
        var started = await bank.StartAsync("close-of-business");
        await reached.Task;

        bank.Stop();

        (await started.Value.Completion).Outcome.ShouldBe(JobOutcome.Interrupted);
        (await bank.HistoryAsync()).Single().Outcome.ShouldBe(JobOutcome.Interrupted);
        (await bank.DayAsync(JobsBank.Monday)).Steps.Single().Outcome.ShouldBe(JobOutcome.Interrupted);
    }

    [Fact]
    public async Task Given_items_that_failed_Then_the_close_goes_on_and_says_how_many()
    {
        var (first, second) = (new ScriptedStep("first", 1, (_, _) => Task.FromResult(new StepReport(10, 2, "2 for the queue"))), new ScriptedStep("second", 2));
        await using var bank = await JobsBank.StartAsync([first, second]);

        var run = await bank.CloseAsync();

        (run.Outcome, run.Items, run.Failed).ShouldBe((JobOutcome.PartlyFailed, 11, 2));
        second.Runs.Count.ShouldBe(1);
        (await bank.CloseAsync()).Note!.ShouldStartWith("Nothing to close");
    }

    [Theory]
    [InlineData("2026-11-26T09:00", true, "2026-11-26")] // Thursday morning: Monday to Wednesday
    [InlineData("2026-11-26T18:00", true, "2026-11-27")] // Thursday is over too
    [InlineData("2026-11-29T09:00", true, "2026-11-30")] // on Sunday all of the week, and the next date is Monday
    [InlineData("2026-11-26T09:00", false, "2026-11-24")] // only one day at a time
    public async Task Given_days_that_were_missed_Then_they_are_closed_in_order(string now, bool catchUp, string businessDateAfter)
    {
        var step = new ScriptedStep("accrue", 1);
        await using var bank = await JobsBank.StartAsync([step], settings: s => s.CloseOfBusiness.CatchUp = catchUp);
        bank.Clock.Set(DateTimeOffset.Parse(now + "Z", System.Globalization.CultureInfo.InvariantCulture));

        await bank.CloseAsync();

        var after = DateOnly.Parse(businessDateAfter, System.Globalization.CultureInfo.InvariantCulture);
        (await bank.TodayAsync()).ShouldBe(after);
        step.Runs.ShouldBeInOrder();
        step.Runs.ShouldAllBe(date => date < after);
        step.Runs.ShouldBeUnique();
    }

    [Fact]
    public async Task Given_steps_in_the_settings_Then_those_run_in_that_order()
    {
        var ran = new List<string>();
        ScriptedStep Noting(string name, int order) => new(name, order, (_, _) =>
        {
            ran.Add(name);
            return Task.FromResult(new StepReport(1));
        });
        await using var bank = await JobsBank.StartAsync(
            [Noting("a", 1), Noting("b", 2), Noting("c", 3)],
            settings: s => s.CloseOfBusiness.Steps.AddRange(["c", "a"]));

        await bank.CloseAsync();

        ran.ShouldBe(["c", "a"]);
    }
}
