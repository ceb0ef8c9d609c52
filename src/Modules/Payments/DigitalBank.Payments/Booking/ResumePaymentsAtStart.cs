using DigitalBank.Payments.Gateway;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DigitalBank.Payments.Booking;

/// <summary>
/// Finishes at start what the last run left open. Orders of any age: another process may be working on some of them, but both get the
/// same entry from the ledger, and the later record of it gives way.
/// </summary>
internal sealed partial class ResumePaymentsAtStart(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ResumePaymentsAtStart> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = clock.GetUtcNow();
        await Task.Yield();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var resumed = await scope.ServiceProvider.GetRequiredService<IMediator>()
                .Send(new ResumeReceivedPayments(TimeSpan.Zero), stoppingToken);
            LogResumed(resumed.Value.Finished, resumed.Value.StillOpen);

            // Only messages from before this process: what comes in now is being worked on, and its sender would be told to ask again.
            var age = clock.GetUtcNow() - started + TimeSpan.FromMilliseconds(1);
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ResumeMessages(age), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The bank stops again before it was done; the next start goes on.
        }
#pragma warning disable CA1031 // The bank serves without this; the job resume-payments tries again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(exception);
        }
    }

    [LoggerMessage(LogLevel.Information, "Resumed payments at start: {Finished} finished, {StillOpen} still open")]
    private partial void LogResumed(long finished, long stillOpen);

    [LoggerMessage(LogLevel.Error, "Payments could not be resumed at start; the job resume-payments will try again")]
    private partial void LogFailed(Exception exception);
}
