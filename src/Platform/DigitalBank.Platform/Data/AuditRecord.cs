namespace DigitalBank.Platform.Data;

/// <summary>Who changed what, from what to what, when and why. Only ever inserted.</summary>
public sealed class AuditRecord
{
    public required Guid Id { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Id of the person or process that asked.</summary>
    public required string Actor { get; init; }

    /// <summary>Name of the command that was carried out.</summary>
    public required string Action { get; init; }

    /// <summary>Kind of thing that changed, as its module calls it: <c>accounts.Account</c>.</summary>
    public required string Subject { get; init; }

    public required string SubjectId { get; init; }

    /// <summary>JSON of the changed properties before, null for something new.</summary>
    public string? Before { get; init; }

    /// <summary>JSON of the changed properties after, null for something removed.</summary>
    public string? After { get; init; }

    public string? Reason { get; init; }
}
