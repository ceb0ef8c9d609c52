using System.Text.Json;
using DigitalBank.Lending.Servicing;
using DigitalBank.Platform;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Lending.Changes;

/// <summary>One person's wish to agree a loan anew with its customer, and what a second one said.</summary>
internal sealed class LoanChangeProposal
{
    private LoanChangeProposal()
    {
    }

    public Guid Id { get; private init; }

    public Guid LoanId { get; private init; }

    public LoanEventKind Kind { get; private init; }

    /// <summary><see cref="LoanEventDetails"/> as JSON.</summary>
    public string Details { get; private init; } = "";

    /// <summary><see cref="ChangeEffect"/> as JSON: what was shown to whoever decides.</summary>
    public string Effect { get; private init; } = "";

    /// <summary>The loan's last event when it was proposed: after another one it would have another effect.</summary>
    public int AfterEvent { get; private init; }

    public string Reason { get; private init; } = "";

    public string ProposedBy { get; private init; } = "";

    public DateTimeOffset ProposedAt { get; private init; }

    public ChangeStatus Status { get; private set; } = ChangeStatus.Proposed;

    public string? DecidedBy { get; private set; }

    public string? DecisionReason { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>The number of the event that it became; null unless it was agreed to.</summary>
    public int? Event { get; private set; }

    public int Version { get; private set; }

    public static LoanChangeProposal Of(
        GrantedLoan loan, LoanEventDraft draft, ChangeEffect effect, string proposedBy, DateTimeOffset now) => new()
        {
            Id = Guid.CreateVersion7(now),
            LoanId = loan.Id,
            Kind = draft.Kind,
            Details = (draft.Details ?? new LoanEventDetails()).ToJson(),
            Effect = JsonSerializer.Serialize(effect, BankJson.Options),
            AfterEvent = loan.LastEvent,
            Reason = draft.Reason!,
            ProposedBy = proposedBy,
            ProposedAt = now,
        };

    /// <summary>Whether two people may have to agree to it.</summary>
    public static bool IsChange(LoanEventKind kind) => kind is LoanEventKind.Reschedule or LoanEventKind.Reamortisation or LoanEventKind.ReAge;

    public LoanEventDraft ToDraft() =>
        new(Kind, Details: JsonSerializer.Deserialize<LoanEventDetails>(Details, BankJson.Options), Reason: Reason);

    public ChangeEffect ReadEffect() => JsonSerializer.Deserialize<ChangeEffect>(Effect, BankJson.Options)
        ?? throw new InvalidOperationException($"Proposal {Id} holds no effect.");

    /// <summary>Two pairs of eyes, and both have seen the same loan.</summary>
    /// <returns>Why not, or null.</returns>
    public Failure? Decide(bool isApproved, string reason, string decider, GrantedLoan loan, DateTimeOffset now)
    {
        if (Status != ChangeStatus.Proposed)
        {
            return ChangeErrors.AlreadyDecided;
        }

        if (decider == ProposedBy)
        {
            return ChangeErrors.OwnProposal;
        }

        if (isApproved && loan.LastEvent != AfterEvent)
        {
            return ChangeErrors.Outdated;
        }

        (Status, DecidedBy, DecisionReason, DecidedAt) = (isApproved ? ChangeStatus.Approved : ChangeStatus.Rejected, decider, reason, now);
        (Event, Version) = (isApproved ? AfterEvent + 1 : null, Version + 1);
        return null;
    }

    /// <summary>The ledger would not take the event.</summary>
    public void GiveUp() => (Status, Version) = (ChangeStatus.GivenUp, Version + 1);
}

internal enum ChangeStatus
{
    Proposed = 1,

    /// <summary>A second person has agreed, and it is an event of the loan.</summary>
    Approved = 2,

    Rejected = 3,

    /// <summary>Agreed to and refused by the ledger: nothing has changed.</summary>
    GivenUp = 4,
}

/// <summary>What is left to be paid, without a change and with it.</summary>
/// <param name="Outstanding">Principal that is owed; no change of this kind changes it.</param>
internal sealed record ChangeEffect(Money Outstanding, LoanRest Before, LoanRest After);

/// <param name="Overdue">All parts of instalments that should have been paid.</param>
/// <param name="Instalments">Of those that fall due later, so many have something to be paid.</param>
/// <param name="Next">Of the first of them.</param>
/// <param name="Interest">Of all that is left, as planned: what is not earned yet, and what is earned and not paid.</param>
internal sealed record LoanRest(Money Overdue, int Instalments, Money Next, DateOnly? NextDueDate, DateOnly? LastDueDate, Money Interest)
{
    public static LoanRest Of(LoanStanding standing, Currency currency, DateOnly today)
    {
        var coming = standing.Upcoming(today).ToList();
        var interest = standing.Instalments.Sum(one => one.Outstanding.Interest);
        return new LoanRest(
            Money.OfMinor(standing.Arrears(today).Sum(late => late.Amount), currency),
            coming.Count,
            Money.OfMinor(coming.Count == 0 ? 0 : coming[0].Amount, currency),
            coming.Count == 0 ? null : coming[0].DueDate,
            coming.Count == 0 ? null : coming[^1].DueDate,
            Origination.LoanOffer.MoneyOf(interest, currency));
    }
}
