using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Ledger.Contracts.Journal;

/// <summary>
/// Books one entry of two lines that moves as much as there is, at most the maximum: what the bounding account may give is its booked
/// balance less holds less its minimum (zero where it has none). Where that is nothing, the entry is refused.
/// </summary>
/// <param name="IdempotencyKey">Chosen by the caller; the same key and content answer with what was moved the first time.</param>
/// <param name="Maximum">Above zero.</param>
/// <param name="BoundedBy">Whose money bounds the amount: an account that the entry lowers.</param>
public sealed record PostUpTo(
    Guid IdempotencyKey,
    long DebitedAccountId,
    long CreditedAccountId,
    Money Maximum,
    EntryBound BoundedBy,
    string Source,
    string SourceReference,
    string EventCode,
    DateOnly BookingDate,
    DateOnly ValueDate) : ICommand<UpToReceipt>, ILinkedStep;

/// <summary>Which account of a two-line entry bounds its amount.</summary>
public enum EntryBound
{
    /// <summary>The debited one: liabilities, equity and income give on the debit side.</summary>
    Debited = 1,

    /// <summary>The credited one: assets and expenses give on the credit side.</summary>
    Credited = 2,

    /// <summary>Both: the lesser of the two decides.</summary>
    Both = 3,
}

/// <param name="Moved">What was really moved.</param>
public sealed record UpToReceipt(long EntryId, Guid IdempotencyKey, DateTimeOffset RecordedAt, Money Moved);
