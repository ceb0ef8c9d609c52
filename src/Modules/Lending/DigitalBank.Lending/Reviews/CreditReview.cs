using System.Text.Json;
using DigitalBank.Lending.Origination;
using DigitalBank.Platform;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Lending.Reviews;

internal enum ReviewStatus
{
    /// <summary>Nothing changes.</summary>
    Kept = 1,

    /// <summary>What came out has changed what the borrower may owe.</summary>
    Acted = 2,

    /// <summary>A work item: people decide.</summary>
    Waiting = 3,

    /// <summary>People have decided to leave everything as it was.</summary>
    LeftAsItWas = 4,

    /// <summary>A later review has taken its place before anybody decided.</summary>
    Superseded = 5,
}

/// <summary>One borrower on one day: what was seen, what came out and what became of it. What was found is never changed.</summary>
internal sealed class CreditReview
{
    private CreditReview()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartyId { get; private set; }

    public DateOnly ReviewDate { get; private init; }

    /// <summary>The version of the policy.</summary>
    public int PolicyNumber { get; private init; }

    public ReviewOutcome Outcome { get; private init; }

    public ReviewStatus Status { get; private set; }

    public int Points { get; private init; }

    /// <summary>Empty where nothing could be worked out.</summary>
    public string Grade { get; private init; } = "";

    /// <summary>Of the review before; null for the first.</summary>
    public string? PreviousGrade { get; private init; }

    public EarlyWarnings Warnings { get; private init; }

    public decimal UtilisationPercent { get; private init; }

    public int OverdueLoans { get; private init; }

    /// <summary>JSON of <see cref="ReviewInputs"/>; sealed, because it says how somebody lives.</summary>
    public string Inputs { get; private init; } = "";

    /// <summary>JSON of <see cref="ReviewResult"/>.</summary>
    public string Result { get; private init; } = "";

    /// <summary>Why there are no inputs; null where there are.</summary>
    public string? Missing { get; private init; }

    /// <summary>Who has decided so far; null: nobody.</summary>
    public string? FirstDecider { get; private set; }

    /// <summary>What they decided, which a second person has to agree to.</summary>
    public ReviewOutcome? FirstChoice { get; private set; }

    /// <summary>Minor units of the limit that goes with it.</summary>
    public long? FirstLimit { get; private set; }

    public DateTimeOffset ReviewedAt { get; private init; }

    public int Version { get; private set; }

    public static CreditReview Of(
        Guid partyId, DateOnly date, int policyNumber, ReviewInputs? inputs, string? missing, ReviewResult result, DateTimeOffset now) => new()
        {
            Id = Guid.CreateVersion7(now),
            PartyId = partyId,
            ReviewDate = date,
            PolicyNumber = policyNumber,
            Outcome = result.Outcome,
            Status = result.Outcome == ReviewOutcome.Keep ? ReviewStatus.Kept : result.People == 0 ? ReviewStatus.Acted : ReviewStatus.Waiting,
            Points = result.Points,
            Grade = result.Grade,
            PreviousGrade = inputs?.Previous?.Grade,
            Warnings = result.Warnings,
            UtilisationPercent = inputs?.UtilisationPercent ?? 0,
            OverdueLoans = inputs?.OverdueLoans ?? 0,
            Inputs = LoanApplication.Text(inputs),
            Result = LoanApplication.Text(result),
            Missing = missing,
            ReviewedAt = now,
        };

    /// <summary>Nothing could be worked out.</summary>
    public bool IsLeftToPeople => Grade.Length == 0;

    public ReviewInputs? ReadInputs() => JsonSerializer.Deserialize<ReviewInputs?>(Inputs, BankJson.Options);

    public ReviewResult ReadResult() => JsonSerializer.Deserialize<ReviewResult>(Result, BankJson.Options)!;

    /// <summary>The borrower turned out to be another party that the bank has.</summary>
    public void MoveTo(Guid partyId) => (PartyId, Version) = (partyId, Version + 1);

    public void Supersede() => (Status, Version) = (ReviewStatus.Superseded, Version + 1);

    /// <param name="people">How many have to agree to this.</param>
    /// <returns>Why not, or null. It acts when the status is acted.</returns>
    public Failure? Decide(ReviewOutcome choice, long? limit, int people, string decider)
    {
        if (Status != ReviewStatus.Waiting)
        {
            return ReviewErrors.NotWaiting;
        }

        if (FirstDecider == decider)
        {
            return ReviewErrors.SameDecider;
        }

        Version++;
        if (choice == ReviewOutcome.Keep)
        {
            Status = ReviewStatus.LeftAsItWas;
            return null;
        }

        if (people > 1 && FirstDecider is null)
        {
            (FirstDecider, FirstChoice, FirstLimit) = (decider, choice, limit);
            return null;
        }

        if (FirstDecider is not null && (FirstChoice, FirstLimit) != (choice, limit))
        {
            return ReviewErrors.OtherDecision;
        }

        Status = ReviewStatus.Acted;
        return null;
    }
}

/// <summary>What a member of staff decided on a review, and why. Kept for the auditor; never changed.</summary>
internal sealed class ReviewDecision
{
    public required Guid Id { get; init; }

    public required Guid ReviewId { get; init; }

    public required ReviewOutcome Choice { get; init; }

    /// <summary>Minor units, where the choice is about a limit.</summary>
    public long? Limit { get; init; }

    public required string Reason { get; init; }

    public required string DecidedBy { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }
}

/// <summary>How far the reviews of a day have come.</summary>
internal sealed class ReviewRun
{
    public required DateOnly ReviewDate { get; init; }

    public required int PolicyNumber { get; init; }

    /// <summary>Borrowers that were due when it began.</summary>
    public required int Due { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The last borrower of the last page that is saved.</summary>
    public Guid After { get; private set; }

    public int Reviewed { get; private set; }

    /// <summary>Of them, those that only a person can review.</summary>
    public int Failed { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>Of two processes that work at once, one is told.</summary>
    public int Version { get; private set; }

    public void Advance(Guid after, int reviewed, int failed) =>
        (After, Reviewed, Failed, Version) = (after, Reviewed + reviewed, Failed + failed, Version + 1);

    public void Finish(DateTimeOffset now) => (FinishedAt, Version) = (now, Version + 1);

    /// <summary>Goes through the book once more, for borrowers who came since.</summary>
    public void GoOn() => (After, FinishedAt, Version) = (Guid.Empty, null, Version + 1);
}

/// <summary>What is expected of borrowers from a day on, until the next version's day. Never changed.</summary>
internal sealed class ReviewPolicyVersion
{
    /// <summary>Counts from 1. A review names it.</summary>
    public required int Number { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>JSON of <see cref="ReviewPolicy"/>.</summary>
    public required string Policy { get; init; }

    public required string SetBy { get; init; }

    public required DateTimeOffset SetAt { get; init; }

    public ReviewPolicy Read() => JsonSerializer.Deserialize<ReviewPolicy>(Policy, BankJson.Options)!;
}
