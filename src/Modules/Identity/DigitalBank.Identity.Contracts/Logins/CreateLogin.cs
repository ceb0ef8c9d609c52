using DigitalBank.SharedKernel.Messaging;

namespace DigitalBank.Identity.Contracts.Logins;

/// <summary>Gives a customer a log-in. An e-mail that has one already is a conflict.</summary>
/// <param name="PartyId">The customer; the log-in reaches this party's accounts and no others.</param>
public sealed record CreateCustomerLogin(Guid PartyId, string Email, string Password) : ICommand<LoginView>;

/// <summary>Gives a member of staff a log-in with roles.</summary>
/// <param name="Roles">Names of roles that exist, at least one.</param>
public sealed record CreateStaffLogin(string Email, string DisplayName, string Password, IReadOnlyList<string> Roles) : ICommand<LoginView>;

public sealed record LoginView(Guid LoginId, string Email, Guid? PartyId, IReadOnlyList<string> Roles);
