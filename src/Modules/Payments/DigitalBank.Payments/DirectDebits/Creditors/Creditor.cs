using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Payments.DirectDebits.Creditors;

/// <summary>How much a creditor may collect.</summary>
/// <param name="MostAtOnceMinor">Of one collection, in minor units of the account's currency.</param>
/// <param name="MostPerDayMinor">Of all that fall due on one day.</param>
/// <param name="MostReturnedBasisPoints">Of ten thousand collections, so many may come back before no new ones are taken.</param>
internal sealed record CollectingTerms(long MostAtOnceMinor, long MostPerDayMinor, int MostReturnedBasisPoints);

/// <summary>An account of the creditor, in the currency in which it collects.</summary>
internal sealed record CreditorAccount(Guid AccountId, long LedgerAccountId, string Identifier);

/// <summary>A customer of ours that collects direct debits. What it may do was proposed by one member of staff and approved by another.</summary>
internal sealed class Creditor
{
    public Guid Id { get; init; }

    public Guid PartyId { get; private set; }

    /// <summary>Where the money goes, and what comes back is taken from.</summary>
    public Guid AccountId { get; private set; }

    public long LedgerAccountId { get; private set; }

    public string AccountIdentifier { get; private set; } = string.Empty;

    public string CurrencyCode { get; init; } = string.Empty;

    /// <summary>Its identifier in the scheme, in electronic form.</summary>
    public string SchemeId { get; init; } = string.Empty;

    /// <summary>The same without business code; unique.</summary>
    public string SchemeKey { get; init; } = string.Empty;

    /// <summary>As debtors see it.</summary>
    public string? Name { get; private set; }

    public CreditorStatus Status { get; private set; } = CreditorStatus.Proposed;

    /// <summary>In force; null before the first approval.</summary>
    public CollectingTerms? Terms { get; private set; }

    /// <summary>Waits for a second person; null where nothing does.</summary>
    public CollectingTerms? ProposedTerms { get; private set; }

    /// <summary>The account that takes the place of the present one with the proposed terms; null where it stays.</summary>
    public CreditorAccount? ProposedAccount { get; private set; }

    /// <summary>Raised by each proposal and each stop: whoever decides names the one that was looked at.</summary>
    public int Revision { get; private set; }

    public string? Reason { get; private set; }

    public string? ProposedBy { get; private set; }

    public string? DecisionReason { get; private set; }

    public string? DecidedBy { get; private set; }

    public DateTimeOffset ProposedAt { get; private set; }

    /// <summary>Raised by each collection that is taken too: two at once cannot exceed a limit together.</summary>
    public int Version { get; private set; }

    /// <param name="account">Of the same customer. Before the first approval nothing has gone to any, so it counts at once.</param>
    /// <returns>Why not, or null.</returns>
    public Failure? Propose(string name, CreditorAccount account, CollectingTerms terms, string reason, string proposedBy, DateTimeOffset now)
    {
        if (ProposedTerms is not null)
        {
            return CollectingErrors.CreditorProposalOpen;
        }

        if (Terms is null)
        {
            PayInto(account);
        }

        (Name, ProposedTerms, Reason, ProposedBy, ProposedAt) = (Name ?? name, terms, reason, proposedBy, now);
        ProposedAccount = account.AccountId == AccountId ? null : account;
        Revision++;
        Version++;
        return null;
    }

    /// <summary>Two pairs of eyes: whoever proposed does not decide. One that is turned down keeps the terms that it had.</summary>
    /// <param name="revision">The one that was looked at.</param>
    /// <returns>Why not, or null.</returns>
    public Failure? Decide(int revision, bool isApproved, string reason, string decidedBy)
    {
        if (ProposedTerms is null)
        {
            return CollectingErrors.CreditorProposalMissing;
        }

        if (revision != Revision)
        {
            return CollectingErrors.CreditorProposalChanged;
        }

        if (decidedBy == ProposedBy)
        {
            return PaymentsErrors.OwnProposal;
        }

        if (isApproved)
        {
            (Terms, Status) = (ProposedTerms, CreditorStatus.Approved);
            PayInto(ProposedAccount ?? new CreditorAccount(AccountId, LedgerAccountId, AccountIdentifier));
        }
        else if (Terms is null)
        {
            Status = CreditorStatus.Refused;
        }

        (ProposedTerms, ProposedAccount, DecisionReason, DecidedBy) = (null, null, reason, decidedBy);
        Version++;
        return null;
    }

    /// <summary>No collection is taken or sent until new terms are approved.</summary>
    public void Stop(string reason, string stoppedBy)
    {
        (Status, DecisionReason, DecidedBy) = (CreditorStatus.Stopped, reason, stoppedBy);
        Revision++;
        Version++;
    }

    /// <summary>A collection was taken.</summary>
    public void Count() => Version++;

    /// <summary>The customer is known under another number from now on.</summary>
    public void MoveTo(Guid partyId)
    {
        PartyId = partyId;
        Version++;
    }

    /// <returns>Why it may not collect, or null.</returns>
    public Failure? WhyNotCollect() => Status switch
    {
        CreditorStatus.Approved => null,
        CreditorStatus.Stopped => CollectingErrors.CreditorStopped,
        _ => CollectingErrors.CreditorNotApproved,
    };

    /// <summary>The limits, in the order in which they are checked.</summary>
    /// <param name="dueThatDayMinor">Of the collections that count already; the sum is checked, so it cannot run over.</param>
    /// <returns>Why the amount is too much, or null.</returns>
    public Failure? WhyTooMuch(Money amount, long dueThatDayMinor, ReturnedShare returned)
    {
        var terms = Terms!;
        return amount.Currency.Code != CurrencyCode ? CollectingErrors.CollectionCurrencyWrong
            : amount.MinorUnits > terms.MostAtOnceMinor ? CollectingErrors.CollectionTooLarge
            : amount.MinorUnits > terms.MostPerDayMinor - dueThatDayMinor ? CollectingErrors.DayLimitExceeded
            : returned.IsAbove(terms.MostReturnedBasisPoints) ? CollectingErrors.TooManyReturned
            : null;
    }

    private void PayInto(CreditorAccount account) =>
        (AccountId, LedgerAccountId, AccountIdentifier) = (account.AccountId, account.LedgerAccountId, account.Identifier);
}

/// <summary>How many collections of late came back.</summary>
/// <param name="Finished">Those that were collected, the returned ones included.</param>
internal sealed record ReturnedShare(long Finished, long Returned)
{
    private const int OutOf = 10_000;

    /// <summary>Below so many, one that came back says nothing.</summary>
    private const int FewestThatTell = 10;

    public bool IsAbove(int basisPoints) => Finished >= FewestThatTell && Returned * OutOf > Finished * basisPoints;
}

internal enum CreditorStatus
{
    /// <summary>Waits for the first approval.</summary>
    Proposed = 1,

    Approved = 2,

    Refused = 3,

    /// <summary>It was approved, and may not collect for now.</summary>
    Stopped = 4,
}
