using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Risk.Contracts.Screening;

/// <summary>
/// Compares a party with the sanctions lists in force and remembers it, so that it is compared again whenever a list changes. Asked
/// again with the same details, it answers with what is known now; hits that were dismissed stay so.
/// </summary>
/// <param name="PartyId">The caller's id of the party; its details come with the request, the caller is never asked back.</param>
/// <param name="Aliases">Other names that it goes or went by.</param>
/// <param name="BirthDate">Of a person, as far as known: it tells people of one name apart.</param>
/// <param name="Country">Of residence or seat: ISO 3166-1 alpha-2, or null.</param>
/// <param name="Nationality">Of a person: ISO 3166-1, or as a travel document has it; null where it is not known.</param>
public sealed record ScreenParty(
    Guid PartyId, ScreenedKind Kind, string Name, IReadOnlyList<string> Aliases, DateOnly? BirthDate, string? Country, string? Nationality = null)
    : ICommand<ScreeningView>;

public enum ScreenedKind
{
    Person = 1,
    Organisation = 2,

    /// <summary>Nobody knows, or only the party itself says so: it is compared with the entries of every kind.</summary>
    Unknown = 3,
}

/// <param name="Outcome">What the caller may do: go on, wait for a person, or stop.</param>
/// <param name="ListsAsOf">When the newest of the lists was taken over; null when the bank has no list yet.</param>
public sealed record ScreeningView(
    Guid PartyId, ScreeningOutcome Outcome, IReadOnlyList<SanctionsHitView> Hits, DateTimeOffset ScreenedAt, DateTimeOffset? ListsAsOf);

public enum ScreeningOutcome
{
    /// <summary>Nothing found, or all that was found was dismissed.</summary>
    Clear = 1,

    /// <summary>A person has to look at the hits first.</summary>
    ToReview = 2,

    /// <summary>A hit was confirmed: the party is on a list.</summary>
    Confirmed = 3,
}

/// <param name="ListName">Such as <c>ofac-sdn</c>.</param>
/// <param name="ListedId">The list's own number of the entry.</param>
/// <param name="Score">0 to 1, three decimals: how alike the names are, moved by what else is known.</param>
/// <param name="Reasons">What the score rests on, in codes such as <c>name_alike</c> and <c>birth_year_agrees</c>.</param>
public sealed record SanctionsHitView(
    Guid HitId,
    Guid PartyId,
    string ListName,
    string ListedId,
    string ListedName,
    decimal Score,
    IReadOnlyList<string> Reasons,
    HitStatus Status,
    string? ReviewedBy,
    string? ReviewReason,
    DateTimeOffset FoundAt);

public enum HitStatus
{
    Open = 1,

    /// <summary>Looked at by a person: somebody else of a similar name.</summary>
    Dismissed = 2,

    /// <summary>Looked at by a person: it is the one on the list.</summary>
    Confirmed = 3,
}

/// <summary>A party was found to resemble an entry of a list, for the first time or again after the entry has changed.</summary>
public sealed record SanctionsHitFound(Guid PartyId, Guid HitId) : IIntegrationEvent
{
    Guid IIntegrationEvent.AggregateId => PartyId;
}

/// <summary>A person has looked at a hit.</summary>
public sealed record SanctionsHitReviewed(Guid PartyId, Guid HitId, HitStatus Status) : IIntegrationEvent
{
    Guid IIntegrationEvent.AggregateId => PartyId;
}

/// <summary>Forgets a screened party with its hits: it is compared with no list any more. Forgotten again, nothing happens.</summary>
public sealed record ForgetScreenedParty(Guid PartyId) : ICommand<Done>;
