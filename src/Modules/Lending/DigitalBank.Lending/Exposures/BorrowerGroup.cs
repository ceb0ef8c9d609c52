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

    /// <summary>Likewise.</summary>
    public int Turn { get; private set; }
}
