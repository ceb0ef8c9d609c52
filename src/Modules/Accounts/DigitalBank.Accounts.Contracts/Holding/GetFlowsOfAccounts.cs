using DigitalBank.SharedKernel.Messaging;

namespace DigitalBank.Accounts.Contracts.Holding;

/// <summary>The same as <see cref="GetAccountFlows"/> for many accounts with a handful of reads: what a review of the whole book rests on.</summary>
/// <param name="AccountIds">At most 1,000. Those that are not there are missing from the answer.</param>
/// <param name="From">The first day that counts.</param>
/// <param name="To">The last day that counts.</param>
/// <param name="WithoutSource">Entries of this module do not count, so that money it lent is no income.</param>
public sealed record GetFlowsOfAccounts(IReadOnlyCollection<Guid> AccountIds, DateOnly From, DateOnly To, string? WithoutSource = null)
    : IQuery<IReadOnlyDictionary<Guid, AccountFlows>>;
