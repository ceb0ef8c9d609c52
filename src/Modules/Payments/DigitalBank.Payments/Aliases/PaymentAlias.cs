namespace DigitalBank.Payments.Aliases;

internal enum AliasStatus
{
    /// <summary>Waits for the code that was sent to it.</summary>
    Pending = 1,

    /// <summary>Who pays it, pays the account.</summary>
    Active = 2,

    /// <summary>Possession is proven, and somebody else still has it: it moves when the time is over.</summary>
    Moving = 3,

    /// <summary>Somebody else has proven possession and has it now; kept for the one who had it to read, until withdrawn.</summary>
    Lost = 4,
}

/// <summary>A telephone number, an e-mail address or a handle by which a customer's account is paid. Sealed: it says who banks here.</summary>
internal sealed class PaymentAlias
{
    private PaymentAlias()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartyId { get; private set; }

    public Guid AccountId { get; private init; }

    public AliasKind Kind { get; private init; }

    /// <summary>In the form of <see cref="AliasText"/>.</summary>
    public string Value { get; private init; } = string.Empty;

    public AliasStatus Status { get; private set; }

    /// <summary>By this it is found, and of each there is one in the bank.</summary>
    public string? ActiveValue => Status == AliasStatus.Active ? Value : null;

    /// <summary>By this the one who has it learns that somebody else claims it.</summary>
    public string? MovingValue => Status == AliasStatus.Moving ? Value : null;

    public DateTimeOffset RegisteredAt { get; private init; }

    public DateTimeOffset? MovesAt { get; private set; }

    /// <summary>Null when no code is expected.</summary>
    public byte[]? CodeHash { get; private set; }

    public DateTimeOffset? CodeExpiresAt { get; private set; }

    public int CodeTries { get; private set; }

    /// <summary>Codes since <see cref="CodesSince"/>.</summary>
    public int CodesSent { get; private set; }

    public DateTimeOffset? CodesSince { get; private set; }

    public int Version { get; private set; }

    public static PaymentAlias Register(Guid partyId, Guid accountId, AliasText alias, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PartyId = partyId,
        AccountId = accountId,
        Kind = alias.Kind,
        Value = alias.Value,
        Status = AliasStatus.Pending,
        RegisteredAt = now,
    };

    /// <summary>The customer is known under another number from now on.</summary>
    public void MoveTo(Guid partyId)
    {
        PartyId = partyId;
        Version++;
    }

    /// <returns>False when no more codes may be sent to it today.</returns>
    public bool ExpectCode(byte[] hash, DateTimeOffset now)
    {
        if (CodesSince is null || now >= CodesSince.Value.AddDays(1))
        {
            (CodesSince, CodesSent) = (now, 0);
        }

        if (CodesSent >= AliasCode.MostSentPerDay)
        {
            return false;
        }

        (CodeHash, CodeExpiresAt, CodeTries) = (hash, now + AliasCode.Lifetime, 0);
        CodesSent++;
        Version++;
        return true;
    }

    public void Activate()
    {
        Status = AliasStatus.Active;
        MovesAt = null;
        ForgetCode();
    }

    /// <summary>Somebody else has it. They keep it until then, and for good when they prove possession anew.</summary>
    public void WaitToMove(DateTimeOffset movesAt)
    {
        Status = AliasStatus.Moving;
        MovesAt = movesAt;
        ForgetCode();
    }

    public void Lose()
    {
        Status = AliasStatus.Lost;
        MovesAt = null;
        ForgetCode();
    }

    private void ForgetCode()
    {
        (CodeHash, CodeExpiresAt, CodeTries) = (null, null, 0);
        Version++;
    }
}
