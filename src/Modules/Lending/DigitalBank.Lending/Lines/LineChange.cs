using DigitalBank.Lending.CreditLines;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Lending.Lines;

/// <summary>What staff changed of a credit line, or want to. What takes from the customer is done at once; what gives needs a second person.</summary>
internal sealed class LineChange
{
    public required Guid Id { get; init; }

    public required Guid LineId { get; init; }

    public required LineChangeKind Kind { get; init; }

    /// <summary>Minor units of the new limit.</summary>
    public long? Limit { get; init; }

    /// <summary>The new last day on which it may be drawn.</summary>
    public DateOnly? AvailableUntil { get; init; }

    public required string Reason { get; init; }

    public required string ProposedBy { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    public LineChangeStatus Status { get; private set; } = LineChangeStatus.Proposed;

    public string? DecidedBy { get; private set; }

    public string? DecisionReason { get; private set; }

    public int Version { get; private set; }

    /// <summary>A second person is not needed.</summary>
    public void Take() => (Status, Version) = (LineChangeStatus.Done, Version + 1);

    /// <returns>Why not, or null.</returns>
    public Failure? Decide(bool isApproved, string reason, string decidedBy)
    {
        if (Status != LineChangeStatus.Proposed)
        {
            return LineErrors.ChangeDecided;
        }

        // One's own proposal may be taken back, not agreed to.
        if (isApproved && decidedBy == ProposedBy)
        {
            return LineErrors.SamePerson;
        }

        (Status, DecidedBy, DecisionReason) = (isApproved ? LineChangeStatus.Done : LineChangeStatus.Refused, decidedBy, reason);
        Version++;
        return null;
    }
}

internal enum LineChangeKind
{
    /// <summary>Nothing can be drawn.</summary>
    Block = 1,

    Unblock = 2,

    Limit = 3,

    /// <summary>It may be drawn for longer.</summary>
    Extension = 4,
}

internal enum LineChangeStatus
{
    Proposed = 1,

    Done = 2,

    Refused = 3,
}

internal sealed record LineChangeView(
    Guid ChangeId, Guid LineId, LineChangeKind Kind, Money? Limit, DateOnly? AvailableUntil, LineChangeStatus Status, string Reason, string ProposedBy,
    DateTimeOffset ProposedAt, string? DecidedBy, string? DecisionReason)
{
    public static LineChangeView Of(LineChange change, string currencyCode) => new(
        change.Id, change.LineId, change.Kind, change.Limit is { } limit ? Money.OfMinor(limit, Currency.Of(currencyCode)) : null,
        change.AvailableUntil, change.Status, change.Reason, change.ProposedBy, change.ProposedAt, change.DecidedBy, change.DecisionReason);
}
