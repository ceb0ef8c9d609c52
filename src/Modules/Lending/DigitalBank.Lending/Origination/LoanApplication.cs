using System.Text.Json;
using DigitalBank.Platform;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Lending.Origination;

/// <summary>A customer's wish for a loan, with what it was decided by and how. What was decided first is never changed.</summary>
internal sealed class LoanApplication
{
    private LoanApplication()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartyId { get; private set; }

    /// <summary>The applicant's account, whose history counts and to which a loan is paid out.</summary>
    public Guid AccountId { get; private init; }

    /// <summary>Who made it: the applicant, or the member of staff who did for them and may not review it.</summary>
    public string AppliedBy { get; private init; } = "";

    public string ProductCode { get; private init; } = "";

    /// <summary>Terms and policy under which it was decided.</summary>
    public int ProductVersion { get; private init; }

    public LoanApplicationStatus Status { get; private set; }

    /// <summary>JSON of <see cref="DecisionInputs"/>; sealed, because it says how somebody lives.</summary>
    public string Inputs { get; private init; } = "";

    /// <summary>JSON of <see cref="CreditDecision"/>.</summary>
    public string Decision { get; private init; } = "";

    /// <summary>Principal that the bank has promised, in minor units: it counts towards the limit per customer until it is paid out.</summary>
    public long OfferedAmount { get; private set; }

    public string OfferedCurrency { get; private init; } = "";

    public DateOnly? OfferValidUntil { get; private set; }

    /// <summary>Who was the first to agree, where two have to.</summary>
    public string? FirstReviewer { get; private set; }

    public string? ReviewedBy { get; private set; }

    public string? ReviewReason { get; private set; }

    public Guid? LoanId { get; private set; }

    public DateTimeOffset DecidedAt { get; private init; }

    public DateTimeOffset ChangedAt { get; private set; }

    public int Version { get; private set; }

    public static LoanApplication Decided(
        ApplyForLoan command, int productVersion, DecisionInputs inputs, CreditDecision decision, string appliedBy, DateTimeOffset now) => new()
        {
            Id = Guid.CreateVersion7(now),
            PartyId = command.PartyId,
            AppliedBy = appliedBy,
            AccountId = command.AccountId,
            ProductCode = command.ProductCode,
            ProductVersion = productVersion,
            Status = decision.Outcome switch
            {
                DecisionOutcome.Offer => LoanApplicationStatus.Offered,
                DecisionOutcome.Review => LoanApplicationStatus.InReview,
                _ => LoanApplicationStatus.Declined,
            },
            Inputs = Text(inputs),
            Decision = Text(decision),
            OfferedAmount = decision.Offer?.Amount.MinorUnits ?? 0,
            OfferedCurrency = command.Amount.Currency.Code,
            OfferValidUntil = decision.Offer?.ValidUntil,
            DecidedAt = now,
            ChangedAt = now,
        };

    public static string Text<T>(T value) => JsonSerializer.Serialize(value, BankJson.Options);

    public DecisionInputs ReadInputs() => JsonSerializer.Deserialize<DecisionInputs>(Inputs, BankJson.Options)!;

    public CreditDecision ReadDecision() => JsonSerializer.Deserialize<CreditDecision>(Decision, BankJson.Options)!;

    /// <summary>The applicant turned out to be another party that the bank has.</summary>
    public void MoveTo(Guid partyId) => (PartyId, Version) = (partyId, Version + 1);

    /// <param name="needsTwo">One person's yes is not enough; one person's no is.</param>
    /// <returns>Why not, or null.</returns>
    public Failure? Review(
        bool isApproved, string reason, string reviewer, bool needsTwo, DateOnly today, int offerDays, DateTimeOffset now)
    {
        if (Status != LoanApplicationStatus.InReview)
        {
            return ApplicationErrors.NotInReview;
        }

        if (reviewer == AppliedBy)
        {
            return ApplicationErrors.OwnApplication;
        }

        if (FirstReviewer == reviewer)
        {
            return ApplicationErrors.SameReviewer;
        }

        if (isApproved && needsTwo && FirstReviewer is null)
        {
            (FirstReviewer, ReviewReason) = (reviewer, reason);
            Change(LoanApplicationStatus.InReview, now);
            return null;
        }

        Change(isApproved ? LoanApplicationStatus.Offered : LoanApplicationStatus.Declined, now);
        (ReviewedBy, ReviewReason) = (reviewer, reason);

        // The offer stands as long as any other, from the day on which it is made.
        OfferValidUntil = isApproved ? today.AddDays(offerDays) : null;
        OfferedAmount = isApproved ? OfferedAmount : 0;
        return null;
    }

    /// <returns>Why not, or null.</returns>
    public Failure? Accept(Guid loanId, DateOnly today, DateTimeOffset now)
    {
        var refused = Status != LoanApplicationStatus.Offered ? ApplicationErrors.NothingOffered
            : today > OfferValidUntil ? ApplicationErrors.OfferExpired
            : null;
        if (refused is null)
        {
            Change(LoanApplicationStatus.Accepted, now);
            (LoanId, OfferedAmount) = (loanId, 0);
        }

        return refused;
    }

    /// <summary>The ledger would not pay out: the offer stands again.</summary>
    public void OfferAgain(Money amount, DateTimeOffset now)
    {
        Change(LoanApplicationStatus.Offered, now);
        (LoanId, OfferedAmount) = (null, amount.MinorUnits);
    }

    /// <returns>Why not, or null.</returns>
    public Failure? Withdraw(DateTimeOffset now)
    {
        if (Status is not (LoanApplicationStatus.Offered or LoanApplicationStatus.InReview))
        {
            return Status == LoanApplicationStatus.Withdrawn ? null : ApplicationErrors.NothingToWithdraw;
        }

        Change(LoanApplicationStatus.Withdrawn, now);
        OfferedAmount = 0;
        return null;
    }

    private void Change(LoanApplicationStatus status, DateTimeOffset now)
    {
        (Status, ChangedAt) = (status, now);
        Version++;
    }
}

internal enum LoanApplicationStatus
{
    /// <summary>A person decides.</summary>
    InReview = 1,

    /// <summary>The applicant may accept, until the offer ends.</summary>
    Offered = 2,

    Declined = 3,

    /// <summary>There is a loan, or a credit line.</summary>
    Accepted = 4,

    Withdrawn = 5,
}
