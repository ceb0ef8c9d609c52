using DigitalBank.SharedKernel.Messaging;

namespace DigitalBank.Accounts.Contracts.Holding;

/// <summary>
/// Stops debits, credits or both of an account, beside the blocks that are there already. In force when it answers: the ledger has taken it
/// in turn with the postings.
/// </summary>
/// <param name="IdempotencyKey">The same key and block again answer with the block there is.</param>
/// <param name="Kind">Not <see cref="AccountBlock.None"/>.</param>
/// <param name="ExpiryDate">The last business date on which it holds; null: until it is lifted.</param>
public sealed record PlaceBlock(
    Guid IdempotencyKey, Guid AccountId, AccountBlock Kind, string Reason, DateOnly? ExpiryDate = null) : ICommand<BlockView>;

/// <summary>Lifts one block; the others stay. One that is lifted already answers as it is.</summary>
public sealed record LiftBlock(Guid AccountId, Guid BlockId, string Reason) : ICommand<BlockView>;

/// <param name="Owner">Who placed it: this person lifts it, or a supervisor.</param>
/// <param name="LiftedBy">Null while it is in force.</param>
public sealed record BlockView(
    Guid BlockId,
    Guid AccountId,
    AccountBlock Kind,
    string Reason,
    string Owner,
    DateTimeOffset PlacedAt,
    DateOnly? ExpiryDate,
    string? LiftedBy,
    DateTimeOffset? LiftedAt,
    string? LiftReason);
