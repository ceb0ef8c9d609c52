namespace DigitalBank.Identity.SecondFactors;

/// <summary>The secret that a log-in's authenticator app shares with the bank.</summary>
internal sealed class SecondFactor
{
    /// <summary>One per log-in.</summary>
    public required Guid LoginId { get; init; }

    /// <summary>Sealed; nobody sees it again after it was shown once.</summary>
    public byte[] Secret { get; private set; } = [];

    public DateTimeOffset BegunAt { get; private set; }

    /// <summary>When the app's first code was right; null while the bank waits for it.</summary>
    public DateTimeOffset? SetUpAt { get; private set; }

    /// <summary>The step of the last code that was taken: neither it nor one before it is taken again.</summary>
    public long LastStep { get; private set; }

    public int FailedCodes { get; private set; }

    public DateTimeOffset? LockedUntil { get; private set; }

    /// <summary>All wrong codes since it was begun, for its owner to read: right ones do not set it back.</summary>
    public int WrongCodes { get; private set; }

    public DateTimeOffset? LastWrongCodeAt { get; private set; }

    public void Begin(byte[] secret, DateTimeOffset now)
    {
        Secret = secret;
        BegunAt = now;
        LastStep = 0;
    }

    public void SetUp(DateTimeOffset now) => SetUpAt ??= now;
}
