using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Import;
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

    public string ProductCode { get; private init; } = "";

    public string CurrencyCode { get; private init; } = "";

    public Guid HolderPartyId { get; private set; }

    /// <summary>
    /// A copy, kept up to date by <see cref="RenameHolderWhenPartyRenamed"/>, so that a statement needs no other module. Stored
    /// sealed.
    /// </summary>
    public string HolderName { get; private set; } = "";

    public AccountStatus Status { get; private set; } = AccountStatus.Active;

    public AccountBlock Block { get; private set; }

    public string? BlockReason { get; private set; }

    public DateOnly OpenedOn { get; private init; }

    public DateOnly? ClosedOn { get; private set; }

    public string? CloseReason { get; private set; }

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

    /// <summary>The intent to open an account; it counts once the ledger has opened its side.</summary>
    public static Account Open(OpenAccount command, Guid openingKey, Iban iban, string holderName, DateOnly today) => new()
    {
        Id = Guid.CreateVersion7(),
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
        BlockReason = line.Block == AccountBlock.None ? null : "Blocked when it was taken over",
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

    /// <summary>Decides which sides are blocked from now on. The same decision again is allowed: it reaches the ledger once more.</summary>
    /// <returns>Why not, or null.</returns>
    public Failure? SetBlock(AccountBlock block, string reason)
    {
        if (FailureOfState() is { } failure)
        {
            return failure;
        }

        Block = block;
        BlockReason = block == AccountBlock.None ? null : reason;
        Change(PendingChange.Blocking);
        return null;
    }

    /// <summary>Decides to close. Nothing is closed yet: the ledger may find that the balance is not zero.</summary>
    /// <returns>Why not, or null.</returns>
    public Failure? BeginClosing(string reason)
    {
        if (Status == AccountStatus.Closed)
        {
            return AccountsErrors.AccountClosed;
        }

        if (Block != AccountBlock.None)
        {
            return AccountsErrors.AccountBlocked;
        }

        CloseReason = reason;
        Change(PendingChange.Closing);
        return null;
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
        Change(PendingChange.None);
    }

    public void ConfirmBlock() => Change(PendingChange.None);

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

    public AccountView View() => new(
        Id, Identifier, Iban, ProductCode, CurrencyCode, HolderPartyId, HolderName, Status, Block, OpenedOn, ClosedOn, LedgerAccountId!.Value);

    /// <returns>Why nothing can be changed any more, or null.</returns>
    public Failure? FailureOfState() => (Status, Pending) switch
    {
        (AccountStatus.Closed, _) => AccountsErrors.AccountClosed,
        (_, PendingChange.Closing) => AccountsErrors.AccountClosing,
        _ => null,
    };

    private void Change(PendingChange pending)
    {
        Pending = pending;
        Version++;
    }
}
