using DigitalBank.SharedKernel.Messaging;

namespace DigitalBank.Customers.Contracts.Parties;

/// <summary>Registers a natural person.</summary>
/// <param name="Reference">The caller's own key for the party, unique in the bank; the same reference again answers with the party there is.</param>
/// <param name="Country">Residence, ISO 3166-1 alpha-2.</param>
public sealed record RegisterPerson(
    string Reference,
    string GivenName,
    string FamilyName,
    DateOnly? BirthDate,
    string Country,
    string? Email) : ICommand<PartyView>;

/// <summary>Registers a company, association or authority.</summary>
/// <param name="RegistrationNumber">Number in the commercial register, or null.</param>
public sealed record RegisterOrganisation(
    string Reference,
    string LegalName,
    string? RegistrationNumber,
    string Country,
    string? Email) : ICommand<PartyView>;

/// <summary>Registers many parties in one transaction, known references included; the answer keeps the order. For imports.</summary>
public sealed record RegisterParties(IReadOnlyList<PartyToRegister> Parties) : ICommand<IReadOnlyList<PartyView>>;

public sealed record PartyToRegister(string Reference, PartyKind Kind, string Name, string Country);

/// <summary>Changes the name a party goes by.</summary>
public sealed record RenameParty(Guid PartyId, string Name, string Reason) : ICommand<PartyView>;

public sealed record GetParty(Guid PartyId) : IQuery<PartyView>;

/// <summary>Finds parties by the caller's own keys. Unknown references are missing from the answer. For imports.</summary>
public sealed record FindParties(IReadOnlyCollection<string> References) : IQuery<IReadOnlyDictionary<string, PartyView>>;

/// <summary>A page of parties in the order in which they were registered.</summary>
/// <param name="Name">Whole words that all occur in the name, in any order; capitals and accents make no difference. Null for all.</param>
/// <param name="Email">The whole address, or null.</param>
/// <param name="RegistrationNumber">The whole number, however it is grouped, or null.</param>
public sealed record ListParties(string? Name, string? Email, string? RegistrationNumber, Guid? After, int Limit)
    : IQuery<IReadOnlyList<PartyView>>;

public sealed record PartyView(
    Guid PartyId,
    string Reference,
    PartyKind Kind,
    string Name,
    string Country,
    string? Email,
    DateTimeOffset RegisteredAt)
{
    /// <summary>The party that this one turned out to be: use that one.</summary>
    public Guid? MergedIntoPartyId { get; init; }

    /// <summary>When what said who the party is was erased; null while it is held.</summary>
    public DateTimeOffset? ErasedAt { get; init; }
}

public enum PartyKind
{
    Person = 1,
    Organisation = 2,
}

/// <summary>A party goes by another name from now on. Ask <see cref="GetParty"/> for it: events carry no personal data.</summary>
public sealed record PartyRenamed(Guid PartyId) : IIntegrationEvent
{
    Guid IIntegrationEvent.AggregateId => PartyId;
}

/// <summary>Two parties are one: whoever keeps the absorbed party's id goes on with the survivor's.</summary>
public sealed record PartiesMerged(Guid SurvivorId, Guid AbsorbedId) : IIntegrationEvent
{
    Guid IIntegrationEvent.AggregateId => AbsorbedId;
}
