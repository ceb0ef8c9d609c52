namespace DigitalBank.Ledger.Events;

/// <summary>How far a subscriber has read the journal. The journal itself is the log of events: there is no second one that could differ.</summary>
internal sealed class SubscriberCursor
{
    public const int LongestName = 60;

    public required string Name { get; init; }

    /// <summary>The entry handled last; 0 before the first.</summary>
    public long LastEntryId { get; set; }

    /// <summary>Failures in a row.</summary>
    public int Failures { get; set; }

    /// <summary>Type of the last failure; its text might name a customer.</summary>
    public string? LastError { get; set; }

    /// <summary>When it is tried again after a failure.</summary>
    public DateTimeOffset? NotBefore { get; set; }
}
