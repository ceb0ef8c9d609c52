namespace DigitalBank.Customers.Relations;

/// <summary>What a party is to another: who directs, owns, signs for or is responsible for it.</summary>
internal sealed class PartyRelation
{
    /// <summary>Shares are stored in millionths of the whole, so that thirds add up closely enough and nothing is a floating number.</summary>
    public const int WholeShare = 1_000_000;

    private PartyRelation()
    {
    }

    public Guid Id { get; private init; }

    /// <summary>The party that is owned, directed or represented.</summary>
    public Guid PartyId { get; private set; }

    public Guid RelatedPartyId { get; private set; }

    public RelationKind Kind { get; private init; }

    /// <summary>Millionths of the party that the other holds; null where nothing is held.</summary>
    public int? Share { get; private init; }

    public DateOnly FromDate { get; private init; }

    /// <summary>The last day on which it holds; null while it goes on.</summary>
    public DateOnly? UntilDate { get; private set; }

    public int Version { get; private set; }

    public static PartyRelation Begin(AddRelation command, DateOnly today, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PartyId = command.PartyId,
        RelatedPartyId = command.RelatedPartyId,
        Kind = command.Kind,
        Share = command.SharePercent is { } percent ? (int)(percent * (WholeShare / 100)) : null,
        FromDate = today,
    };

    public void End(DateOnly lastDate)
    {
        UntilDate = lastDate;
        Version++;
    }

    /// <summary>The same relation of the party into which one of the two was merged.</summary>
    public void Move(Guid from, Guid to)
    {
        PartyId = PartyId == from ? to : PartyId;
        RelatedPartyId = RelatedPartyId == from ? to : RelatedPartyId;
        Version++;
    }

    public RelationView View() => new(Id, PartyId, RelatedPartyId, Kind, Share / (decimal)(WholeShare / 100), FromDate, UntilDate);
}

internal enum RelationKind
{
    /// <summary>Holds a share of the party; whoever does so for more than 25 % in the end is a beneficial owner.</summary>
    Shareholder = 1,

    /// <summary>Board member or managing director.</summary>
    Director = 2,

    AuthorisedSignatory = 3,

    /// <summary>Parent or guardian of a person who may not act alone.</summary>
    LegalRepresentative = 4,

    /// <summary>Holds a power of attorney.</summary>
    Attorney = 5,

    FamilyMember = 6,
}

/// <param name="SharePercent">Up to four decimals; null where nothing is held.</param>
internal sealed record RelationView(
    Guid RelationId, Guid PartyId, Guid RelatedPartyId, RelationKind Kind, decimal? SharePercent, DateOnly FromDate, DateOnly? UntilDate);
