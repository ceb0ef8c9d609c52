using DigitalBank.SharedKernel.Messaging;

namespace DigitalBank.Customers.Contracts.Consents;

/// <summary>
/// Whether a party allows its data to be used for a purpose at this moment. Ask before each read of the data and keep no answer: a consent
/// that was revoked a moment ago counts no more.
/// </summary>
/// <param name="Purpose">What for, such as <c>credit-bureau</c>.</param>
/// <param name="Scope">What is read, such as <c>accounts.transactions</c>.</param>
public sealed record CheckConsent(Guid PartyId, string Purpose, string Scope) : IQuery<ConsentCheck>;

/// <summary>
/// Whether a receipt that somebody shows is of a consent that the party has given and that lives at this moment. Ask before each read of
/// the data and keep no answer.
/// </summary>
/// <param name="Receipt">As the customer got it: 64 hexadecimal digits.</param>
/// <param name="Scope">What is read, such as <c>accounts.transactions</c>.</param>
public sealed record CheckReceipt(Guid PartyId, string Receipt, string Scope) : IQuery<ConsentCheck>;

/// <param name="ConsentId">The consent that allows it; null when none does.</param>
/// <param name="ExpiresAt">Null for one that lasts until it is revoked.</param>
public sealed record ConsentCheck(bool IsGiven, Guid? ConsentId, DateTimeOffset? ExpiresAt);

/// <summary>A party allows something no more: whoever holds data because of it has to stop using it.</summary>
public sealed record ConsentRevoked(Guid PartyId, Guid ConsentId, string Purpose) : IIntegrationEvent
{
    Guid IIntegrationEvent.AggregateId => ConsentId;
}
