using DigitalBank.Identity.Contracts.Logins;
using DigitalBank.Onboarding.Applications;
using DigitalBank.Onboarding.Data;
using DigitalBank.Platform.Jobs;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DigitalBank.Onboarding.Flow;

/// <summary>Carries on what a crash or an outage has left, and forgets applications that nobody has submitted.</summary>
internal sealed class CarryOnApplications(
    OnboardingDbContext db, IServiceScopeFactory scopes, TimeProvider clock, IOptions<OnboardingOptions> options) : IBankJob
{
    private const int MostAtOnce = 1_000;

    public string Name => "carry-on-applications";

    public string Description => "Carry on applications that were interrupted; forget those that were never submitted";

    public string? DefaultSchedule => "40 0/2 * * * ?";

    public async Task<StepReport> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var leftBefore = now.AddSeconds(-options.Value.ResumeAfterSeconds);
        var left = await db.Applications
            .Where(a => (a.Status == ApplicationStatus.Submitted || a.Status == ApplicationStatus.Accepted
                || (a.Status == ApplicationStatus.Declined && a.HasLogin)) && a.ChangedAt <= leftBefore)
            .OrderBy(a => a.Id).Select(a => a.Id).Take(MostAtOnce)
            .ToListAsync(cancellationToken);
        var failed = 0L;
        foreach (var id in left)
        {
            failed += await CarryOnAsync(id, cancellationToken) ? 0 : 1;
        }

        var oldBefore = now.AddDays(-options.Value.DraftDays);
        var old = await db.Applications
            .Where(a => a.Status == ApplicationStatus.Draft && a.ChangedAt <= oldBefore)
            .OrderBy(a => a.Id).Select(a => a.Id).Take(MostAtOnce)
            .ToListAsync(cancellationToken);
        foreach (var id in old)
        {
            await ForgetAsync(id, cancellationToken);
        }

        return new StepReport(left.Count + old.Count, failed);
    }

    private async Task<bool> CarryOnAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var application = await scope.ServiceProvider.GetRequiredService<OnboardingDbContext>().Applications
            .SingleAsync(a => a.Id == id, cancellationToken);
        try
        {
            return await scope.ServiceProvider.GetRequiredService<ApplicationFlow>().CarryOnAsync(application, cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Somebody else works on it at this moment, or on the party or account; the next run looks again.
            return false;
        }
    }

    private async Task ForgetAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();

        // First the log-in that a submission may have reserved before it was interrupted: after the row nobody would look for it.
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new CancelReservedLogin(id), cancellationToken);
        var context = scope.ServiceProvider.GetRequiredService<OnboardingDbContext>();
        if (await context.Applications.SingleOrDefaultAsync(a => a.Id == id && a.Status == ApplicationStatus.Draft, cancellationToken) is { } old)
        {
            context.Applications.Remove(old);
            await context.SaveChangesAsync(cancellationToken);
        }
    }
}
