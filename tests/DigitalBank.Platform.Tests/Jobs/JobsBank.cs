using DigitalBank.Platform.Data;
using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Jobs.History;
using DigitalBank.Platform.Jobs.Running;
using DigitalBank.Platform.Time;
using DigitalBank.TestKit;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DigitalBank.Platform.Tests.Jobs;

/// <summary>A platform with the jobs and steps that a test brings. Its business date is Monday, 23 November 2026, 9 in the morning.</summary>
internal sealed class JobsBank : IAsyncDisposable
{
    internal static readonly DateOnly Monday = new(2026, 11, 23);

    private readonly PlatformFixture _platform;

    private JobsBank(PlatformFixture platform) => _platform = platform;

    internal FakeClock Clock => _platform.Clock;

    internal static async Task<JobsBank> StartAsync(
        IEnumerable<ScriptedStep>? steps = null, IEnumerable<IBankJob>? jobs = null, Action<JobsSettings>? settings = null) =>
        new(await PlatformFixture.StartAsync(services =>
        {
            services.AddSingleton<IHostApplicationLifetime, TestLifetime>();
            services.Configure(settings ?? (_ => { }));
            foreach (var step in steps ?? [])
            {
                services.AddSingleton<ICloseOfBusinessStep>(step);
            }

            foreach (var job in jobs ?? [])
            {
                services.AddSingleton(job);
            }
        }));

    internal Task<SharedKernel.Results.Result<StartedJob>> StartAsync(string job) =>
        _platform.Services.GetRequiredService<JobRunner>().StartAsync(job, "test", CancellationToken.None);

    internal async Task<JobRunView> RunAsync(string job) => await (await StartAsync(job)).EnsureSuccess().Completion;

    internal Task<JobRunView> CloseAsync() => RunAsync("close-of-business");

    internal Task<DateOnly> TodayAsync() => _platform.Services.GetRequiredService<IBusinessCalendar>().TodayAsync(CancellationToken.None);

    internal async Task<T> AskAsync<T>(IRequest<SharedKernel.Results.Result<T>> query)
    {
        await using var scope = _platform.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(query)).EnsureSuccess();
    }

    internal Task<DayCloseView> DayAsync(DateOnly date) => AskAsync(new GetDayClose(date));

    internal async Task<List<JobRun>> HistoryAsync()
    {
        await using var scope = _platform.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PlatformDbContext>().JobRuns.AsNoTracking().OrderBy(r => r.Id).ToListAsync();
    }

    internal void Stop() => _platform.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

    public async ValueTask DisposeAsync()
    {
        Stop();
        await _platform.Services.GetRequiredService<JobRunner>().StopAsync(CancellationToken.None);
        await _platform.DisposeAsync();
    }

    private sealed class TestLifetime : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource _stopping = new();

        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => _stopping.Token;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => _stopping.Cancel();

        public void Dispose() => _stopping.Dispose();
    }
}

/// <summary>A step that counts its runs and does what the test says.</summary>
internal sealed class ScriptedStep(string name, int order, Func<DateOnly, CancellationToken, Task<StepReport>>? work = null) : ICloseOfBusinessStep
{
    public string Name => name;

    public int Order => order;

    public List<DateOnly> Runs { get; } = [];

    public Func<DateOnly, CancellationToken, Task<StepReport>> Work { get; set; } = work ?? ((_, _) => Task.FromResult(new StepReport(1)));

    public Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken)
    {
        Runs.Add(closingDate);
        return Work(closingDate, cancellationToken);
    }
}

internal sealed class ScriptedJob(string name, Func<CancellationToken, Task<StepReport>> work) : IBankJob
{
    public string Name => name;

    public string Description => "For tests";

    public Task<StepReport> RunAsync(CancellationToken cancellationToken) => work(cancellationToken);
}
