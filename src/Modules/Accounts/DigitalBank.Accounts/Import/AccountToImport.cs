using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Accounts.Import;

/// <summary>A well-formed line of an import file.</summary>
/// <param name="Identifier">Electronic IBAN or domestic number.</param>
/// <param name="HolderReference">The other system's key of the holder, or one made from the account's identifier.</param>
/// <param name="OpenedOn">Null when the file does not say.</param>
/// <param name="OpeningBalance">Zero or more.</param>
internal sealed record AccountToImport(
    long LineNumber,
    string Identifier,
    bool IsIban,
    string ProductCode,
    string HolderReference,
    string HolderName,
    PartyKind HolderKind,
    string HolderCountry,
    DateOnly? OpenedOn,
    Money OpeningBalance,
    AccountBlock Block)
{
    public Currency Currency => OpeningBalance.Currency;

    public AccountKey Key => new(Identifier, Currency.Code);
}

/// <summary>What makes an account one: a number may be kept in several currencies.</summary>
internal readonly record struct AccountKey(string Identifier, string CurrencyCode);
