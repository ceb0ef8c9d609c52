namespace DigitalBank.Customers.DueDiligence.Reviews;

/// <summary>Work for a person: look at a party again. There is one for each party, reason and day on which it falls due.</summary>
internal sealed class DueDiligenceReview
{
    private DueDiligenceReview()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartyId { get; private set; }

    public ReviewReason Reason { get; private init; }

    public DateOnly DueDate { get; private init; }

    /// <summary>The document that expires, or the party that may be the same.</summary>
    public Guid? ConcernsId { get; private init; }

    public DateTimeOffset OpenedAt { get; private init; }

    /// <summary>Who works on it; null while nobody does.</summary>
    public string? AssignedTo { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public string? ClosedBy { get; private set; }

    public string? Outcome { get; private set; }

    public int Version { get; private set; }

    public static DueDiligenceReview Open(Guid partyId, ReviewReason reason, DateOnly dueDate, Guid? concernsId, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PartyId = partyId,
        Reason = reason,
        DueDate = dueDate,
        ConcernsId = concernsId,
        OpenedAt = now,
    };

    public void Assign(string staff)
    {
        AssignedTo = staff;
        Version++;
    }

    public void Close(string outcome, string closedBy, DateTimeOffset now)
    {
        Outcome = outcome;
        ClosedBy = closedBy;
        ClosedAt = now;
        Version++;
    }

    public void Move(Guid partyId)
    {
        PartyId = partyId;
        Version++;
    }

    public ReviewView View() => new(Id, PartyId, Reason, DueDate, ConcernsId, OpenedAt, AssignedTo, ClosedAt, ClosedBy, Outcome);
}

internal enum ReviewReason
{
    /// <summary>The time since the last rating is over.</summary>
    Periodic = 1,

    DocumentExpires = 2,

    PossibleDuplicate = 3,
}

/// <param name="ConcernsId">The document that expires, or the party that may be the same.</param>
/// <param name="ClosedAt">Null while it is open.</param>
internal sealed record ReviewView(
    Guid ReviewId,
    Guid PartyId,
    ReviewReason Reason,
    DateOnly DueDate,
    Guid? ConcernsId,
    DateTimeOffset OpenedAt,
    string? AssignedTo,
    DateTimeOffset? ClosedAt,
    string? ClosedBy,
    string? Outcome);
