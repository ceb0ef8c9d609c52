using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Lending.Losses;

/// <summary>How a loan is given up.</summary>
internal enum LossKind
{
    /// <summary>It leaves the bank's assets; the borrower goes on owing it.</summary>
    ChargeOff = 1,

    /// <summary>The claim is given up as well: the borrower is asked for nothing any more.</summary>
    WriteOff = 2,
}

internal enum LossStatus
{
    Proposed = 1,

    /// <summary>A second person has agreed; the entry is on its way.</summary>
    Approved = 2,

    Booked = 3,

    Rejected = 4,
}

/// <summary>One person's wish to give a loan up, and what a second one said.</summary>
internal sealed class LossProposal
{
    private LossProposal()
    {
    }

    public Guid Id { get; private init; }

    public Guid LoanId { get; private init; }

    public LossKind Kind { get; private init; }

    public string Reason { get; private init; } = "";

    public string ProposedBy { get; private init; } = "";

    public DateTimeOffset ProposedAt { get; private init; }

    public LossStatus Status { get; private set; } = LossStatus.Proposed;

    public string? DecidedBy { get; private set; }

    public string? DecisionReason { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>The business date on which it counts; null until it is agreed to.</summary>
    public DateOnly? Date { get; private set; }

    /// <summary>Minor units of principal that are lost.</summary>
    public long Principal { get; private set; }

    /// <summary>Minor units of interest that is booked as earned and was not paid; below zero where interest was paid in advance.</summary>
    public long Interest { get; private set; }

    public int Version { get; private set; }

    public static LossProposal Of(Guid loanId, LossKind kind, string reason, string proposedBy, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        LoanId = loanId,
        Kind = kind,
        Reason = reason,
        ProposedBy = proposedBy,
        ProposedAt = now,
    };

    /// <summary>Two pairs of eyes: whoever proposed cannot decide.</summary>
    /// <returns>Why not, or null.</returns>
    public Failure? Decide(bool isApproved, string reason, string decider, DateTimeOffset now)
    {
        if (Status != LossStatus.Proposed)
        {
            return LossErrors.AlreadyDecided;
        }

        if (decider == ProposedBy)
        {
            return LossErrors.OwnProposal;
        }

        (Status, DecidedBy, DecisionReason, DecidedAt) = (isApproved ? LossStatus.Approved : LossStatus.Rejected, decider, reason, now);
        Version++;
        return null;
    }

    public void Lose(DateOnly date, long principal, long interest) => (Date, Principal, Interest) = (date, principal, interest);

    public void Booked() => (Status, Version) = (LossStatus.Booked, Version + 1);
}
