using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Identity.Contracts.Logins;

/// <summary>The log-ins of one party are another's from now on, because the two are one. Sessions end; nobody's password changes.</summary>
public sealed record MoveCustomerLogins(Guid FromPartyId, Guid ToPartyId) : ICommand<Done>;

/// <summary>Forgets e-mails and passwords of a party's log-ins for good; nobody comes in with them any more.</summary>
public sealed record ForgetCustomerLogins(Guid PartyId) : ICommand<Done>;
