using System.Diagnostics;
using System.Globalization;

namespace DigitalBank.CrashDay.Closes;

/// <summary>A copy of the prepared bank whose days are closed, one process for each.</summary>
public sealed class ClosingBank(Installation installation, BankTables tables)
{
    private const string IsOfInterest = "step IN ('accrue-interest', 'capitalise-interest')";

    private static readonly TimeSpan LooksEvery = TimeSpan.FromMilliseconds(5);

    private static readonly string[] Close = ["jobs", "run", "close-of-business", "--Jobs:CloseOfBusiness:CatchUp=false"];

    public BankTables Tables => tables;

    /// <summary>Closes a day undisturbed.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken) => await installation.MustRunAsync(Close, cancellationToken: cancellationToken);

    /// <summary>Closes a day in a process that is killed after a while, unless it has ended by then.</summary>
    /// <param name="ofInterest">Whether its life counts from the moment at which it begins with interest, or from its start.</param>
    /// <returns>Whether it was killed.</returns>
    public async Task<bool> TryCloseAsync(TimeSpan life, bool ofInterest, CancellationToken cancellationToken)
    {
        // A person would wait for up to half a minute until the dead process no longer counts as the one that holds the job.
        await tables.ExecuteAsync("DELETE FROM {platform.leases}", cancellationToken);
        var killed = false;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var killing = Task.CompletedTask;
        var outcome = await installation.RunAsync(Close, started: process => killing = KillAsync(process), cancellationToken: cancellationToken);
        await ended.CancelAsync();
        await killing;
        if (!killed && outcome.ExitCode != 0)
        {
            throw new InvalidOperationException($"The close ended with exit code {outcome.ExitCode}: {outcome.Output}{outcome.Error}");
        }

        return killed && outcome.ExitCode != 0;

        async Task KillAsync(Process process)
        {
            try
            {
                while (ofInterest && !await IsAtInterestAsync(ended.Token))
                {
                    await Task.Delay(LooksEvery, ended.Token);
                }

                await Task.Delay(life, ended.Token);
                killed = true;
                process.Kill();
            }
            catch (Exception end) when (end is OperationCanceledException or InvalidOperationException)
            {
                // It has ended by itself.
            }
        }
    }

    /// <summary>How long the steps of interest took, on average of the days that are closed.</summary>
    public async Task<TimeSpan> TimeOfInterestAsync(CancellationToken cancellationToken)
    {
        var ticks = await tables.ReadAsync(
            $"SELECT SUM(finished_at - started_at) / COUNT(DISTINCT business_date) FROM {{platform.job_steps}} WHERE {IsOfInterest}", cancellationToken);
        return TimeSpan.FromTicks(Convert.ToInt64(ticks[0][0], CultureInfo.InvariantCulture));
    }

    /// <summary>Runs all steps of the last date anew, as if nobody had noted that they are done.</summary>
    public async Task CloseLastDayAgainAsync(CancellationToken cancellationToken)
    {
        const string Last = "(SELECT last FROM (SELECT MAX(business_date) AS last FROM {platform.day_closes}) AS closed)";
        await tables.ExecuteAsync($"DELETE FROM {{platform.job_steps}} WHERE business_date = {Last}", cancellationToken);
        await tables.ExecuteAsync($"UPDATE {{platform.day_closes}} SET finished_at = NULL WHERE business_date = {Last}", cancellationToken);
        await CloseAsync(cancellationToken);
    }

    public Task<string> VerifyAsync(CancellationToken cancellationToken) => installation.MustRunAsync(["ledger", "verify"], cancellationToken: cancellationToken);

    /// <summary>The step at which the last run was stopped.</summary>
    public async Task<string> StoppedAtAsync(CancellationToken cancellationToken)
    {
        var running = await tables.ReadAsync("SELECT step FROM {platform.job_steps} WHERE finished_at IS NULL", cancellationToken);
        return running.Count == 1 ? (string)running[0][0] : "between steps";
    }

    private async Task<bool> IsAtInterestAsync(CancellationToken cancellationToken) =>
        (await tables.ReadAsync($"SELECT 1 FROM {{platform.job_steps}} WHERE {IsOfInterest} AND finished_at IS NULL", cancellationToken)).Count > 0;
}
