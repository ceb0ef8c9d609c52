using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Accounts.Contracts.Holding;

/// <summary>
/// Opens a current or savings account with an IBAN of this bank. Refused for a product that two people open: that is applied for.
/// </summary>
/// <param name="ProductCode"><c>current</c> or <c>savings</c>.</param>
/// <param name="CurrencyCode">ISO 4217.</param>
public sealed record OpenAccount(
    Guid IdempotencyKey,
    Guid HolderPartyId,
    string ProductCode,
    string CurrencyCode) : IIdempotentCommand, ICommand<AccountView>
{
    /// <summary>
    /// For a module that carries an opening on whoever asks next: keys are then told apart by this word and not by caller. Null otherwise.
    /// </summary>
    public string? Origin { get; init; }
}

/// <summary>Whether the bank opens such accounts now: the product exists and is kept in the currency.</summary>
public sealed record CheckOpening(string ProductCode, string CurrencyCode) : IQuery<Done>;

/// <summary>Closes an account for good: posts its final interest, pays out what is left, and ends it.</summary>
/// <param name="PayOutAccountId">Another account of this bank in the same currency, for the balance; null where it is zero.</param>
public sealed record CloseAccount(Guid AccountId, string Reason, Guid? PayOutAccountId = null) : ICommand<AccountView>;

/// <param name="VisibleTo">A party that has to hold the account or have a mandate for it; for everybody else there is no such account.</param>
public sealed record GetAccount(Guid AccountId, Guid? VisibleTo = null) : IQuery<AccountView>;

/// <summary>Many accounts by their ids; those that are not there are missing from the answer.</summary>
/// <param name="AccountIds">At most 10,000.</param>
public sealed record GetAccounts(IReadOnlyCollection<Guid> AccountIds) : IQuery<IReadOnlyDictionary<Guid, AccountView>>;

/// <summary>A page of accounts, of one holder, alone or with others, or of all.</summary>
public sealed record ListAccounts(Guid? HolderPartyId, Guid? After, int Limit) : IQuery<IReadOnlyList<AccountView>>;

/// <summary>
/// Finds accounts by IBAN or domestic number. One number may be kept in several currencies, so an identifier can have several answers.
/// Unknown identifiers are missing from the answer. IBANs may be written with spaces.
/// </summary>
public sealed record FindAccounts(IReadOnlyCollection<string> Identifiers)
    : IQuery<IReadOnlyDictionary<string, IReadOnlyList<AccountView>>>;

/// <param name="Identifier">The IBAN, or the domestic number where the account has none.</param>
/// <param name="Iban">Electronic format, or null for an imported account without one.</param>
/// <param name="LedgerAccountId">The account's place in the ledger.</param>
public sealed record AccountView(
    Guid AccountId,
    string Identifier,
    string? Iban,
    string ProductCode,
    string CurrencyCode,
    Guid HolderPartyId,
    string HolderName,
    AccountStatus Status,
    AccountBlock Block,
    DateOnly OpenedOn,
    DateOnly? ClosedOn,
    long LedgerAccountId,
    Dormancy Dormancy = Dormancy.None);

public enum AccountStatus
{
    Active = 1,
    Closed = 2,
}

/// <summary>What a block stops. Several together stop what any of them stops.</summary>
public enum AccountBlock
{
    None = 0,
    Debits = 1,
    Credits = 2,
    All = 3,
}

/// <summary>Whether the holder still uses the account, by the days that the product's terms name.</summary>
public enum Dormancy
{
    None = 0,

    /// <summary>Not used for long; nothing is refused yet.</summary>
    Inactive = 1,

    /// <summary>Not used for so long that the holder's payments are refused until staff have reactivated it.</summary>
    Dormant = 2,
}

public sealed record AccountOpened(Guid AccountId, Guid HolderPartyId, string ProductCode, string CurrencyCode) : IIntegrationEvent
{
    Guid IIntegrationEvent.AggregateId => AccountId;
}

public sealed record AccountClosed(Guid AccountId) : IIntegrationEvent
{
    Guid IIntegrationEvent.AggregateId => AccountId;
}
