using DigitalBank.Platform.Jobs;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigitalBank.Ledger.Proofs;

/// <summary>Keeps the seal close behind the journal in a running server.</summary>
internal sealed partial class SealJournal(
    IServiceProvider services, Sealer sealer, IOptions<ProofOptions> options, ILogger<SealJournal> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled || services.GetService<IServer>() is null)
        {
            // A verb posts and ends; the servers seal, or the job when somebody asks for it.
            return;
        }

        var pause = TimeSpan.FromSeconds(options.Value.PauseSeconds);
        while (!stoppingToken.IsCancellationRequested)
        {
            await SealAsync(stoppingToken);
            await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await sealer.StepDownAsync();
        }
        catch (Exception exception)
        {
            // The lease runs out by itself.
            LogInterrupted(exception.GetType().Name);
        }
    }

    private async Task SealAsync(CancellationToken stoppingToken)
    {
        try
        {
            await sealer.SealAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start continues after the last head.
        }
        catch (TreeAlteredException exception)
        {
            LogAltered(exception.Message);
        }
        catch (Exception exception)
        {
            // The database may be away for a while, or another process was faster: what is sealed is sealed, so look again.
            LogInterrupted(exception.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Critical, "The journal is not sealed any further: {Reason} Run 'ledger verify'.")]
    private partial void LogAltered(string reason);

    [LoggerMessage(LogLevel.Warning, "Sealing the journal was interrupted by {ErrorType} and tries again")]
    private partial void LogInterrupted(string errorType);
}

/// <summary>Seals at once, where nobody runs a server or wants to wait for it.</summary>
internal sealed class ProveJournalJob(Sealer sealer) : IBankJob
{
    public string Name => "prove-journal";

    public string Description => "Seal all entries under a signed tree head";

    public async Task<StepReport> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var entries = await sealer.SealAsync(cancellationToken);
            await sealer.StepDownAsync();
            return entries is { } count
                ? new StepReport(count, Note: "sealed up to the last entry")
                : new StepReport(0, Note: "another process is sealing");
        }
        catch (TreeAlteredException exception)
        {
            throw new JobException(exception.Message, exception);
        }
    }
}

/// <summary>Ends the day under a head, so that the check of the whole ledger that follows covers all of it.</summary>
internal sealed class ProveJournalStep(Sealer sealer) : ICloseOfBusinessStep
{
    public string Name => "prove-journal";

    public int Order => 880;

    public async Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken) =>
        await new ProveJournalJob(sealer).RunAsync(cancellationToken);
}
