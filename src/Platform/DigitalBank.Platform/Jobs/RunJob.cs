using DigitalBank.Platform.Jobs.History;
using DigitalBank.Platform.Jobs.Running;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Platform.Jobs;

/// <summary>Begins a job now and does not wait for its end.</summary>
internal sealed record RunJob(string Name) : ICommand<JobRunView>;

internal sealed class RunJobHandler(JobRunner runner, IActor actor) : ICommandHandler<RunJob, JobRunView>
{
    public async Task<Result<JobRunView>> Handle(RunJob command, CancellationToken cancellationToken)
    {
        // The run outlives the request: a client that hangs up does not stop the close of business.
        var started = await runner.StartAsync(command.Name, actor.Subject, CancellationToken.None);
        return started.Map(job => job.Run);
    }
}
