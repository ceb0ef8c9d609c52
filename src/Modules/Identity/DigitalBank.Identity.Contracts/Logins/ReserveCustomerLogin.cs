using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Identity.Contracts.Logins;

/// <summary>
/// Keeps an e-mail and a password for somebody who is not a customer yet. Nobody comes in with it before it is granted. The same
/// reservation again takes the newer e-mail and password; an e-mail that has a log-in or a reservation already is a conflict.
/// </summary>
/// <param name="ReservationId">Chosen by the caller.</param>
public sealed record ReserveCustomerLogin(Guid ReservationId, string Email, string Password) : ICommand<Done>;

/// <summary>Makes a reserved log-in that of a customer. Granted again, it stays as it is.</summary>
public sealed record GrantReservedLogin(Guid ReservationId, Guid PartyId) : ICommand<LoginView>;

/// <summary>Forgets a reservation, so that the e-mail is free again. One that was granted, or never was there, is left alone.</summary>
public sealed record CancelReservedLogin(Guid ReservationId) : ICommand<Done>;
