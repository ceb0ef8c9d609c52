using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Import;
using DigitalBank.Accounts.LifeCycle;
using DigitalBank.Accounts.Mandates;
using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.SharedKernel.Identifiers;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Accounts.Holding;

/// <summary>A customer's account. Its balance is the ledger's; here stands who holds it and what may be done with it.</summary>
internal sealed class Account
{
    /// <summary>Max140Text, the longest name that ISO 20022 messages carry.</summary>
    public const int MaxHolderNameLength = 140;

    private Account()
    {
    }

    public Guid Id { get; private init; }

    /// <summary>The IBAN, or the domestic number where there is none; unique together with the currency.</summary>
    public string Identifier { get; private init; } = "";

    public string? Iban { get; private init; }

    public string ProductCode { get; private set; } = "";

    public string CurrencyCode { get; private init; } = "";

    public Guid HolderPartyId { get; private set; }

    /// <summary>
    /// A copy, kept up to date by <see cref="RenameHolderWhenPartyRenamed"/>, so that a statement needs no other module. Stored
    /// sealed.
    /// </summary>
    public string HolderName { get; private set; } = "";

    public AccountStatus Status { get; private set; } = AccountStatus.Active;

    /// <summary>What the blocks in force stop together.</summary>
    public AccountBlock Block { get; private set; }

    public Dormancy Dormancy { get; private set; }

    /// <summary>The business date on which it became inactive or dormant; null while the customer uses it.</summary>
    public DateOnly? DormantSince { get; private set; }

    /// <summary>Who asked for the reactivation of a dormant account, until somebody else has approved it.</summary>
    public string? ReactivationAskedBy { get; private set; }

    public string? ReactivationReason { get; private set; }

    /// <summary>Days without activity count anew from here.</summary>
    public DateOnly? ReactivatedOn { get; private set; }

    /// <summary>What a payment needs where several parties hold the account.</summary>
    public SigningRule Signing { get; private set; }

    public DateOnly OpenedOn { get; private init; }

    /// <summary>The first day of the product that it has; null where it always had it.</summary>
    public DateOnly? SwitchedOn { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    public string? CloseReason { get; private set; }

    /// <summary>Where the balance goes at closing; null where there is none.</summary>
    public Guid? PayOutAccountId { get; private set; }

    /// <summary>Null until the ledger has opened its side.</summary>
    public long? LedgerAccountId { get; private set; }

    public PendingChange Pending { get; private set; }

    /// <summary>Who asked to open it under which key; the same request again finds the account here after a crash.</summary>
    public Guid? OpeningKey { get; private init; }

    /// <summary>What the import line said; null for an account that the bank opened itself.</summary>
    public string? ImportFingerprint { get; private init; }

    /// <summary>Taken over from another system, in minor units.</summary>
    public long OpeningBalance { get; private init; }

    /// <summary>The opening balance stands in the ledger and the block of the import line is in force.</summary>
    public bool TakenOver { get; private set; }

    public int Version { get; private set; }

    public AccountState State => this switch
    {
        { LedgerAccountId: null } => AccountState.Opening,
        { Status: AccountStatus.Closed } => AccountState.Closed,
        { Pending: PendingChange.Closing } => AccountState.Closing,
        { Dormancy: Dormancy.Dormant, Block: AccountBlock.None } => AccountState.Dormant,
        { Dormancy: Dormancy.Dormant } => AccountState.DormantAndBlocked,
        { Block: not AccountBlock.None } => AccountState.Blocked,
        { Dormancy: Dormancy.Inactive } => AccountState.Inactive,
        _ => AccountState.Active,
    };

    /// <summary>The intent to open an account; it counts once the ledger has opened its side.</summary>
    /// <param name="accountId">The application's id, where there was one.</param>
    public static Account Open(
        OpenAccount command, Guid openingKey, Guid accountId, Iban iban, string holderName, DateOnly today) => new()
        {
            Id = accountId,
            Identifier = iban.ToString(),
            Iban = iban.ToString(),
            ProductCode = command.ProductCode,
            CurrencyCode = command.CurrencyCode,
            HolderPartyId = command.HolderPartyId,
            HolderName = holderName,
            OpenedOn = today,
            OpeningKey = openingKey,
            TakenOver = true,
            Pending = PendingChange.Opening,
        };

    /// <summary>An account that another system kept so far. The ledger has opened its side already.</summary>
    public static Account TakeOver(AccountToImport line, PartyView holder, long ledgerAccountId, DateOnly today) => new()
    {
        Id = Guid.CreateVersion7(),
        Identifier = line.Identifier,
        Iban = line.IsIban ? line.Identifier : null,
        ProductCode = line.ProductCode,
        CurrencyCode = line.Currency.Code,
        HolderPartyId = holder.PartyId,
        HolderName = holder.Name,
        Block = line.Block,
        OpenedOn = line.OpenedOn ?? today,
        LedgerAccountId = ledgerAccountId,
        ImportFingerprint = LineFingerprint.Of(line),
        OpeningBalance = line.OpeningBalance.MinorUnits,
    };

    /// <summary>The ledger has opened its side: from here on the account exists for everybody.</summary>
    public void ConfirmOpened(long ledgerAccountId)
    {
        LedgerAccountId = ledgerAccountId;
        Change(PendingChange.None);
    }

    /// <summary>Blocks have been placed or lifted. The ledger is brought in step next.</summary>
    /// <param name="together">What those in force stop together.</param>
    public void SetBlock(AccountBlock together)
    {
        Block = together;
        Change(PendingChange.Blocking);
    }

    /// <summary>Decides to close. Nothing is closed yet: the ledger may find that the balance is not zero.</summary>
    public void BeginClosing(string reason, Guid? payOutAccountId)
    {
        CloseReason = reason;
        PayOutAccountId = payOutAccountId;
        Change(PendingChange.Closing);
    }

    public void ConfirmClosed(DateOnly today)
    {
        Status = AccountStatus.Closed;
        ClosedOn = today;
        Change(PendingChange.None);
    }

    public void CancelClosing()
    {
        CloseReason = null;
        PayOutAccountId = null;
        Change(PendingChange.None);
    }

    public void ConfirmBlock() => Change(PendingChange.None);

    /// <summary>Holders came or went, or sign otherwise.</summary>
    public void ChangeHolders(SigningRule signing)
    {
        Signing = signing;
        Version++;
    }

    public void SwitchTo(string productCode, DateOnly today)
    {
        (ProductCode, SwitchedOn) = (productCode, today);
        Version++;
    }

    /// <summary>A fee has been charged that counts towards a most of the month.</summary>
    public void NoteFee() => Version++;

    /// <summary>How far it may be overdrawn has been arranged anew.</summary>
    public void NoteOverdraft() => Version++;

    public void RenameHolder(string name)
    {
        HolderName = name;
        Version++;
    }

    /// <summary>The holder turned out to be another party that the bank has.</summary>
    public void MoveTo(Guid partyId, string name)
    {
        HolderPartyId = partyId;
        RenameHolder(name);
    }

    /// <summary>The customer has not paid from it for long, or has paid again.</summary>
    public void SetDormancy(Dormancy dormancy, DateOnly since)
    {
        Dormancy = dormancy;
        DormantSince = dormancy == Dormancy.None ? null : since;
        (ReactivationAskedBy, ReactivationReason) = (null, null);
        Version++;
    }

    public void AskForReactivation(string reason, string askedBy)
    {
        (ReactivationAskedBy, ReactivationReason) = (askedBy, reason);
        Version++;
    }

    /// <returns>Why not, or null.</returns>
    public Failure? Reactivate(string approvedBy, DateOnly today)
    {
        if (ReactivationAskedBy is null)
        {
            return LifeCycleErrors.ReactivationNotAsked;
        }

        if (ReactivationAskedBy == approvedBy)
        {
            return LifeCycleErrors.SecondPersonNeeded;
        }

        SetDormancy(Dormancy.None, today);
        ReactivatedOn = today;
        return null;
    }

    public AccountView View() => new(
        Id, Identifier, Iban, ProductCode, CurrencyCode, HolderPartyId, HolderName, Status, Block, OpenedOn, ClosedOn, LedgerAccountId!.Value,
        Dormancy);

    private void Change(PendingChange pending)
    {
        Pending = pending;
        Version++;
    }
}
