namespace DigitalBank.Customers.Duplicates;

/// <summary>Two parties turned out to be one. What the absorbed party was stays readable, and what was moved is counted.</summary>
internal sealed class PartyMerge
{
    public required Guid Id { get; init; }

    public required Guid SurvivorId { get; init; }

    public required Guid AbsorbedId { get; init; }

    public required string Reason { get; init; }

    /// <summary>Documents, checks, ratings, relations and reviews that went over.</summary>
    public required int MovedItems { get; init; }

    public required string MergedBy { get; init; }

    public required DateTimeOffset MergedAt { get; init; }

    public MergeView View() => new(SurvivorId, AbsorbedId, Reason, MovedItems, MergedBy, MergedAt);
}

internal sealed record MergeView(
    Guid SurvivorId, Guid AbsorbedId, string Reason, int MovedItems, string MergedBy, DateTimeOffset MergedAt);
