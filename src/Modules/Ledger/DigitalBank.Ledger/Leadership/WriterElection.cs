using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DigitalBank.Ledger.Leadership;

/// <summary>Stands for leader of the one partition in every server, by a lease in the database; a dead leader's lease runs out by itself.</summary>
internal sealed partial class WriterElection(
    IServiceProvider services, IServiceScopeFactory scopes, WriterRole role, ILogger<WriterElection> logger) : BackgroundService
{
    public const string LeaseName = "ledger-writer:0";

    /// <summary>After a leader's death another one leads within this time and a pause.</summary>
    private static readonly TimeSpan LeaseDuration = TimeSpan.FromSeconds(6);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (services.GetService<IServer>() is null)
        {
            // A verb ends too soon to lead.
            return;
        }

        var lease = new KeptLease(scopes, LeaseName, LeaseDuration);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await lease.WhileHeldAsync(LeadAsync, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogInterrupted(exception.GetType().Name);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LeadAsync(CancellationToken held)
    {
        role.IsLeader = true;
        LogLeading();
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, held);
        }
        finally
        {
            role.IsLeader = false;
            LogFollowing();
        }
    }

    [LoggerMessage(LogLevel.Information, "This process leads the posting")]
    private partial void LogLeading();

    [LoggerMessage(LogLevel.Information, "This process no longer leads the posting")]
    private partial void LogFollowing();

    [LoggerMessage(LogLevel.Warning, "The election was interrupted by {ErrorType} and goes on")]
    private partial void LogInterrupted(string errorType);
}
