using System.Diagnostics;
using System.Globalization;

namespace DigitalBank.CrashDay.Closes;

/// <summary>
/// Closes days of a bank in processes that are killed at random moments and started again until the days are closed, and compares what is
/// then in the database with what is in a twin whose closes ran undisturbed. Round after round, until enough kills have been struck.
/// </summary>
public static class CloseRun
{
    /// <summary>A process that has lived for less has not begun with the close.</summary>
    private const double ShortestLife = 0.15;

    /// <summary>One in so many is struck at any moment of a process's life; the others while it is at interest.</summary>
    private const int KillsPerStrayOne = 4;

    public static async Task<CloseVerdict> LiveAsync(
        IDatabaseCopies copies, CloseSize size, int seed, TextWriter progress, CancellationToken cancellationToken)
    {
        progress.WriteLine($"seed {seed}: {size.Accounts} accounts, {size.Days} days, {size.Kills} kills");
        var prepared = await PreparedBank.MakeAsync(copies, size, seed, cancellationToken);
        var twin = await prepared.CopyAsync("undisturbed", cancellationToken);
        var started = Stopwatch.GetTimestamp();
        for (var day = 0; day < size.Days; day++)
        {
            await twin.CloseAsync(cancellationToken);
        }

        var life = Stopwatch.GetElapsedTime(started) / size.Days;
        var interest = await twin.TimeOfInterestAsync(cancellationToken);
        var expected = await BankContent.HashAsync(twin.Tables, cancellationToken);
        var verdict = new CloseVerdict { Seed = seed, Hash = expected["journal"] };
        var random = new Random(seed);
        progress.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"a close takes {life.TotalSeconds:F1} s when nobody disturbs it, {interest.TotalSeconds:F1} s of it for interest"));
        while (verdict.Kills < size.Kills)
        {
            var bank = await prepared.CopyAsync($"round{++verdict.Rounds}", cancellationToken);
            for (var day = 0; day < size.Days;)
            {
                var ofInterest = random.Next(KillsPerStrayOne) > 0;
                var share = random.NextDouble();
                var killed = await bank.TryCloseAsync(ofInterest ? interest * share : life * (ShortestLife + share), ofInterest, cancellationToken);
                if (killed)
                {
                    verdict.CountKillAt(await bank.StoppedAtAsync(cancellationToken));
                }
                else
                {
                    day++;
                }
            }

            progress.WriteLine($"round {verdict.Rounds}: {verdict.Kills} kills so far");
            verdict.Compare($"round {verdict.Rounds}", expected, await BankContent.HashAsync(bank.Tables, cancellationToken));
            await bank.VerifyAsync(cancellationToken);

            // Once finds nothing to close; once more, all steps of the last day run although they are done.
            await bank.CloseAsync(cancellationToken);
            verdict.Compare("a close when all is closed", expected, await BankContent.HashAsync(bank.Tables, cancellationToken));
            await bank.CloseLastDayAgainAsync(cancellationToken);
            verdict.Compare("the last day's steps again", expected, await BankContent.HashAsync(bank.Tables, cancellationToken));
        }

        return verdict;
    }
}
