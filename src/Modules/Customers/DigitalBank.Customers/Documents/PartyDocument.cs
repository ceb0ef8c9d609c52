using DigitalBank.Customers.TravelDocuments;

namespace DigitalBank.Customers.Documents;

/// <summary>A document about a party that the bank keeps: what it is, until when it is valid, and its picture or file.</summary>
internal sealed class PartyDocument
{
    private PartyDocument()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartyId { get; private set; }

    public DocumentKind Kind { get; private init; }

    public string? Number { get; private init; }

    /// <summary>As the document says it: ICAO's code of up to three letters, or ISO 3166-1.</summary>
    public string? IssuingState { get; private init; }

    /// <summary>As a machine-readable zone says it; null where there was none.</summary>
    public string? Nationality { get; private init; }

    /// <summary>The last day of validity; null for what does not expire.</summary>
    public DateOnly? ExpiryDate { get; private init; }

    /// <summary>True when its machine-readable zone was read and found right.</summary>
    public bool IsMachineRead { get; private init; }

    public string MediaType { get; private init; } = "";

    public int SizeInBytes { get; private init; }

    public DateTimeOffset AddedAt { get; private init; }

    public static PartyDocument Add(AddDocument command, string mediaType, MachineReadableZone? zone, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PartyId = command.PartyId,
        Kind = command.Kind,
        Number = zone?.DocumentNumber ?? command.Number,
        IssuingState = zone?.Texts.IssuingState.TrimEnd(MrzCheckDigit.Filler) ?? command.IssuingState,
        Nationality = zone?.Texts.Nationality.TrimEnd(MrzCheckDigit.Filler) is { Length: > 0 } nationality ? nationality : null,
        ExpiryDate = zone?.ExpiryDate ?? command.ExpiryDate,
        IsMachineRead = zone is not null,
        MediaType = mediaType,
        SizeInBytes = command.Content.Length,
        AddedAt = now,
    };

    public void Move(Guid partyId) => PartyId = partyId;

    public DocumentView View(DateOnly today) =>
        new(Id, PartyId, Kind, Number, IssuingState, ExpiryDate, ExpiryDate < today, IsMachineRead, MediaType, SizeInBytes, AddedAt);
}

/// <summary>The picture or file, apart from what is listed so that a list does not read it.</summary>
internal sealed class DocumentContent
{
    public required Guid Id { get; init; }

    public required byte[] Bytes { get; init; }
}

internal enum DocumentKind
{
    Passport = 1,
    IdentityCard = 2,
    ResidencePermit = 3,

    /// <summary>Extract from the commercial register, articles, list of shareholders.</summary>
    RegisterExtract = 4,

    ProofOfAddress = 5,
    SourceOfFunds = 6,
    Other = 7,
}

internal sealed record DocumentView(
    Guid DocumentId,
    Guid PartyId,
    DocumentKind Kind,
    string? Number,
    string? IssuingState,
    DateOnly? ExpiryDate,
    bool IsExpired,
    bool IsMachineRead,
    string MediaType,
    int SizeInBytes,
    DateTimeOffset AddedAt);
