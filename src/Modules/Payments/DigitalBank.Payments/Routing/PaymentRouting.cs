using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Platform.Configuration;
using DigitalBank.SharedKernel.Identifiers;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Payments.Routing;

/// <summary>How an order names the payee.</summary>
/// <param name="Identifier">IBAN or another account number.</param>
/// <param name="AgentIsNamed">The payee's bank is named by BIC or by its number in a clearing system.</param>
internal sealed record CreditorInstruction(string Identifier, string? AgentBic, bool AgentIsNamed);

/// <summary>Where a payment goes.</summary>
/// <param name="Account">The payee's account here; null when the payee banks elsewhere.</param>
internal sealed record Destination(AccountView? Account);

/// <summary>Decides between which accounts a payment goes. Pure: the accounts were looked up before.</summary>
/// <remarks>One number may be kept in several currencies; the payment's currency chooses. Nothing is converted.</remarks>
internal static class PaymentRouting
{
    /// <param name="named">Our accounts with the number that the payer named.</param>
    public static Result<AccountView> Debtor(IReadOnlyList<AccountView> named, string currencyCode)
    {
        if (named.Count == 0)
        {
            return PaymentsErrors.UnknownDebtorAccount;
        }

        if (named.FirstOrDefault(account => account.CurrencyCode == currencyCode) is not { } debtor)
        {
            return PaymentsErrors.DebtorCurrencyNotKept;
        }

        return debtor switch
        {
            { Status: AccountStatus.Closed } => PaymentsErrors.DebtorAccountClosed,
            { Block: AccountBlock.Debits or AccountBlock.All } => PaymentsErrors.DebtorAccountBlocked,
            { Dormancy: Dormancy.Dormant } => PaymentsErrors.DebtorAccountDormant,
            _ => debtor,
        };
    }

    /// <param name="named">Our accounts with the number of the payee.</param>
    public static Result<Destination> Creditor(
        CreditorInstruction creditor, IReadOnlyList<AccountView> named, string currencyCode, BankSettings us)
    {
        if (IsOurs(creditor, named, us))
        {
            return CreditorHere(named, currencyCode).Map(account => new Destination(account));
        }

        return creditor.AgentIsNamed || Iban.TryParse(creditor.Identifier, out _)
            ? new Destination(Account: null)
            : named.Count == 0 && creditor.Identifier.Length == 0
                ? PaymentsErrors.UnknownCreditorAccount
                : PaymentsErrors.CreditorAgentMissing;
    }

    public static Result<AccountView> CreditorHere(IReadOnlyList<AccountView> named, string currencyCode)
    {
        if (named.Count == 0)
        {
            return PaymentsErrors.UnknownCreditorAccount;
        }

        if (named.FirstOrDefault(account => account.CurrencyCode == currencyCode) is not { } creditor)
        {
            return PaymentsErrors.CreditorCurrencyNotKept;
        }

        return creditor switch
        {
            { Status: AccountStatus.Closed } => PaymentsErrors.CreditorAccountClosed,
            { Block: AccountBlock.Credits or AccountBlock.All } => PaymentsErrors.CreditorAccountBlocked,
            _ => creditor,
        };
    }

    /// <summary>
    /// An IBAN says by itself whose account it is. Another number means something only at its bank: the same digits may be an account
    /// here and a different one elsewhere, so a named bank decides.
    /// </summary>
    public static bool IsOurs(CreditorInstruction creditor, IReadOnlyList<AccountView> named, BankSettings us)
    {
        if (IsOurBic(creditor.AgentBic, us))
        {
            return true;
        }

        return Iban.TryParse(creditor.Identifier, out var iban)
            ? named.Count > 0 || IsOurIban(iban, us)
            : !creditor.AgentIsNamed && named.Count > 0;
    }

    private static bool IsOurBic(string? bic, BankSettings us) =>
        Bic.TryParse(bic, out var theirs) && Bic.TryParse(us.Bic, out var ours) && theirs == ours;

    private static bool IsOurIban(Iban iban, BankSettings us) =>
        iban.CountryCode == us.CountryCode && iban.Bban.StartsWith(us.BankCode, StringComparison.Ordinal);
}
