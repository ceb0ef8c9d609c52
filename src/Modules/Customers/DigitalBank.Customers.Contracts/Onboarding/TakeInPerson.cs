using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Customers.Contracts.Onboarding;

/// <summary>A person who wants to become a customer, as the person says it.</summary>
/// <param name="Country">Residence, ISO 3166-1 alpha-2.</param>
/// <param name="Phone">International form with a leading plus, or null.</param>
/// <param name="IsPoliticallyExposed">Holds or held a prominent public function, or is close to someone who does.</param>
/// <param name="IsCashIntensive">Lives on cash trade.</param>
/// <param name="Consents">What the person allows the bank to do with the data; may be empty.</param>
public sealed record Applicant(
    string GivenName,
    string FamilyName,
    DateOnly BirthDate,
    string Country,
    string Email,
    string? Phone,
    string? Address,
    ApplicantDocument Document,
    bool IsPoliticallyExposed,
    bool IsCashIntensive,
    IReadOnlyList<ApplicantConsent> Consents);

/// <param name="Content">The picture: PDF, JPEG or PNG, at most 5 MB.</param>
/// <param name="MrzLines">The lines of the machine-readable zone.</param>
public sealed record ApplicantDocument(TravelDocumentKind Kind, byte[] Content, IReadOnlyList<string> MrzLines);

public enum TravelDocumentKind
{
    Passport = 1,
    IdentityCard = 2,
    ResidencePermit = 3,
}

/// <param name="WordingVersion">Names the wording that was shown.</param>
/// <param name="ExpiresAt">Null until it is revoked.</param>
public sealed record ApplicantConsent(string Purpose, IReadOnlyList<string> Scope, string WordingVersion, DateTimeOffset? ExpiresAt);

/// <summary>Whether the details have the right form and the document is valid and this person's. Nothing is kept.</summary>
public sealed record CheckApplicant(Applicant Applicant) : IQuery<Done>;

/// <summary>
/// Registers a person, keeps the document and the consents, screens and rates. The same reference again goes on after the last step that was
/// finished and leaves no doubles. A possible duplicate is registered all the same: somebody has to look at the two.
/// </summary>
/// <param name="Reference">The caller's own key for the party, unique in the bank.</param>
public sealed record TakeInPerson(string Reference, Applicant Applicant) : ICommand<TakenInView>;

/// <summary>Screens a person who was taken in once more and says what a person has to look at, as known now.</summary>
public sealed record CheckTakenIn(Guid PartyId) : ICommand<TakenInView>;

/// <param name="PartyId">The party; after a merge the one it was merged into.</param>
/// <param name="Findings">Why not simply accepted: <c>sanctions_hit</c>, <c>open_hit</c>, <c>high_risk</c>, <c>possible_duplicate</c>.</param>
public sealed record TakenInView(Guid PartyId, IReadOnlyList<string> Findings);

/// <summary>The codes of <see cref="TakenInView.Findings"/>.</summary>
public static class TakingInFindings
{
    /// <summary>A person has confirmed that this is somebody on a sanctions list.</summary>
    public const string SanctionsHit = "sanctions_hit";

    /// <summary>May be somebody on a sanctions list, and nobody has looked yet.</summary>
    public const string OpenHit = "open_hit";

    public const string HighRisk = "high_risk";

    public const string PossibleDuplicate = "possible_duplicate";
}
