using DigitalBank.SharedKernel.Messaging;

namespace DigitalBank.Customers.Contracts.Erasure;

/// <summary>
/// Which of these parties are under a legal hold: for data of several parties in one piece, which a module erases by its age and not with
/// one of them.
/// </summary>
/// <param name="PartyIds">At most 10,000.</param>
public sealed record FindLegalHolds(IReadOnlyCollection<Guid> PartyIds) : IQuery<LegallyHeld>;

/// <param name="PartyIds">Those of whom nothing may be erased.</param>
public sealed record LegallyHeld(IReadOnlySet<Guid> PartyIds);
