namespace DigitalBank.Payments.DirectDebits.Collections;

/// <summary>What a debtor is told before a collection: who will take how much, when and under which mandate. One for each collection.</summary>
internal sealed class PreNotification
{
    public Guid CollectionId { get; init; }

    /// <summary>Our customer; null where the debtor banks elsewhere and the creditor itself has to tell it.</summary>
    public Guid? DebtorPartyId { get; init; }

    /// <summary>On this day it is told at the latest.</summary>
    public DateOnly TellOn { get; init; }

    public PreNotificationStatus Status { get; private set; } = PreNotificationStatus.Waiting;

    public DateTimeOffset? ToldAt { get; private set; }

    public int Version { get; private set; }

    public void Tell(DateTimeOffset now)
    {
        (Status, ToldAt) = (DebtorPartyId is null ? PreNotificationStatus.WithCreditor : PreNotificationStatus.Told, now);
        Version++;
    }

    public void Withdraw()
    {
        Status = PreNotificationStatus.Withdrawn;
        Version++;
    }
}

internal enum PreNotificationStatus
{
    /// <summary>Its day has not come.</summary>
    Waiting = 1,

    /// <summary>The debtor sees it among the messages of its direct debits.</summary>
    Told = 2,

    /// <summary>The debtor banks elsewhere: the creditor has it and sends it on.</summary>
    WithCreditor = 3,

    /// <summary>The collection will not be made.</summary>
    Withdrawn = 4,
}
