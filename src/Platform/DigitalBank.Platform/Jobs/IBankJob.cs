namespace DigitalBank.Platform.Jobs;

/// <summary>Work that runs on a schedule or on demand. It may be stopped at any moment and run again.</summary>
public interface IBankJob
{
    /// <summary>Lower case with hyphens, as in <c>jobs run reconcile-inbox</c>.</summary>
    string Name { get; }

    string Description { get; }

    /// <summary>
    /// When it runs unless <c>Jobs:Schedules:{Name}</c> says otherwise: a Quartz cron expression in UTC such as <c>0 0/5 * * * ?</c>.
    /// Null for a job that only runs on demand.
    /// </summary>
    string? DefaultSchedule => null;

    /// <returns>What was done, for the history.</returns>
    /// <exception cref="JobException">It cannot go on; the sentence goes into the history.</exception>
    Task<StepReport> RunAsync(CancellationToken cancellationToken);
}

/// <summary>
/// A part of the close of business. Running it again for the same date has no further effect, so the close continues after a crash where
/// it was.
/// </summary>
public interface ICloseOfBusinessStep
{
    /// <summary>Lower case with hyphens, as in the setting <c>Jobs:CloseOfBusiness:Steps</c>.</summary>
    string Name { get; }

    /// <summary>Lower runs earlier, unless the setting names an order.</summary>
    int Order { get; }

    /// <param name="closingDate">The day that ends; new bookings already go to the next one.</param>
    Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken);
}

/// <param name="Items">How many things were dealt with.</param>
/// <param name="Failed">How many of them could not be; each is left for a person with its reason.</param>
/// <param name="Note">A sentence for the history, without personal data.</param>
public sealed record StepReport(long Items, long Failed = 0, string? Note = null);

/// <summary>Stops a job or a step with a sentence for the history. The sentence holds no personal data; any other exception shows its type only.</summary>
public sealed class JobException : Exception
{
    public JobException()
    {
    }

    public JobException(string message)
        : base(message)
    {
    }

    public JobException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
