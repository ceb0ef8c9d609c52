namespace DigitalBank.Platform.Jobs;

/// <summary>Work that runs on a schedule or on demand. It may be stopped at any moment and run again.</summary>
public interface IBankJob
{
    /// <summary>Lower case with hyphens, as in <c>jobs run reconcile-inbox</c>.</summary>
    string Name { get; }

    string Description { get; }

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
