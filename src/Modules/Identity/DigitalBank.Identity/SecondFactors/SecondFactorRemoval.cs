namespace DigitalBank.Identity.SecondFactors;

/// <summary>When a log-in's second factor was taken away last, for its owner to read.</summary>
internal sealed class SecondFactorRemoval
{
    /// <summary>One per log-in: the last one.</summary>
    public required Guid LoginId { get; init; }

    public DateTimeOffset RemovedAt { get; set; }

    /// <summary>By staff, for somebody who has lost the phone.</summary>
    public bool IsByBank { get; set; }
}
