namespace DigitalBank.Customers.DueDiligence.Checks;

/// <summary>Somebody made sure that a party is who it says it is, or found that it is not.</summary>
internal sealed class IdentityCheck
{
    private IdentityCheck()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartyId { get; private set; }

    public CheckMethod Method { get; private init; }

    public bool IsPassed { get; private init; }

    /// <summary>The document that was looked at.</summary>
    public Guid? DocumentId { get; private init; }

    /// <summary>The last day on which it may be relied on.</summary>
    public DateOnly ValidUntilDate { get; private init; }

    public string? Note { get; private init; }

    public string CheckedBy { get; private init; } = "";

    public DateTimeOffset CheckedAt { get; private init; }

    public static IdentityCheck Record(RecordIdentityCheck command, DateOnly validUntil, string checkedBy, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PartyId = command.PartyId,
        Method = command.Method,
        IsPassed = command.IsPassed,
        DocumentId = command.DocumentId,
        ValidUntilDate = validUntil,
        Note = command.Note,
        CheckedBy = checkedBy,
        CheckedAt = now,
    };

    public void Move(Guid partyId) => PartyId = partyId;

    public IdentityCheckView View() => new(Id, PartyId, Method, IsPassed, DocumentId, ValidUntilDate, Note, CheckedBy, CheckedAt);
}

internal enum CheckMethod
{
    /// <summary>The person was in the branch and showed the document.</summary>
    InPerson = 1,

    Video = 2,

    /// <summary>Electronic identity of a notified scheme.</summary>
    ElectronicIdentity = 3,

    /// <summary>For organisations: the register was asked.</summary>
    Register = 4,

    /// <summary>The machine-readable zone was read, nobody was seen.</summary>
    DocumentOnly = 5,
}

internal sealed record IdentityCheckView(
    Guid CheckId,
    Guid PartyId,
    CheckMethod Method,
    bool IsPassed,
    Guid? DocumentId,
    DateOnly ValidUntilDate,
    string? Note,
    string CheckedBy,
    DateTimeOffset CheckedAt);
