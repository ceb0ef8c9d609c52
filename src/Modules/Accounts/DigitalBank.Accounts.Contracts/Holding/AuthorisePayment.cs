using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Accounts.Contracts.Holding;

/// <summary>
/// Whether a person may order this payment: as a holder, or by a mandate on the business date. Somebody who may not even see the account
/// gets the answer that there is none.
/// </summary>
public sealed record AuthorisePayment(Guid AccountId, Guid PartyId, Money Amount) : IQuery<PaymentAuthority>;

/// <param name="Refusal">Why not, by the state of the account or the person's mandate; null where the person may.</param>
public sealed record PaymentAuthority(AccountView Account, Failure? Refusal);

/// <summary>The same question for many payments at once.</summary>
public sealed record AuthorisePayments(IReadOnlyList<AuthorisePayment> Payments) : IQuery<PaymentAuthorities>;

/// <param name="Answers">In the order of the question.</param>
public sealed record PaymentAuthorities(IReadOnlyList<Result<PaymentAuthority>> Answers);
