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

    public string? LimitCurrency { get; private set; }

    public DateOnly? LimitSetOn { get; private set; }

    public Money? Limit => LimitMinor is { } minor ? Money.OfMinor(minor, Currency.Of(LimitCurrency!)) : null;

    /// <summary>Likewise.</summary>
    public int Turn { get; private set; }

    /// <summary>Does what a review came to, or what people decided on it.</summary>
    public void Act(ReviewOutcome outcome, Money? limit, DateOnly date)
    {
        IsFrozen = outcome == ReviewOutcome.Freeze || (IsFrozen && outcome != ReviewOutcome.Lift);
        if (outcome is ReviewOutcome.Raise or ReviewOutcome.Lower && limit is { } changed)
        {
            (LimitMinor, LimitCurrency, LimitSetOn) = (changed.MinorUnits, changed.Currency.Code, date);
        }
    }

    /// <summary>Another borrower turned out to be this one: what is stricter holds for both.</summary>
    public void Absorb(Borrower other)
    {
        (GroupId, other.GroupId) = (GroupId ?? other.GroupId, null);
        IsFrozen |= other.IsFrozen;
        if (other.Limit is { } limit && (Limit is not { } own || (own.Currency == limit.Currency && limit < own)))
        {
            (LimitMinor, LimitCurrency, LimitSetOn) = (other.LimitMinor, other.LimitCurrency, other.LimitSetOn);
        }
    }
}
