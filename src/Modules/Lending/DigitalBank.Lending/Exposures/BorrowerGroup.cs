using DigitalBank.Lending.Reviews;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Lending.Exposures;

/// <summary>Customers of whom the trouble of one would be the trouble of all, so that their loans count together.</summary>
/// <remarks>Source: Regulation (EU) 575/2013, article 4(1)(39): group of connected clients.</remarks>
internal sealed class BorrowerGroup
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Raised by every acceptance and every new member: whoever raises it goes first, the others wait.</summary>
    public int Turn { get; private set; }
}

/// <summary>A customer who has accepted an offer or belongs to a group.</summary>
internal sealed class Borrower
{
    public required Guid PartyId { get; init; }

    public Guid? GroupId { get; set; }

    /// <summary>Gets no new money until people lift it.</summary>
    public bool IsFrozen { get; private set; }

    /// <summary>Minor units that the borrower may owe, where a review has changed what the products allow.</summary>
    public long? LimitMinor { get; private set; }

    /// <summary>Minor units of what the products allowed then.</summary>
    public long? LimitOfMinor { get; private set; }

    public string? LimitCurrency { get; private set; }

    public DateOnly? LimitSetOn { get; private set; }

    public BorrowerLimit? Limit => LimitMinor is { } minor && Currency.Of(LimitCurrency!) is var currency
        ? new BorrowerLimit(Money.OfMinor(minor, currency), Money.OfMinor(LimitOfMinor!.Value, currency))
        : null;

    /// <summary>Likewise. Who has read the borrower before somebody else's turn saves nothing of it.</summary>
    public int Turn { get; private set; }

    /// <summary>Does what a review came to, or what people decided on it.</summary>
    /// <param name="limit">Needed where it is raised or lowered.</param>
    public void Act(ReviewOutcome outcome, BorrowerLimit? limit, DateOnly date)
    {
        IsFrozen = outcome == ReviewOutcome.Freeze || (IsFrozen && outcome != ReviewOutcome.Lift);
        if (outcome is ReviewOutcome.Raise or ReviewOutcome.Lower && limit is { } changed)
        {
            (LimitMinor, LimitOfMinor, LimitCurrency, LimitSetOn) = (changed.Amount.MinorUnits, changed.Of.MinorUnits, changed.Amount.Currency.Code, date);
        }
    }

    /// <summary>Another borrower turned out to be this one: what is stricter holds for both.</summary>
    public void Absorb(Borrower other)
    {
        (GroupId, other.GroupId) = (GroupId ?? other.GroupId, null);
        IsFrozen |= other.IsFrozen;
        if (other.Limit is { } limit && limit.IsStricterThan(Limit))
        {
            (LimitMinor, LimitOfMinor, LimitCurrency, LimitSetOn) = (other.LimitMinor, other.LimitOfMinor, other.LimitCurrency, other.LimitSetOn);
        }
    }
}
