using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Payments.Unplaced;

/// <summary>
/// Money of a payment that came back for a payer, or of a collection that came for a creditor, whose account takes none any more. It stands on the suspense account until two members of
/// staff have given it to another account of the same customer.
/// </summary>
internal sealed class UnplacedMoney
{
    /// <summary>The payment that came back, wholly or in part: once. Or the collection.</summary>
    public Guid PaymentOrderId { get; init; }

    /// <summary>The account that was closed or blocked.</summary>
    public Guid DebtorAccountId { get; init; }

    public string CurrencyCode { get; init; } = string.Empty;

    /// <summary>Minor units.</summary>
    public long AmountMinor { get; init; }

    /// <summary>The entry that put it on the suspense account.</summary>
    public long EntryId { get; init; }

    public DateTimeOffset CameBackAt { get; init; }

    public UnplacedMoneyStatus Status { get; private set; } = UnplacedMoneyStatus.Waiting;

    /// <summary>Where it is to go.</summary>
    public Guid? AccountId { get; private set; }

    public long? LedgerAccountId { get; private set; }

    public string? Reason { get; private set; }

    public string? ProposedBy { get; private set; }

    public DateTimeOffset? ProposedAt { get; private set; }

    public string? DecisionReason { get; private set; }

    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Proposals that were turned down, or that the ledger did not take: the next one has a key of its own.</summary>
    public int Rounds { get; private set; }

    public long? ReleaseEntryId { get; private set; }

    public int Version { get; private set; }

    public Money Amount => Money.OfMinor(AmountMinor, Currency.Of(CurrencyCode));

    /// <returns>Why not, or null.</returns>
    public Failure? Propose(Guid accountId, long ledgerAccountId, string reason, string proposedBy, DateTimeOffset now)
    {
        if (Status != UnplacedMoneyStatus.Waiting)
        {
            return PaymentsErrors.UnplacedMoneyDecided;
        }

        (AccountId, LedgerAccountId, Reason, ProposedBy, ProposedAt) = (accountId, ledgerAccountId, reason, proposedBy, now);
        MoveTo(UnplacedMoneyStatus.Proposed);
        return null;
    }

    /// <summary>Two pairs of eyes: whoever proposed does not decide.</summary>
    /// <returns>Why not, or null.</returns>
    public Failure? Decide(Guid accountId, bool isApproved, string reason, string decidedBy, DateTimeOffset now)
    {
        if (Status != UnplacedMoneyStatus.Proposed)
        {
            return PaymentsErrors.UnplacedMoneyDecided;
        }

        if (accountId != AccountId)
        {
            return PaymentsErrors.ProposalChanged;
        }

        if (decidedBy == ProposedBy)
        {
            return PaymentsErrors.OwnProposal;
        }

        (DecisionReason, DecidedBy, DecidedAt) = (reason, decidedBy, now);
        if (isApproved)
        {
            MoveTo(UnplacedMoneyStatus.Releasing);
        }
        else
        {
            WaitAgain();
        }

        return null;
    }

    public void Release(long entryId)
    {
        ReleaseEntryId = entryId;
        MoveTo(UnplacedMoneyStatus.Released);
    }

    /// <summary>
    /// The other bank takes it back before anybody got it; saved before the ledger is asked, so that nobody releases it meanwhile.
    /// </summary>
    public void TakeBack() => MoveTo(UnplacedMoneyStatus.TakenBack);

    /// <summary>Turned down, or that account does not take it either: another one has to be proposed.</summary>
    public void WaitAgain()
    {
        Rounds++;
        (AccountId, LedgerAccountId) = (null, null);
        MoveTo(UnplacedMoneyStatus.Waiting);
    }

    private void MoveTo(UnplacedMoneyStatus status)
    {
        Status = status;
        Version++;
    }
}

internal enum UnplacedMoneyStatus
{
    /// <summary>Nobody has said yet where it goes.</summary>
    Waiting = 1,

    /// <summary>Somebody has; a second person has to agree.</summary>
    Proposed = 2,

    /// <summary>Agreed to; the entry is on its way.</summary>
    Releasing = 3,

    Released = 4,

    /// <summary>By the other bank; it is nobody's here any more.</summary>
    TakenBack = 5,
}
