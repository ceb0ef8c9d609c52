using DigitalBank.Platform.Http;
using DigitalBank.Platform.Jobs.History;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Platform.Jobs;

/// <summary>The batch as staff see it.</summary>
public static class JobsEndpoints
{
    public static void MapJobs(this BankEndpoints endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var staff = endpoints.Staff;
        staff.MapGet("/jobs", JobsPermissions.Read, async (IMediator bank, CancellationToken cancellationToken) =>
                (await bank.Send(new ListJobs(), cancellationToken)).ToHttp())
            .Produces<Page<JobView>>();

        staff.MapGet("/jobs/history", JobsPermissions.Read, async (string? name, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken) =>
                (await bank.Send(new ListJobRuns(name, page), cancellationToken)).ToHttp())
            .Produces<Page<JobRunView>>();

        staff.MapGet("/jobs/runs/{runId:guid}", JobsPermissions.Read, async (Guid runId, IMediator bank, CancellationToken cancellationToken) =>
                (await bank.Send(new GetJobRun(runId), cancellationToken)).ToHttp())
            .Produces<JobRunView>();

        staff.MapPost("/jobs/{name}/runs", JobsPermissions.Run, async (string name, IMediator bank, CancellationToken cancellationToken) =>
                (await bank.Send(new RunJob(name), cancellationToken))
                .ToHttp(run => TypedResults.Accepted($"/staff/v1/jobs/runs/{run.RunId}", run)))
            .Produces<JobRunView>(StatusCodes.Status202Accepted);

        staff.MapGet("/jobs/close-of-business/{businessDate}", JobsPermissions.Read, async (DateOnly businessDate, IMediator bank, CancellationToken cancellationToken) =>
                (await bank.Send(new GetDayClose(businessDate), cancellationToken)).ToHttp())
            .Produces<DayCloseView>();
    }
}
