namespace DigitalBank.Customers.Erasure;

/// <summary>Nothing of a party may be erased, because a court, an authority or the bank's own lawyers need it.</summary>
internal sealed class LegalHold
{
    private LegalHold()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartyId { get; private init; }

    public string Reason { get; private init; } = "";

    /// <summary>Who answers for it: a person or a department, asked when it may be lifted.</summary>
    public string Owner { get; private init; } = "";

    public string PlacedBy { get; private init; } = "";

    public DateTimeOffset PlacedAt { get; private init; }

    public string? LiftedBy { get; private set; }

    public string? LiftReason { get; private set; }

    public DateTimeOffset? LiftedAt { get; private set; }

    public int Version { get; private set; }

    public static LegalHold Place(PlaceLegalHold command, string placedBy, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PartyId = command.PartyId,
        Reason = command.Reason,
        Owner = command.Owner,
        PlacedBy = placedBy,
        PlacedAt = now,
    };

    public void Lift(string reason, string liftedBy, DateTimeOffset now)
    {
        LiftReason = reason;
        LiftedBy = liftedBy;
        LiftedAt = now;
        Version++;
    }

    public LegalHoldView View() => new(Id, PartyId, Reason, Owner, PlacedBy, PlacedAt, LiftedBy, LiftReason, LiftedAt);
}

/// <param name="Owner">Who answers for it.</param>
/// <param name="LiftedAt">Null while it holds.</param>
internal sealed record LegalHoldView(
    Guid HoldId,
    Guid PartyId,
    string Reason,
    string Owner,
    string PlacedBy,
    DateTimeOffset PlacedAt,
    string? LiftedBy,
    string? LiftReason,
    DateTimeOffset? LiftedAt);
